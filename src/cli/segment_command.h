// `zhenggai segment`: documents in, their paragraphs, sentences, clauses or words out.
//
//     SegmentFlags flags{.inputs = {"a.txt"}, .level = SegmentLevel::sentence};
//     ExitCode code = run_segment(flags);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "segment/segmenter.h"
#include "text/decode.h"

namespace zhenggai {

enum class SegmentFormat { text, jsonl };

// The flags as typed.
struct SegmentFlags {
    std::vector<std::string> inputs = {};  // none: standard input
    SegmentLevel level = SegmentLevel::sentence;
    SegmentFormat format = SegmentFormat::text;
    std::optional<std::string> grammar = {};  // a built-in name or a file
    DecodeOptions decode = {};
};

// Writes the segments of all inputs in order to standard output and the errors to standard error.
ExitCode run_segment(const SegmentFlags& flags);

}  // namespace zhenggai
