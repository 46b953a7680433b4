// `zhenggai explain`: what a code of a diagnostic means, why it matters and what to do.
//
//     ExplainFlags flags{.code = "number-gap"};
//     ExitCode code = run_explain(flags);
#pragma once

#include <optional>
#include <string>

#include "cli/exit_code.h"

namespace zhenggai {

// The flags as typed.
struct ExplainFlags {
    std::optional<std::string> code = {};  // none: all are listed
};

// Writes the explanation of the code, or a line for each that there is, to standard output. usage where there
// is no such code.
ExitCode run_explain(const ExplainFlags& flags);

}  // namespace zhenggai
