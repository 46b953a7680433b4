// `zhenggai extract`: plans in, records out.
//
//     ExtractFlags flags{.inputs = {.named = {"a.txt"}}, .format = Format::yaml};
//     ExitCode code = run_extract(flags);
#pragma once

#include <optional>
#include <string>

#include "cli/choose_inputs.h"
#include "cli/exit_code.h"
#include "output/output.h"
#include "text/decode.h"

namespace zhenggai {

// The flags as typed.
struct ExtractFlags {
    InputFlags inputs = {};
    Format format = Format::yaml;
    std::optional<std::string> output = {};   // none: standard output
    std::optional<std::string> grammar = {};  // a built-in name or a file
    bool hash = false;
    bool joins = false;              // report every line break that was taken out
    bool spans = false;              // say of every text where it stands
    bool explain_detection = false;  // write why each document is of its family, and no records
    DecodeOptions decode = {};
};

// Writes the records of all inputs in order and the errors to standard error.
ExitCode run_extract(const ExtractFlags& flags);

}  // namespace zhenggai
