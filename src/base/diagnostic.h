// What went wrong or deserves a look, as a value.
//
//     Diagnostic d{.severity = Severity::error,
//                  .code = "file-not-found",
//                  .message = "the file does not exist",
//                  .remedy = "check the path",
//                  .source = "plans/a.txt"};
//
// The library never prints one: it returns them, in records or in a Result; cli/ shows them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"

namespace zhenggai {

enum class Severity { note, warning, error };

// "note", "warning" or "error".
std::string_view severity_name(Severity severity);

struct Diagnostic {
    Severity severity = Severity::error;
    std::string code = {};                   // stable, kebab-case: "number-gap"
    std::string message = {};                // one sentence without final stop
    std::optional<std::string> remedy = {};  // what to do about it, one sentence without final stop
    std::string source = {};  // the input or grammar file that it speaks of, as named by the user
    std::optional<Position> position = {};
    std::optional<std::string> source_line = {};  // the text of that line, for a caret display
};

using Diagnostics = std::vector<Diagnostic>;

// True where at least one entry is of `severity` or above.
bool any_at_least(const Diagnostics& diagnostics, Severity severity);

}  // namespace zhenggai
