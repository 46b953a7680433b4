// What ICU knows of characters, for text in UTF-8. Every function expects well-formed text.
//
//     trim("\u3000整改时限： ");      // "整改时限："
//     count_code_points("整改");       // 2
//     display_width("整改 a");         // 6
#pragma once

#include <cstddef>
#include <string_view>

namespace zhenggai {

// False for most characters that is_blank() is false for, told by the first bytes of the one that begins at `at`.
inline bool may_be_blank(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return first <= ' ';
    switch (first) {
        case 0xC2:
        case 0xD8:
        case 0xE1:
        case 0xE2: return true;
        case 0xE3: return text.substr(at, 3) == "\u3000";
        case 0xEE: return text.substr(at, 2) == "\xEE\x97";
        case 0xEF: return text.substr(at, 2) == "\xEF\xBB";
        default: return false;
    }
}

// The same of the character that a text ends with.
inline bool may_end_blank(std::string_view text) {
    if (static_cast<unsigned char>(text.back()) < 0x80) return text.back() <= ' ';
    const bool three_bytes = text.size() >= 3 && static_cast<unsigned char>(text[text.size() - 3]) >= 0xE0;
    return !three_bytes || may_be_blank(text, text.size() - 3);
}

// Without all blank characters at the start, and at the end.
std::string_view without_blank_start(std::string_view text);
std::string_view without_blank_end(std::string_view text);

// The text without white space, no-break and zero-width characters at both ends.
inline std::string_view trim_start(std::string_view text) {
    return text.empty() || !may_be_blank(text, 0) ? text : without_blank_start(text);
}
inline std::string_view trim_end(std::string_view text) {
    return text.empty() || !may_end_blank(text) ? text : without_blank_end(text);
}
inline std::string_view trim(std::string_view text) { return trim_end(trim_start(text)); }

// True for Unicode White_Space, for the invisible characters that pasted text carries (U+00AD, U+061C,
// U+200B..U+200F, U+202A..U+202E, U+2060..U+206F, U+FEFF) and for U+E5E5, the private-use code that GBK's
// empty place A3A0 is read as and that old systems write for an ideographic space.
bool is_blank(char32_t code_point);

// True for the characters of Unicode's category M: they stand over, under or around the one before.
bool is_combining_mark(char32_t code_point);

// True where a letter (Han included) or a digit is in the text: it is more than marks and white space.
bool holds_words(std::string_view text);

// True for the bytes that nearly all Han begin with, and no mark, space or letter: three bytes make up the
// character, and a scan for something else may pass over it.
inline bool begins_usual_han(char byte) {
    return static_cast<unsigned char>(byte) >= 0xE4 && static_cast<unsigned char>(byte) <= 0xE9;
}

// How many code points the text has.
std::size_t count_code_points(std::string_view text);

// Terminal columns: two for East Asian Wide and Fullwidth characters, none for combining ones.
std::size_t display_width(std::string_view text);

// The same as below for a character that does not begin with an ASCII byte.
char32_t next_wide_code_point(std::string_view text, std::size_t& offset);

// The code point that begins at `offset` (a boundary, < text.size()); `offset` moves behind it.
inline char32_t next_code_point(std::string_view text, std::size_t& offset) {
    const auto first = static_cast<unsigned char>(text[offset]);
    if (first < 0x80) {
        ++offset;
        return first;
    }
    if (begins_usual_han(text[offset]) && text.size() - offset >= 3) {
        const unsigned second = static_cast<unsigned char>(text[offset + 1]) ^ 0x80U;
        const unsigned third = static_cast<unsigned char>(text[offset + 2]) ^ 0x80U;
        if ((second | third) < 0x40) {
            offset += 3;
            return (first & 0xFU) << 12U | second << 6U | third;
        }
    }
    return next_wide_code_point(text, offset);
}

// The code point that ends at `offset` (a boundary, > 0); `offset` moves before it.
char32_t previous_code_point(std::string_view text, std::size_t& offset);

}  // namespace zhenggai
