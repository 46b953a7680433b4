// Diagnostics as a person reads them, in the manner of compilers.
//
//     plan.yaml:4:10: error: unknown key `patern` [unknown-key]
//         patern: '第…'
//         ^
//       help: did you mean `pattern`?
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace zhenggai {

// All lines of one diagnostic, each with its line end. The caret stands under the column by display
// width: a Han character is two columns wide.
std::string diagnostic_text(const Diagnostic& diagnostic);

}  // namespace zhenggai
