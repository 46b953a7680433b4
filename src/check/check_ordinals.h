// Warns of numbers that a document's lists miss, repeat or mix up.
//
//     Diagnostics found = check_ordinals(document, read_ordinals(document.tree));
//     // warning number-gap, line 90: 二、 is missing between 一、 (line 10) and 三、 (line 90)
//
// - `number-gap`: a number is missing in a row. Stands where the loss shows first, which may be a list that
//   begins anew between the numbers before and behind; the message names both.
// - `number-repeat`: a number stands a second time in a row.
// - `number-order`: a number stands before a smaller one of its row.
// - `number-restart`: a row begins anew although nothing new stands above it.
// - `number-style`: a number of another style stands in a row that it continues: （一）（二）3.（四）.
// - `level-jump` (note): a list stands right below what everywhere else in the document has one more level
//   between.
//
// Which lists make a row is said in check/ordinal_series.h, what explains what in check/ordinal_faults.h.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "check/check_input.h"
#include "check/ordinal_faults.h"

namespace zhenggai {

// What is wrong with the numbers of the tree; the indices are those of `tree.ordinals`.
std::vector<OrdinalFault> read_ordinals(const DocumentTree& tree);

// A diagnostic for each fault that no other one explains, in the order of the faults.
Diagnostics check_ordinals(const CheckInput& document, const std::vector<OrdinalFault>& faults);

}  // namespace zhenggai
