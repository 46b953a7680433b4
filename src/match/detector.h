// The patterns by which documents of a family are recognised, ready to run.
//
//     const Detector detector(*builtin_detection("policy-opinion"));
//     detector.matches(0, title);    // the first signal of its grammar
//
// Immutable; the detection must outlive it. Apart from Matcher, because a family that is only weighed needs
// none of its other patterns.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "grammar/grammar.h"
#include "match/block.h"
#include "text/fold.h"

namespace zhenggai {

class Detector {
  public:
    // The patterns must be valid, as those of a loaded grammar are.
    explicit Detector(const Detection& detection);
    ~Detector();
    Detector(Detector&&) noexcept;
    Detector& operator=(Detector&&) noexcept;

    const Detection& detection() const;

    // True where the pattern of the signal (by its index in Detection::signals) matches from the start of the
    // text; false for a signal without a pattern. `foldable` is that of the document.
    bool matches(std::size_t signal, std::string_view text, Foldable foldable = Foldable::maybe) const;

    // The first block from `from` on whose text the signal matches; the count of blocks without one. A block
    // that goes on with a paragraph is asked only where it is a label.
    std::size_t find(std::size_t signal, std::span<const Block> blocks, std::size_t from,
                     Foldable foldable = Foldable::maybe) const;

  private:
    struct State;
    std::unique_ptr<const State> state_;
};

}  // namespace zhenggai
