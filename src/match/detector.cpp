#include "match/detector.h"

#include <bitset>
#include <optional>
#include <vector>

#include "grammar/last_bytes.h"
#include "match/pattern.h"

namespace zhenggai {

namespace {

struct ReadySignal {
    explicit ReadySignal(const GatedPattern& source)
        : pattern(source), ends(last_bytes(source.gate.ends_text ? source.gate.last : every_character())) {}

    // False where the pattern does not match the text.
    bool may_match(std::string_view text, Foldable foldable) const {
        return foldable == Foldable::maybe || text.empty() ||
               ends.test(static_cast<unsigned char>(text.back()));
    }

    bool matches(std::string_view text, Foldable foldable) const {
        if (foldable == Foldable::never) return pattern.begins(text);
        if (!text.empty()) {
            const TextEnds both(text);
            if (both.stay && !pattern.may_begin(both)) return false;
        }
        Folding folding(foldable);
        return pattern.begins(folding.fold(text));
    }

    Pattern pattern;
    std::bitset<256> ends;  // the bytes that texts end with which it may match as they stand
};

}  // namespace

struct Detector::State {
    const Detection& detection;
    std::vector<std::optional<ReadySignal>> signals;  // those that have a pattern
};

Detector::Detector(const Detection& detection) {
    auto state = std::make_unique<State>(State{detection, {}});
    for (const Signal& signal : detection.signals) {
        state->signals.emplace_back();
        if (signal.pattern) state->signals.back().emplace(*signal.pattern);
    }
    state_ = std::move(state);
}

Detector::~Detector() = default;
Detector::Detector(Detector&&) noexcept = default;
Detector& Detector::operator=(Detector&&) noexcept = default;

const Detection& Detector::detection() const { return state_->detection; }

bool Detector::matches(std::size_t signal, std::string_view text, Foldable foldable) const {
    const std::optional<ReadySignal>& ready = state_->signals[signal];
    return ready && ready->may_match(text, foldable) && ready->matches(text, foldable);
}

std::size_t Detector::find(std::size_t signal, std::span<const Block> blocks, std::size_t from,
                           Foldable foldable) const {
    const std::optional<ReadySignal>& ready = state_->signals[signal];
    if (!ready) return blocks.size();
    for (std::size_t i = from; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        const bool asked = !block.continues || block.kind == BlockKind::label;
        if (asked && ready->may_match(block.text, foldable) && ready->matches(block.text, foldable)) return i;
    }
    return blocks.size();
}

}  // namespace zhenggai
