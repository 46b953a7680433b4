// Text between double quotes, as YAML 1.1, YAML 1.2 and JSON readers all read it back unchanged.
//
//     append_quoted("是: \"否\"\n", out);     // "是: \"否\"\n"
#pragma once

#include <cstddef>
#include <string_view>

#include "output/appender.h"

namespace zhenggai {

// Appends `text`, which must be valid UTF-8, on one line and with both quotes. Escaped are the quote,
// the backslash and the characters that one of the readers refuses, folds or takes for a line end:
// control characters (C0, DEL, C1 with NEL), U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF. All others
// stand as they are, those above U+FFFF too (readers differ over escaped ones). Bytes that are not
// valid UTF-8 are copied.
void append_quoted(std::string_view text, Appender& out);

// The same with so many spaces before it, none or one, and a line end behind.
void append_quoted_line(std::string_view text, std::size_t spaces, Appender& out);

}  // namespace zhenggai
