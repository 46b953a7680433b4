// Warns of units and deadlines that have become text because no label stands before them.
//
//     Diagnostics found = check_unlabelled_values(document);
//     // warning value-without-label, line 12: this paragraph of a measure is a list of units without a
//     label: …
#pragma once

#include "base/diagnostic.h"
#include "check/check_input.h"

namespace zhenggai {

// `value-without-label` for every paragraph but the first of a problem's or a measure's text that is nothing
// but units or a time (value/bare_value.h). Where no text can continue, build_record gives the same code.
Diagnostics check_unlabelled_values(const CheckInput& document);

}  // namespace zhenggai
