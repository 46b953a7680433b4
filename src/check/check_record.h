// What a finished record says against itself.
//
//     Diagnostics found = check_record(record);
#pragma once

#include "base/diagnostic.h"
#include "record/record.h"

namespace zhenggai {

// `unknown-family` (error): no grammar fits the document. `no-problems` (warning): a plan in which no
// problem was found. `total-mismatch` (warning): the document declares another number of problems or
// measures than were found.
Diagnostics check_record(const Record& record);

}  // namespace zhenggai
