// Says which problem or measure lacks what the others of its document have.
//
//     Diagnostics found = check_completeness(document);
//     // warning problem-without-deadline, line 40: this problem has no 整改时限, all 23 other problems
//     // have it
//
// A part is missing where most of the items have it, or all others (of measures under headings: where most
// have it, since many name no time); nothing can be said of an only one. Problems are compared with problems,
// their measures with measures, measures under headings with each other.
#pragma once

#include "base/diagnostic.h"
#include "check/check_input.h"

namespace zhenggai {

// Warnings at the item that lacks the part: `problem-without-units`, `problem-without-deadline`,
// `problem-without-goal`, `problem-without-measures`, `measure-without-units`, `measure-without-deadline`;
// units are those of 牵头单位 or 责任单位, and parentheses count as labels. `label-missing` for every other
// label; where most but not all of the others have it, it is a note, and so is what lacks in a measure under
// headings. One of 牵头单位 and 责任单位 where the other one is there: only where all others have it. A label
// without a value counts as there. A problem needs no label that all its measures have where that is so in
// another problem, too. Linear.
Diagnostics check_completeness(const CheckInput& document);

}  // namespace zhenggai
