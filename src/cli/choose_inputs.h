// The inputs that a command is to read: those named, and those of a list.
//
//     InputFlags flags{.named = {"a.txt"}, .list = "others.txt"};
//     std::vector<std::string> inputs;
//     if (const auto code = choose_inputs(flags, inputs)) return *code;      // {"a.txt", "b.txt", "c.txt"}
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/exit_code.h"
#include "source/source.h"

namespace zhenggai {

// The flags as typed, of every command that takes many inputs.
struct InputFlags {
    std::vector<std::string> named = {};   // "-": standard input
    std::optional<std::string> list = {};  // --files-from: a file of names; "-": standard input
    bool null = false;                     // the names of the list end at NUL, not at line ends
    std::optional<std::size_t> jobs = {};  // none: one for each core
};

// Fills `inputs`: those named, then those of the list; "-", standard input, where neither flag was given. What
// goes wrong is shown and gives the exit code: usage where the flags contradict each other, input_or_output
// where the list cannot be read or names nothing.
std::optional<ExitCode> choose_inputs(const InputFlags& flags, std::vector<std::string>& inputs);

// The names that a list holds, as they stand: between line ends (LF or CR LF; blank lines are skipped), or
// with `null` before each NUL. "-" is a file of that name, and becomes "./-". The one error is `empty-list`.
Result<std::vector<std::string>> names_in(const Source& list, bool null);

// How many threads are to work on the inputs. Standard input that is named twice is read by one thread, so
// that always the first gets what is there.
std::size_t jobs_for(const InputFlags& flags, const std::vector<std::string>& inputs);

}  // namespace zhenggai
