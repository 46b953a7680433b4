#include "text/character.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <doctest/doctest.h>

#include <array>
#include <iterator>
#include <string>
#include <vector>

namespace zhenggai {
namespace {

constexpr char32_t last_code_point = 0x10FFFF;

bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

std::string utf8(char32_t c) {
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes = {};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, static_cast<UChar32>(c));
    return {bytes.begin(), bytes.begin() + length};
}

TEST_CASE("white space, no-break and zero-width characters are trimmed off") {
    struct Row {
        std::string_view text;
        std::string_view start;
        std::string_view end;
        std::string_view both;
    };
    const Row rows[] = {
        {"", "", "", ""},
        {"整改", "整改", "整改", "整改"},
        {" a ", "a ", " a", "a"},
        {"\t\r\n\v\fa\t\r\n\v\f", "a\t\r\n\v\f", "\t\r\n\v\fa", "a"},
        {"\u3000整改时限： ", "整改时限： ", "\u3000整改时限：", "整改时限："},
        {"\u00a0a\u00a0", "a\u00a0", "\u00a0a", "a"},
        {"\u200b\u200c\u200d\u200e\u200fa\u2060", "a\u2060", "\u200b\u200c\u200d\u200e\u200fa", "a"},
        {"\u202a\u202b\u202ca\u202d\u202e", "a\u202d\u202e", "\u202a\u202b\u202ca", "a"},
        {"\ufeffa\ufeff", "a\ufeff", "\ufeffa", "a"},
        {"\u2003\u2009a\u2028\u2029\u0085", "a\u2028\u2029\u0085", "\u2003\u2009a", "a"},
        {"\u3000 \u00a0", "", "", ""},
        {"甲 \u3000乙", "甲 \u3000乙", "甲 \u3000乙", "甲 \u3000乙"},
        // Neighbours of what is trimmed.
        {"\u3001a\u3001", "\u3001a\u3001", "\u3001a\u3001", "\u3001a\u3001"},
        {"\u2010a\u2010", "\u2010a\u2010", "\u2010a\u2010", "\u2010a\u2010"},
        {"\u001fa\u007f", "\u001fa\u007f", "\u001fa\u007f", "\u001fa\u007f"},
        // Four bytes wide, first and last.
        {" 𠀀 ", "𠀀 ", " 𠀀", "𠀀"},
        {"\u3000𠀀a𠀀\u3000", "𠀀a𠀀\u3000", "\u3000𠀀a𠀀", "𠀀a𠀀"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(trim_start(row.text) == row.start);
        CHECK(trim_end(row.text) == row.end);
        CHECK(trim(row.text) == row.both);
    }
}

TEST_CASE("what is trimmed is a view of the text") {
    const std::string text = "\u3000整改 ";
    CHECK(trim(text).data() == text.data() + 3);
}

TEST_CASE("blank is what Unicode calls white space, and the invisible characters named in the header") {
    const auto invisible = [](char32_t c) {
        return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
               c == 0xAD || c == 0x61C || c == 0xFEFF || c == 0xE5E5;
    };
    std::vector<std::uint32_t> wrong;
    for (char32_t c = 0; c <= last_code_point; ++c) {
        const bool expected = u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_WHITE_SPACE) || invisible(c);
        if (is_blank(c) != expected) wrong.push_back(c);
    }
    CHECK(wrong == std::vector<std::uint32_t>{});
}

TEST_CASE("code points are counted") {
    struct Row {
        std::string_view text;
        std::size_t count;
    };
    const Row rows[] = {
        {"", 0}, {"a", 1}, {"整改", 2}, {"é", 1}, {"e\u0301", 2}, {"𠀀b", 2}, {"\ufeff一、\r\n", 5},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(count_code_points(row.text) == row.count);
    }
}

TEST_CASE("code points of long texts are counted") {
    std::string text;
    for (std::size_t count = 0; count < 100; ++count) {
        CHECK(count_code_points(text) == count);
        constexpr std::string_view characters[] = {"a", "整", "é", "𠀀", "，"};
        text += characters[count * 7 % std::size(characters)];
    }
    CHECK(count_code_points(std::string(100'000, 'a')) == 100'000);
    std::string han;
    while (han.size() < 100'000) han += "整";
    CHECK(3 * count_code_points(han) == han.size());
}

TEST_CASE("display width of texts") {
    struct Row {
        std::string_view text;
        std::size_t columns;
    };
    const Row rows[] = {
        {"", 0},           {"abc", 3},    {"整改", 4},    {"整改 a", 6}, {"：", 2},
        {":", 1},          {"（１）", 6}, {"｡ｱ", 2},       // half-width forms
        {"“整改”", 6},                                     // curved quotation marks are ambiguous: narrow
        {"①", 1},          {"é", 1},      {"e\u0301", 1},  // with a combining accent
        {"か\u3099", 2},                                   // with a combining mark that is itself called wide
        {"a\u20dd", 1},                                    // with an enclosing circle
        {"整\u200b改", 4},                                 // with a zero-width space
        {"\u3000", 2},     {"\u00a0", 1}, {"𠀀", 2},      {"😀", 2},      {"한글", 4},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(display_width(row.text) == row.columns);
    }
}

TEST_CASE("display width follows East Asian Width and the combining classes, for every character") {
    std::vector<std::uint32_t> wrong;
    for (char32_t c = 0; c <= last_code_point; ++c) {
        if (is_surrogate(c)) continue;
        const auto point = static_cast<UChar32>(c);
        const auto mask = U_GET_GC_MASK(point);
        const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
        std::size_t expected = width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
        if ((mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) expected = 0;
        if (display_width(utf8(c)) != expected) wrong.push_back(c);
    }
    CHECK(wrong == std::vector<std::uint32_t>{});
}

TEST_CASE("of all characters, the blank ones alone are trimmed off") {
    std::vector<std::uint32_t> wrong;
    for (char32_t c = 0; c <= last_code_point; ++c) {
        if (is_surrogate(c)) continue;
        const std::string alone = utf8(c);
        const std::string kept = is_blank(c) ? "" : alone;
        const bool right = trim_start(alone + "整") == kept + "整" && trim_end("a" + alone) == "a" + kept &&
                           trim_start(alone) == kept && trim_end(alone) == kept &&
                           trim(alone + "\u3000") == kept && trim(" " + alone) == kept;
        if (!right) wrong.push_back(c);
    }
    CHECK(wrong == std::vector<std::uint32_t>{});
}

TEST_CASE("every character is read back from its bytes") {
    std::vector<std::uint32_t> wrong;
    for (char32_t c = 0; c <= last_code_point; ++c) {
        if (is_surrogate(c)) continue;
        std::string text = "a";
        text.append(utf8(c)).append("整");
        std::size_t offset = 1;
        const bool same = next_code_point(text, offset) == c && offset == text.size() - 3 &&
                          next_code_point(text, offset) == U'整' && offset == text.size() &&
                          previous_code_point(text, offset) == U'整' && offset == text.size() - 3 &&
                          previous_code_point(text, offset) == c && offset == 1;
        if (!same) wrong.push_back(c);
    }
    CHECK(wrong == std::vector<std::uint32_t>{});
}

}  // namespace
}  // namespace zhenggai
