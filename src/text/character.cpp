#include "text/character.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "base/byte_block.h"

namespace zhenggai {

namespace {

// ICU's macros index with int32_t; every call below stays within a window that fits.
constexpr std::size_t longest_sequence = 4;

bool is_combining(UChar32 c) {
    const auto type = u_charType(c);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
}

// Most Han, the marks between them and the ideographic space: two columns wide.
bool is_usual_wide(UChar32 c) {
    return (c >= 0x4E00 && c <= 0x9FA5) || (c >= 0x3000 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF60);
}

bool is_tail_byte(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// The character of three bytes, as nearly all Han and their marks are; 0 where the bytes are no such character or
// one whose second byte has limits of its own.
char32_t usual_character(const std::uint8_t* bytes) {
    const unsigned first = bytes[0];
    const unsigned second = bytes[1] ^ 0x80U;  // below 0x40 in a byte that continues a character
    const unsigned third = bytes[2] ^ 0x80U;
    const bool usual = first > 0xE0 && first < 0xF0 && first != 0xED && (second | third) < 0x40;
    return usual ? (first & 0xFU) << 12U | second << 6U | third : 0;
}

// Any character.
char32_t read_next(std::string_view text, std::size_t& offset) {
    const std::size_t left = text.size() - offset;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + offset);
    std::int32_t i = 0;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, static_cast<std::int32_t>(left < longest_sequence ? left : longest_sequence),
                    c);
    offset += static_cast<std::size_t>(i);
    return static_cast<char32_t>(c);
}

}  // namespace

char32_t next_wide_code_point(std::string_view text, std::size_t& offset) {
    if (text.size() - offset >= 3) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + offset);
        if (const char32_t usual = usual_character(bytes)) {
            offset += 3;
            return usual;
        }
    }
    return read_next(text, offset);
}

char32_t previous_code_point(std::string_view text, std::size_t& offset) {
    const auto* end = reinterpret_cast<const std::uint8_t*>(text.data() + offset);
    if (end[-1] < 0x80) {
        --offset;
        return end[-1];
    }
    if (offset >= 3) {
        if (const char32_t usual = usual_character(end - 3)) {
            offset -= 3;
            return usual;
        }
    }
    const std::size_t window = offset < longest_sequence ? offset : longest_sequence;
    auto i = static_cast<std::int32_t>(window);
    UChar32 c = 0;
    U8_PREV(end - window, 0, i, c);
    offset -= window - static_cast<std::size_t>(i);
    return static_cast<char32_t>(c);
}

bool is_blank(char32_t code_point) {
    const auto c = static_cast<UChar32>(code_point);
    if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
    if (c > 0x3000) return c == 0xE5E5 || c == 0xFEFF;  // Han and its punctuation: by far the most common
    return u_isUWhiteSpace(c) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xAD || c == 0x61C;
}

bool is_combining_mark(char32_t code_point) {
    if (code_point < 0x300) return false;
    return (U_MASK(u_charType(static_cast<UChar32>(code_point))) & U_GC_M_MASK) != 0;
}

std::string_view without_blank_start(std::string_view text) {
    while (!text.empty() && may_be_blank(text, 0)) {
        std::size_t length = 0;
        if (!is_blank(next_code_point(text, length))) break;
        text.remove_prefix(length);
    }
    return text;
}

std::string_view without_blank_end(std::string_view text) {
    while (!text.empty() && may_end_blank(text)) {
        std::size_t begin = text.size();
        if (!is_blank(previous_code_point(text, begin))) break;
        text = text.substr(0, begin);
    }
    return text;
}

bool holds_words(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (u_isalnum(static_cast<UChar32>(next_code_point(text, at)))) return true;
    return false;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t tails = 0;
    std::size_t i = 0;
    while (text.size() - i >= block_bytes) {
        constexpr std::size_t most_blocks = 255;  // a lane counts no further
        const std::size_t blocks = std::min((text.size() - i) / block_bytes, most_blocks);
        ByteBlock counts{};
        for (const std::size_t end = i + blocks * block_bytes; i < end; i += block_bytes)
            counts -= reinterpret_cast<ByteBlock>(is_tail(load_block(text.data() + i)));
        tails += sum_of(counts);
    }
    for (; i < text.size(); ++i) tails += is_tail_byte(static_cast<unsigned char>(text[i])) ? 1 : 0;
    return text.size() - tails;
}

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] >= '\xE5' && text[i] <= '\xE8') {  // U+5000 to U+8FFF: Han
            columns += 2;
            i += 3;
            continue;
        }
        const auto c = static_cast<UChar32>(next_code_point(text, i));
        if (is_usual_wide(c) || c < 0x80) {
            columns += c < 0x80 ? 1 : 2;
            continue;
        }
        if (is_combining(c)) continue;
        const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
    }
    return columns;
}

}  // namespace zhenggai
