// Which family a document is of, and why.
//
//     const FamilyChooser chooser(builtin_families());
//     const Grammar* family = chooser.choose(facts);          // null: of none that is known
//     for (const FamilyWeight& weight : chooser.weigh(facts)) ...   // every family with its reasons
#pragma once

#include <vector>

#include "document/family_score.h"
#include "grammar/grammar.h"
#include "match/detector.h"

namespace zhenggai {

// The built-in grammars that say how their documents are recognised, ordered by name.
std::vector<const Grammar*> builtin_families();

struct FamilyWeight {
    const Grammar* grammar = nullptr;
    FamilyScore score = {};
};

// Immutable. A document is of the family that gets the most points, if that are at least its threshold;
// of families with equal points the first one is taken.
class FamilyChooser {
  public:
    // The grammars must outlive it.
    explicit FamilyChooser(const std::vector<const Grammar*>& families);

    // Looks at paragraphs only where they can change the answer.
    const Grammar* choose(const DetectionFacts& facts) const;

    // All families, most points first; those with equal points in the order given.
    std::vector<FamilyWeight> weigh(const DetectionFacts& facts) const;

  private:
    std::vector<Detector> detectors_;
};

}  // namespace zhenggai
