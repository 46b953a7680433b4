// Small readings of text that several value readers share.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.h"

namespace zhenggai {

// The text without spaces (ASCII, ideographic, no-break) at both ends.
std::string_view trim_spaces(std::string_view text);

// The text without the words at its end: its last character while that is one of `marks` or a space.
std::string_view without_trailing(std::string_view text, std::string_view marks);

// The text before and after what is taken out of its middle, put together.
std::string_view joined(std::string_view before, std::string_view after, Arena& arena);

// Bytes of the character at the start of the text (1..4; 0 for an empty text).
std::size_t character_length(std::string_view text);

// The byte offset behind the closing parenthesis of the one that the text begins with, either width and
// any depth; npos where it is never closed.
std::size_t behind_parenthesis(std::string_view text);

bool is_open_parenthesis(std::string_view character);
bool is_close_parenthesis(std::string_view character);

}  // namespace zhenggai
