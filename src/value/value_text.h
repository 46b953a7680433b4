// Small readings of text that several value readers share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "base/character_set.h"

namespace zhenggai {

// Bytes of the space (ASCII, tab, line end, ideographic, no-break) that the text begins or ends with, or 0.
inline std::size_t space_at_start(std::string_view text) {
    if (text.empty()) return 0;
    switch (text.front()) {
        case ' ':
        case '\t':
        case '\n': return 1;
        case '\xC2': return text.starts_with("\u00A0") ? 2 : 0;
        case '\xE3': return text.starts_with("\u3000") ? 3 : 0;
        default: return 0;
    }
}
inline std::size_t space_at_end(std::string_view text) {
    if (text.empty()) return 0;
    switch (text.back()) {
        case ' ':
        case '\t':
        case '\n': return 1;
        case '\xA0': return text.ends_with("\u00A0") ? 2 : 0;
        case '\x80': return text.ends_with("\u3000") ? 3 : 0;
        default: return 0;
    }
}

// The text without such spaces at its start, at both ends.
inline std::string_view trim_leading_spaces(std::string_view text) {
    while (const std::size_t space = space_at_start(text)) text.remove_prefix(space);
    return text;
}
inline std::string_view trim_spaces(std::string_view text) {
    text = trim_leading_spaces(text);
    while (const std::size_t space = space_at_end(text)) text.remove_suffix(space);
    return text;
}

// The text without the words at its end: its last character while that is one of `marks` or a space.
std::string_view without_trailing(std::string_view text, const CharacterSet& marks);

// The text before and after what is taken out of its middle, put together.
std::string_view joined(std::string_view before, std::string_view after, Arena& arena);

// Bytes of the character at the start of the text (1..4; 0 for an empty text).
inline std::size_t character_length(std::string_view text) {
    if (text.empty()) return 0;
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return length < text.size() ? length : text.size();
}

// Where the character begins that ends at the byte offset `end`, which must not be 0.
inline std::size_t character_before(std::string_view text, std::size_t end) {
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    return begin;
}

// The byte offset behind the closing parenthesis of the one that the text begins with, either width and
// any depth; npos where it is never closed.
std::size_t behind_parenthesis(std::string_view text);

// Of either width.
inline bool is_open_parenthesis(std::uint32_t code_point) {
    return code_point == U'(' || code_point == U'（';
}
inline bool is_close_parenthesis(std::uint32_t code_point) {
    return code_point == U')' || code_point == U'）';
}

// The code point that the text begins with, or 0.
inline std::uint32_t code_point_at_start(std::string_view text) {
    return text.empty() ? 0 : first_code_point(text).value;
}

}  // namespace zhenggai
