#include "text/character.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <random>
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
    std::string han;
    for (std::size_t count = 0; count < 5000; ++count) han += "整";
    CHECK(count_code_points(han) == 5000);
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
        if (!same || first_ill_formed_byte(text)) wrong.push_back(c);
    }
    CHECK(wrong == std::vector<std::uint32_t>{});
}

constexpr std::size_t well_formed = std::string_view::npos;

TEST_CASE("the first byte that is not UTF-8") {
    struct Row {
        std::string_view about;
        std::string_view bytes;
        std::size_t offset;
    };
    const Row rows[] = {
        {"nothing", "", well_formed},
        {"ASCII", "abc", well_formed},
        {"two bytes, the lowest and the highest", "\xC2\x80\xDF\xBF", well_formed},
        {"three bytes, at every border", "\xE0\xA0\x80\xEC\xBF\xBF\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF",
         well_formed},
        {"four bytes, at every border", "\xF0\x90\x80\x80\xF3\xBF\xBF\xBF\xF4\x8F\xBF\xBF", well_formed},
        {"a lone continuation byte", "\x80", 0},
        {"a continuation byte too many", "文\xBF", 3},
        {"no lead byte: C0", "\xC0\x80", 0},
        {"no lead byte: C1", "\xC1\xBF", 0},
        {"no lead byte: F5", "\xF5\x80\x80\x80", 0},
        {"no lead byte: FE, FF", "a\xFE\xFF", 1},
        {"two bytes in three: overlong", "\xE0\x9F\xBF", 0},
        {"three bytes in four: overlong", "\xF0\x8F\xBF\xBF", 0},
        {"a high surrogate", "\xED\xA0\x80", 0},
        {"a low surrogate", "\xED\xBF\xBF", 0},
        {"beyond U+10FFFF", "\xF4\x90\x80\x80", 0},
        {"two bytes cut off at the end", "a\xC3", 1},
        {"three bytes cut off at the end", "文\xE6\x96", 3},
        {"four bytes cut off at the end", "\xF0\xA0\x80", 0},
        {"a lead byte alone at the end", "文文\xE6", 6},
        {"cut off before ASCII", "\xE6\x96z", 0},
        {"cut off before a character", "\xE6\x96文", 0},
        {"cut off before a line end", "\xF0\xA0\n", 0},
        {"GB18030 text", "\xB7\xBD\xB0\xB8", 0},
        {"GB18030 text behind ASCII", "1.\xB7\xBD\xB0\xB8", 2},
        {"Latin-1 text", "caf\xE9 au lait", 3},
        {"UTF-16 byte order mark", "\xFF\xFE", 0},
        {"byte order mark of UTF-8", "\xEF\xBB\xBF", well_formed},
        {"two faults: the first", "a\x80z\xFF", 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(first_ill_formed_byte(row.bytes).value_or(well_formed) == row.offset);
    }
}

TEST_CASE("a bad byte is found at every offset, behind ASCII and behind other characters") {
    for (const std::string_view bad : {"\x80", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE6\x96"}) {
        for (std::size_t before = 0; before < 40; ++before) {
            for (const std::string_view filler : {"a", "é", "文", "𠀀", "ab文"}) {
                std::string bytes;
                for (std::size_t i = 0; i < before; ++i) bytes += filler;
                const std::size_t offset = bytes.size();
                bytes += bad;
                CHECK(first_ill_formed_byte(bytes).value_or(well_formed) == offset);
                bytes += "behind it, 文字";
                CHECK(first_ill_formed_byte(bytes).value_or(well_formed) == offset);
            }
        }
    }
}

// Table 3-7 of the Unicode standard: the lead byte, and what its first continuation byte may be.
struct SequenceRange {
    int lead_first;
    int lead_last;
    int second_first;
    int second_last;
    std::size_t size;
};
constexpr SequenceRange ranges[] = {
    {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

// Bytes of the well-formed sequence at `offset`; 0 where there is none.
std::size_t sequence_size(std::string_view bytes, std::size_t offset) {
    const auto byte = [&](std::size_t i) { return int{static_cast<unsigned char>(bytes[offset + i])}; };
    for (const SequenceRange& range : ranges) {
        if (byte(0) < range.lead_first || byte(0) > range.lead_last) continue;
        if (bytes.size() - offset < range.size) return 0;
        if (range.size > 1 && (byte(1) < range.second_first || byte(1) > range.second_last)) return 0;
        for (std::size_t i = 2; i < range.size; ++i) {
            if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
        }
        return range.size;
    }
    return 0;
}

std::size_t first_bad_by_table(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t size = sequence_size(bytes, i);
        if (size == 0) return i;
        i += size;
    }
    return well_formed;
}

TEST_CASE("every sequence of border bytes is judged as by table 3-7 of the Unicode standard") {
    // Every byte at which the table changes its mind, and its neighbours.
    constexpr std::string_view alphabet =
        "a\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5\xFF";
    constexpr std::size_t longest = 5;
    std::string first_wrong;
    std::size_t tried = 0;
    std::string bytes;
    for (std::size_t length = 1; length <= longest; ++length) {
        std::array<std::size_t, longest> digits = {};
        for (bool more = true; more; ++tried) {
            bytes.clear();
            for (std::size_t i = 0; i < length; ++i) bytes += alphabet[digits[i]];
            const std::size_t got = first_ill_formed_byte(bytes).value_or(well_formed);
            if (got != first_bad_by_table(bytes) && first_wrong.empty()) first_wrong = bytes;
            more = false;
            for (std::size_t i = 0; i < length && !more; ++i) {
                more = ++digits[i] < alphabet.size();
                if (!more) digits[i] = 0;
            }
        }
    }
    CHECK(tried > 8'000'000);
    CHECK(first_wrong.empty());
}

TEST_CASE("long texts are judged by the same table, wherever their faults stand") {
    constexpr std::string_view pieces[] = {"a", "整", "整改", "，", "é", "\uFFFF", "𠀀", "\U0010FFFF"};
    constexpr std::string_view faults[] = {"\x80",         "\xBF",         "\xC1\x80",        "\xE6",
                                           "\xE6\x96",     "\xE0\x9F\xBF", "\xED\xA0\x80",    "\xF0\xA0",
                                           "\xF0\xA0\x80", "\xFF",         "\xF4\x90\x80\x80"};
    std::mt19937 random(1);
    std::string first_wrong;
    for (int turn = 0; turn < 100'000; ++turn) {
        std::string bytes;
        for (std::size_t left = random() % 30; left > 0; --left) {
            bytes += pieces[random() % std::size(pieces)];
            if (random() % 40 == 0) bytes += faults[random() % std::size(faults)];
        }
        bytes.resize(bytes.size() - std::min<std::size_t>(bytes.size(), random() % 4));
        const std::size_t got = first_ill_formed_byte(bytes).value_or(well_formed);
        if (got != first_bad_by_table(bytes) && first_wrong.empty()) first_wrong = bytes;
    }
    CHECK(first_wrong.empty());
}

}  // namespace
}  // namespace zhenggai
