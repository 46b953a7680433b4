// What reading a value could not settle.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace zhenggai {

struct ValueFault {
    Severity severity = Severity::warning;
    std::string code = {};     // stable: "ambiguous-deadline"
    std::string message = {};  // one sentence without final stop
    std::string remedy = {};
    std::string_view words = {};  // that it speaks of, a view of what was read; empty: all of it
};

}  // namespace zhenggai
