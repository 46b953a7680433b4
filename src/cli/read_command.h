// `zhenggai read`: one value at a time, for trying things out and for other tools.
//
//     ReadFlags flags{.kind = ValueKind::deadline, .texts = {"2022年6月底前"}};
//     ExitCode code = run_read(flags);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "output/output.h"
#include "pipeline/read_value.h"
#include "text/decode.h"

namespace zhenggai {

// The flags as typed.
struct ReadFlags {
    ValueKind kind = ValueKind::deadline;
    std::vector<std::string> texts = {};  // none: the lines of standard input
    Format format = Format::yaml;
    std::optional<std::string> issued = {};  // 2022-01-14
    DecodeOptions decode = {};               // for standard input
};

// Writes a reading for each text, in order. record_error where a value could not be read.
ExitCode run_read(const ReadFlags& flags);

}  // namespace zhenggai
