// Diagnostics as a person reads them, in the manner of compilers.
//
//     plan.yaml:4:10: error: unknown key `patern` [unknown-key]
//         patern: '第…'
//         ^
//       help: did you mean `pattern`?
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace zhenggai {

// All lines of one diagnostic, each with its line end. The caret stands under the column by display
// width: a Han character is two columns wide. Of a line that is wider than a terminal (80 columns) an excerpt
// around the caret is shown, with … where it is cut. Control characters of the line are shown as U+FFFD.
std::string diagnostic_text(const Diagnostic& diagnostic);

// The same with a line of the source that the diagnostic does not carry itself; empty: none is shown.
std::string diagnostic_text(const Diagnostic& diagnostic, std::string_view source_line);

// The line with a caret under a column (1-based, in code points), as it stands below a diagnostic.
std::string caret_text(std::string_view line, std::size_t column);

// Writes diagnostic_text to standard error.
void show(const Diagnostic& diagnostic);
void show(const Diagnostics& diagnostics);

}  // namespace zhenggai
