// What a finished record says against itself.
//
//     Diagnostics found = check_record({tree, record, grammar, text, provenance, positions});
#pragma once

#include "base/diagnostic.h"
#include "check/check_input.h"

namespace zhenggai {

// `unknown-family` (error): no grammar fits the document. `no-problems` (warning): none in a document of
// a family that has problems, and no list in columns that was reported. What is wrong with the numbers of the lists: check/check_ordinals.h; with what
// the document declares of itself: check/check_totals.h. Neither is asked where the family is unknown.
Diagnostics check_record(const CheckInput& document);

}  // namespace zhenggai
