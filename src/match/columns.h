// Whether a line is set in columns by wide gaps, as converters set the rows of tables.
//
//     has_columns("1    森林覆盖率    %    62");     // true
#pragma once

#include <string_view>

namespace zhenggai {

// Two gaps at least inside the line; a gap is two spaces or two ideographic spaces. Linear.
bool has_columns(std::string_view line);

}  // namespace zhenggai
