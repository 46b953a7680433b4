#include "match/detector.h"

#include <re2/re2.h>

#include <vector>

#include "text/fold.h"

namespace zhenggai {

struct Detector::State {
    const Grammar& grammar;
    std::vector<std::unique_ptr<const RE2>> patterns;  // of each signal; null where it has none
};

Detector::Detector(const Grammar& grammar) {
    RE2::Options options;
    options.set_log_errors(false);
    auto state = std::make_unique<State>(State{grammar, {}});
    for (const Signal& signal : grammar.detection.signals)
        state->patterns.push_back(signal.pattern ? std::make_unique<const RE2>(*signal.pattern, options)
                                                 : nullptr);
    state_ = std::move(state);
}

Detector::~Detector() = default;
Detector::Detector(Detector&&) noexcept = default;
Detector& Detector::operator=(Detector&&) noexcept = default;

const Grammar& Detector::grammar() const { return state_->grammar; }

bool Detector::matches(std::size_t signal, std::string_view text) const {
    const RE2* pattern = state_->patterns[signal].get();
    if (pattern == nullptr) return false;
    Folding folding;
    const std::string_view plain = folding.fold(text);
    return pattern->Match({plain.data(), plain.size()}, 0, plain.size(), RE2::ANCHOR_START, nullptr, 0);
}

}  // namespace zhenggai
