#include "text/character.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <cstring>

namespace zhenggai {

namespace {

// ICU's macros index with int32_t; every call below stays within a window that fits.
constexpr std::size_t longest_sequence = 4;

bool is_combining(UChar32 c) {
    const auto type = u_charType(c);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
}

// The last code point of the text and its length in bytes.
UChar32 last_code_point(std::string_view text, std::size_t& length) {
    const std::size_t window = text.size() < longest_sequence ? text.size() : longest_sequence;
    const auto* end = reinterpret_cast<const std::uint8_t*>(text.data() + text.size() - window);
    auto i = static_cast<std::int32_t>(window);
    UChar32 c = 0;
    U8_PREV(end, 0, i, c);
    length = window - static_cast<std::size_t>(i);
    return c;
}

// True where all eight bytes are ASCII.
bool ascii_word(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return (word & 0x8080808080808080U) == 0;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& offset) {
    const std::size_t left = text.size() - offset;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + offset);
    std::int32_t i = 0;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, static_cast<std::int32_t>(left < longest_sequence ? left : longest_sequence),
                    c);
    offset += static_cast<std::size_t>(i);
    return static_cast<char32_t>(c);
}

bool is_blank(char32_t code_point) {
    const auto c = static_cast<UChar32>(code_point);
    if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
    if (c >= 0x3001 && c < 0xE000) return false;  // Han and its punctuation: by far the most common
    return u_isUWhiteSpace(c) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xAD || c == 0x61C || c == 0xFEFF || c == 0xE5E5;
}

bool is_combining_mark(char32_t code_point) {
    if (code_point < 0x300) return false;
    return (U_MASK(u_charType(static_cast<UChar32>(code_point))) & U_GC_M_MASK) != 0;
}

std::string_view trim_start(std::string_view text) {
    while (!text.empty()) {
        std::size_t length = 0;
        if (!is_blank(next_code_point(text, length))) break;
        text.remove_prefix(length);
    }
    return text;
}

std::string_view trim_end(std::string_view text) {
    while (!text.empty()) {
        std::size_t length = 0;
        if (!is_blank(static_cast<char32_t>(last_code_point(text, length)))) break;
        text.remove_suffix(length);
    }
    return text;
}

std::string_view trim(std::string_view text) { return trim_end(trim_start(text)); }

bool holds_words(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (u_isalnum(static_cast<UChar32>(next_code_point(text, at)))) return true;
    return false;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<UChar32>(next_code_point(text, i));
        if (is_combining(c)) continue;
        const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
    }
    return columns;
}

std::optional<std::size_t> first_ill_formed_byte(std::string_view bytes) {
    std::size_t i = 0;
    while (i < bytes.size()) {
        if (bytes.size() - i >= 8 && ascii_word(bytes.data() + i)) {
            i += 8;
            continue;
        }
        const std::size_t left = bytes.size() - i;
        const auto window = static_cast<std::int32_t>(left < longest_sequence ? left : longest_sequence);
        const auto* at = reinterpret_cast<const std::uint8_t*>(bytes.data() + i);
        std::int32_t length = 0;
        UChar32 c = 0;
        U8_NEXT(at, length, window, c);
        if (c < 0) return i;
        i += static_cast<std::size_t>(length);
    }
    return std::nullopt;
}

}  // namespace zhenggai
