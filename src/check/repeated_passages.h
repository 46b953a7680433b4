// Passages that stand twice in one document: what a slip in copying leaves behind.
//
//     std::vector<RepeatedPassage> found = find_repeated_passages(paragraphs);
//     found[0].again;      // "各县人民政府要加强组织领导，……": the words of a passage that stood before
//     found[0].first;      // the same words where they stood first
//
// A passage is at least 100 characters (code points, marks and white space included) that stand word for word
// in one paragraph and again in the same or a later one. At least 50 of them differ from the two characters
// before them: a dot leader, a rule, a row of empty cells are no passage.
//
// Every repeat is as long as it can be, to both sides, within its paragraphs and behind the repeat reported
// before it; `again` begins at or behind the end of `first`. Where copies follow each other or overlap
// (xxxxx), they are halved: one repeat whose `first` and `again` are as long as possible (xx, xx), and one
// more where a whole passage is left over. No two `again` overlap. A passage that stands three times is
// reported twice, both times with its first place.
//
// What is found does not depend on how the text is punctuated: half-width marks or none at all are as good.
// Two limits keep hostile texts cheap. Of 24 bytes that begin more than 16 clauses (a mark and seven
// characters), the first 16 places are remembered; and where no mark stands, no place is whose character
// equals one of the two before it. A copy is missed only where all its clauses are of these kinds.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace zhenggai {

// Views into the paragraphs given, of equal text, whole characters.
struct RepeatedPassage {
    std::string_view first = {};
    std::string_view again = {};
};

// The repeats in the order of `again`. The paragraphs are those of one document in its order, well-formed
// UTF-8. Linear in their size, whatever they hold; at most one repeat for 100 characters of text. Memory: a
// table that grows with the number of clauses, about half a byte for a byte of prose.
std::vector<RepeatedPassage> find_repeated_passages(std::span<const std::string_view> paragraphs);

}  // namespace zhenggai
