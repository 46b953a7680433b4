// File names as text: on Linux a path is any bytes, but records and messages are UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace zhenggai {

// The path itself where it is valid UTF-8; otherwise with U+FFFD for every byte that belongs to no
// well-formed character.
std::string utf8_name(std::string_view path);

}  // namespace zhenggai
