// A named run of bytes: a file or a stream, read whole.
//
//     Result<Source> source = read_file("plans/a.txt");
//     if (!source) return source.diagnostics();      // one error; source->name says whose
//     Result<Source> piped = read_stream(0, "-");    // standard input
//
// Nothing is decoded or judged here: media_type.h says what the bytes are.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace zhenggai {

// `name` is what the user called the input ("-" for standard input), always valid UTF-8: bytes of a
// path that are not stand as U+FFFD. `bytes` are the input unchanged, with any byte order mark and
// its own line ends; offsets into them are 0-based.
struct Source {
    std::string name = {};
    std::string bytes = {};
};

// The whole file or named pipe at `path`, which is used as it is ("-" is a file of that name).
// Errors, one Diagnostic each:
//   file-not-found   nothing stands at the path
//   is-a-directory   a folder; the remedy names the command for the files in it
//   file-unreadable  it cannot be opened, with the system's reason
//   read-failed      it was opened, but reading broke off, with the offset and the system's reason
//   input-too-large  it does not fit into memory
//   empty-input      no bytes, or none but a byte order mark and white space
Result<Source> read_file(const std::string& path);

// All that is left to read from the descriptor, waiting for it as long as it is open; the descriptor
// stays open and its position is then the end. Errors as above, but for the first and third.
Result<Source> read_stream(int descriptor, std::string_view name);

}  // namespace zhenggai
