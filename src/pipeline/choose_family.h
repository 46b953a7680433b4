// Which family a document is of, and why.
//
//     const FamilyChooser chooser(builtin_families());
//     const Grammar* family = chooser.choose(facts);          // null: of none that is known
//     for (const FamilyWeight& weight : chooser.weigh(facts)) ...   // every family with its reasons
#pragma once

#include <string_view>
#include <vector>

#include "document/family_score.h"
#include "grammar/grammar.h"
#include "match/detector.h"

namespace zhenggai {

// A grammar that says how its documents are recognised.
struct Family {
    std::string_view name = {};
    const Detection* detection = nullptr;
    const Grammar* grammar =
        nullptr;  // null: the built-in one of that name, made where it is first asked for
};

// The built-in ones, ordered by name.
std::vector<Family> builtin_families();

struct FamilyWeight {
    const Grammar* grammar = nullptr;
    FamilyScore score = {};
};

// Immutable. A document is of the family that gets the most points, if that are at least its threshold;
// of families with equal points the first one is taken.
class FamilyChooser {
  public:
    // What they point to must outlive it.
    explicit FamilyChooser(std::vector<Family> families);
    explicit FamilyChooser(const std::vector<const Grammar*>& families);

    // Looks at paragraphs only where they can change the answer.
    const Grammar* choose(const DetectionFacts& facts) const;

    // All families, most points first; those with equal points in the order given.
    std::vector<FamilyWeight> weigh(const DetectionFacts& facts) const;

  private:
    std::vector<Family> families_;
    std::vector<Detector> detectors_;  // of each
};

}  // namespace zhenggai
