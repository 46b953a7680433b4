#include "cli/read_input.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace zhenggai {

Result<Source> read_input(const std::string& name, std::string_view call) {
    if (name != "-") return read_file(name);
    if (isatty(STDIN_FILENO) != 0)
        std::fputs(
            fmt::format("zhenggai: reading a plan from standard input until Ctrl-D; to read a file: {}\n",
                        call)
                .c_str(),
            stderr);
    return read_stream(STDIN_FILENO, name);
}

}  // namespace zhenggai
