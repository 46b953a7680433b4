// Says which units of a record are none, and which are written in two ways.
//
//     Diagnostics found = check_units(document);
//     // warning unit-fragment, line 12, column 8: 局 is no name of a unit
//     // warning unit-variant, line 40, column 6: 青石水务公司 and 青石水务有限公司 (line 8, column 6) may
//     // be one unit
#pragma once

#include "base/diagnostic.h"
#include "check/check_input.h"

namespace zhenggai {

// `unit-fragment` (warning), at the name: one of a single character, with a stop inside, or whose brackets do
// not match. `unit-variant` (warning): two names that differ only in how `unit_variants` of the grammar are
// written, in white space or in the width of parentheses; once for a pair, at the first place of the rarer
// one, and where both are as frequent at the one that comes later. Where a unit is written in more than two
// ways, each is paired with the most frequent. Linear but for the sorting of names.
Diagnostics check_units(const CheckInput& document);

}  // namespace zhenggai
