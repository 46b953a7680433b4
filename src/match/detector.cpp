#include "match/detector.h"

#include <optional>
#include <vector>

#include "match/pattern.h"

namespace zhenggai {

struct Detector::State {
    const Grammar& grammar;
    std::vector<std::optional<Pattern>> patterns;  // of each signal that has one
};

Detector::Detector(const Grammar& grammar) {
    auto state = std::make_unique<State>(State{grammar, {}});
    for (const Signal& signal : grammar.detection.signals) {
        state->patterns.emplace_back();
        if (signal.pattern) state->patterns.back().emplace(*signal.pattern);
    }
    state_ = std::move(state);
}

Detector::~Detector() = default;
Detector::Detector(Detector&&) noexcept = default;
Detector& Detector::operator=(Detector&&) noexcept = default;

const Grammar& Detector::grammar() const { return state_->grammar; }

bool Detector::matches(std::size_t signal, std::string_view text, Foldable foldable) const {
    const std::optional<Pattern>& pattern = state_->patterns[signal];
    if (!pattern) return false;
    if (!text.empty()) {
        const TextEnds ends(text);
        if (ends.stay && !pattern->may_begin(ends)) return false;
    }
    Folding folding(foldable);
    return pattern->begins(folding.fold(text));
}

}  // namespace zhenggai
