// Compares the deadlines of a plan with each other.
//
//     Diagnostics found = check_deadlines(document);
//     // warning measure-after-problem, line 31: this measure is due 2023-12-31, its problem 2023-06-30
//
// What a single deadline says wrong (a day that does not exist, one before the issue of the plan) is found
// where it is read: value/read_deadline.h.
#pragma once

#include "base/diagnostic.h"
#include "check/check_input.h"

namespace zhenggai {

// `measure-after-problem` (warning): the last date of a measure's deadline, or of its text where it has no
// deadline, is later than the last of its problem's deadline. `milestone-after-deadline` (note): the running
// text of a measure names a later date than the measure's deadline has. Each stands at the later date.
// Nothing is said where the deadline that sets the limit is ongoing (长期坚持), has a date that no day could
// be given for, or a range that ends before it begins. `deadline-before-issue` (note): the text of a measure
// below a problem names a date before the day of issue, while neither of them states how things stand, and
// the document is none that tells of progress. Linear.
Diagnostics check_deadlines(const CheckInput& document);

}  // namespace zhenggai
