// What a finished record says against itself.
//
//     Diagnostics found = check_record({tree, record, grammar, text, provenance, positions});
#pragma once

#include "base/diagnostic.h"
#include "check/check_input.h"

namespace zhenggai {

// `unknown-family` (error): no grammar fits the document; then nothing else is asked. `no-problems` (warning):
// none in a document of a family that has problems, and no list in columns that was reported. The other checks
// are those of check_ordinals.h, check_totals.h, check_assignments.h, check_completeness.h,
// check_empty_labels.h, check_unlabelled_values.h, check_deadlines.h, check_statuses.h and check_units.h.
Diagnostics check_record(const CheckInput& document);

}  // namespace zhenggai
