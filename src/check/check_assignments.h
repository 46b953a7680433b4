// Notes the items of a list of tasks under headings that nobody is named for.
//
//     Diagnostics found = check_assignments(document);
//     // note item-without-assignment, line 18: （三） names nobody who answers, while 4 of the 5 other items
//     of its list do
#pragma once

#include "base/diagnostic.h"
#include "check/check_input.h"

namespace zhenggai {

// `item-without-assignment`, at the number of an item that is no measure and has none below it, where most of
// the items of its list are measures under headings, or all others. Such an item is in no list of the record,
// since only who answers makes it a measure. Linear but for the sorting of lines.
Diagnostics check_assignments(const CheckInput& document);

}  // namespace zhenggai
