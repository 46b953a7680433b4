// What is to be said of a paragraph that has no place in the record.
//
//     const Stray stray{.kind = StrayKind::unknown_label, .text = "验收标准："};
//     stray_diagnostic(stray, grammar, plain).code;      // "unknown-label"
#pragma once

#include "base/diagnostic.h"
#include "document/document_tree.h"
#include "grammar/grammar.h"
#include "text/fold.h"

namespace zhenggai {

// Without a place, which is the caller's to add. `plain` folds the text where a value is looked for in it: one
// that stands alone is told as `value-without-label`.
Diagnostic stray_diagnostic(const Stray& stray, const Grammar& grammar, Folding& plain);

}  // namespace zhenggai
