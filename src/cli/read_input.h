// The inputs that a command is given by name.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "source/source.h"

namespace zhenggai {

// A file, or standard input where the name is "-"; who sits at a terminal is told that the command waits,
// and how it is called with a file: "zhenggai extract FILE". Errors: those of source/source.h.
Result<Source> read_input(const std::string& name, std::string_view call);

}  // namespace zhenggai
