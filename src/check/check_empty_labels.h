// Warns of labels at the end of a text that nothing follows, and of problems and measures without words.
//
//     // 整改目标：江岸恢复原貌。整改期限：
//     Diagnostics found = check_empty_labels(document);
//     // warning label-without-value, line 7, column 14: the label 整改期限 has no value
#pragma once

#include "base/diagnostic.h"
#include "check/check_input.h"

namespace zhenggai {

// `label-without-value` where a paragraph of a problem, of a measure or of one of their values ends with a
// label of the grammar behind a stop, and with its colon; and at a problem or measure that has its label or
// number and no text. Labels at the start of a paragraph are told by build_record. Linear.
Diagnostics check_empty_labels(const CheckInput& document);

}  // namespace zhenggai
