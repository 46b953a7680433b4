// What a finished record says against itself.
//
//     Diagnostics found = check_record({tree, record, grammar, text, provenance});
#pragma once

#include "base/diagnostic.h"
#include "check/check_input.h"

namespace zhenggai {

// `unknown-family` (error): no grammar fits the document. `no-problems` (warning): none in a document of
// a family that has problems. `total-mismatch` (warning): the document declares another number of problems or
// measures than were found.
Diagnostics check_record(const CheckInput& document);

}  // namespace zhenggai
