// What is wrong with the numbers of a document's lists.
//
//     std::vector<OrdinalFault> faults = find_ordinal_faults(tree.ordinals);
//     faults[0].kind;     // OrdinalFaultKind::gap
//     faults[0].at;       // index of 三、, which stands where 二、 should
//     faults[0].before;   // index of 一、
//
// One thing lost in a document makes one fault that is not explained by another:
// - A number that is missing explains what its own list does in its absence: where 二、 is lost, its （一）
//   and （二） follow those of 一、 and seem to begin anew. So do numbers of another style in its place:
//   （一）（二）3.（四）.
// - A lost, repeated or moved ordinal explains that the rows which run on below it miss, repeat or move the
//   same items: with problem （三） its measures 9 to 12 are gone.
// - Numbers that a row misses may stand between, in its style, below something else: then none is missing.
// - Numbers that begin anew behind a number of an outer style do so below that, wherever they were found to
// stand.
// - Of several lists that lack their beginning and count on from each other only the first is at fault.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "check/ordinal_series.h"
#include "document/document_tree.h"

namespace zhenggai {

enum class OrdinalFaultKind {
    gap,         // numbers `first` to `last` are missing before `at`
    repeat,      // `at` has the number of `other`, the first one
    order,       // `at` stands before `other`, which has a smaller number
    restart,     // the row begins anew at `at`; `other` is the ordinal before it
    style,       // `at` is of another style than the row that it stands in, whose number it has
    level_jump,  // between `at` and what it stands below a level is left out; `other` is an example of it
};

struct OrdinalFault {
    OrdinalFaultKind kind = OrdinalFaultKind::gap;
    std::size_t at = 0;      // index of the ordinal
    std::int64_t first = 0;  // the numbers that are missing, or the one expected
    std::int64_t last = 0;
    std::optional<std::size_t> before = {};  // of gap and style: the ordinal with the number before
    std::optional<std::size_t> behind = {};  // of gap and style: the next ordinal of the row
    std::optional<std::size_t> other = {};
    // Of a gap: the ordinal that shows best where something is lost, if that is not `at`.
    std::optional<std::size_t> seen_at = {};
    bool explained = false;  // by another fault: nothing to report by itself
};

// The faults in the order of `at`, explained ones included. Costs n log n times the depth of the nesting.
std::vector<OrdinalFault> find_ordinal_faults(std::span<const OrdinalNode> ordinals);

}  // namespace zhenggai
