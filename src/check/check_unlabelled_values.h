// Warns of units and deadlines that have become text because no label stands before them.
//
//     Diagnostics found = check_unlabelled_values(document);
//     // warning value-without-label, line 12: this paragraph of a measure is a list of units without a
//     label: …
#pragma once

#include "base/diagnostic.h"
#include "check/check_input.h"

namespace zhenggai {

// `value-without-label` for every paragraph that is nothing but units or a time (value/bare_value.h), where a
// label's value may have ended up: in the text of a problem or a measure behind its first paragraph, as a
// measure without a number, behind the first paragraph of a goal or of progress, and between measures under
// headings. Where no text can continue, build_record gives the same code. Linear.
Diagnostics check_unlabelled_values(const CheckInput& document);

}  // namespace zhenggai
