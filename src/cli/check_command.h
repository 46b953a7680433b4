// `zhenggai check`: plans in, what is to be said against their records out.
//
//     CheckFlags flags{.inputs = {.named = {"a.txt"}}, .fail_on = Severity::error};
//     ExitCode code = run_check(flags);
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "cli/choose_inputs.h"
#include "cli/exit_code.h"
#include "text/decode.h"

namespace zhenggai {

enum class CheckFormat { text, json };

// The flags as typed.
struct CheckFlags {
    InputFlags inputs = {};
    CheckFormat format = CheckFormat::text;
    std::optional<std::string> output = {};   // none: standard output
    std::optional<std::string> grammar = {};  // a built-in name or a file
    Severity fail_on = Severity::warning;
    bool coverage = false;  // list what is unclaimed, and the counts
    DecodeOptions decode = {};
};

// Writes the diagnostics of all inputs in order, in the order of their places. As text, a line on standard
// error sums them up at the end. record_error where one is of `fail_on` or above.
ExitCode run_check(const CheckFlags& flags);

}  // namespace zhenggai
