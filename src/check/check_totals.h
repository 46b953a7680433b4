// Compares what a document declares of itself with what was found: 共两部分，24个问题，105条具体整改措施.
//
//     Diagnostics found = check_totals(document, read_ordinals(document.tree));
//     // warning total-mismatch, line 201: the document declares 105 measures, 104 were found: the numbers
//     // break off at 12. (line 201), where 11. is expected
//
// `total-mismatch`: one for each total that differs. It stands at the first ordinal where the row of the
// things counted breaks; where it runs on without a break, or nothing is numbered, at the declaring sentence.
//
// - Measures are those of the problems and those under headings.
// - Parts are the headings 第一部分 and the like that stand over problems. A document without any counts
//   other things as parts: no diagnostic.
// - Aspects (方面) are what the problems stand under. Documents count sections, subsections or parts so:
//   where one of these counts is the number declared, there is no diagnostic. Only headings of a kind that
//   every problem stands under are counted, and where there is none, the number is not known.
// - A document that states figures of progress and lists no problem counts those of others: no diagnostic.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "check/check_input.h"
#include "check/ordinal_faults.h"

namespace zhenggai {

// `faults` are those of the document's ordinals.
Diagnostics check_totals(const CheckInput& document, const std::vector<OrdinalFault>& faults);

}  // namespace zhenggai
