// What a finished record says against itself.
//
//     Diagnostics found = check_record(record, grammar);
#pragma once

#include "base/diagnostic.h"
#include "grammar/grammar.h"
#include "record/record.h"

namespace zhenggai {

// `unknown-family` (error): no grammar fits the document. `no-problems` (warning): none in a document of
// a family that has problems. `total-mismatch` (warning): the document declares another number of problems or
// measures than were found.
Diagnostics check_record(const Record& record, const Grammar& grammar);

}  // namespace zhenggai
