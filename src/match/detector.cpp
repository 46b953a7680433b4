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

    // False where the pattern does not match a text that folding does not change.
    bool may_match(std::string_view text) const {
        return text.empty() || ends.test(static_cast<unsigned char>(text.back()));
    }

    Pattern pattern;
    std::bitset<256> ends;  // the bytes that texts end with which it may match
};

}  // namespace

struct Detector::State {
    const Grammar& grammar;
    std::vector<std::optional<ReadySignal>> signals;  // those that have a pattern
};

Detector::Detector(const Grammar& grammar) {
    auto state = std::make_unique<State>(State{grammar, {}});
    for (const Signal& signal : grammar.detection.signals) {
        state->signals.emplace_back();
        if (signal.pattern) state->signals.back().emplace(*signal.pattern);
    }
    state_ = std::move(state);
}

Detector::~Detector() = default;
Detector::Detector(Detector&&) noexcept = default;
Detector& Detector::operator=(Detector&&) noexcept = default;

const Grammar& Detector::grammar() const { return state_->grammar; }

bool Detector::matches(std::size_t signal, std::string_view text, Foldable foldable) const {
    const std::optional<ReadySignal>& ready = state_->signals[signal];
    if (!ready) return false;
    if (foldable == Foldable::never) return ready->may_match(text) && ready->pattern.begins(text);
    if (!text.empty()) {
        const TextEnds ends(text);
        if (ends.stay && !ready->pattern.may_begin(ends)) return false;
    }
    Folding folding(foldable);
    return ready->pattern.begins(folding.fold(text));
}

}  // namespace zhenggai
