#include "text/survey.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold.h"
#include "text/line_ends.h"

namespace zhenggai {
namespace {

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
    constexpr std::string_view faults[] = {
        "\x80",     "\xBF",         "\xC1\x80", "\xE6", "\xE6\x96", "\xE0\x9F\xBF", "\xED\xA0\x80",
        "\xF0\xA0", "\xF0\xA0\x80", "\xFF",     "\xC3", "\xE2\x80", "\xE6\x96\xC3", "\xF4\x90\x80\x80"};
    std::mt19937 random(1);
    std::string first_wrong;
    for (int turn = 0; turn < 50'000; ++turn) {
        std::string bytes;
        for (std::size_t left = random() % 90; left > 0; --left) {
            bytes += pieces[random() % std::size(pieces)];
            if (random() % 40 == 0) bytes += faults[random() % std::size(faults)];
        }
        bytes.resize(bytes.size() - std::min<std::size_t>(bytes.size(), random() % 4));
        const std::size_t got = first_ill_formed_byte(bytes).value_or(well_formed);
        if (got != first_bad_by_table(bytes) && first_wrong.empty()) first_wrong = bytes;
    }
    CHECK(first_wrong.empty());
}

// The survey by single characters.
TextSurvey plain_survey(std::string_view text) {
    TextSurvey survey{.first_rare_end = text.size()};
    for (std::size_t at = text.size(); at-- > 0;) {
        if (is_rare_end_at(text, at)) survey.first_rare_end = at;
        survey.foldable = survey.foldable || is_foldable_at(text, at);
    }
    return survey;
}

TEST_CASE("what is rare is found at every place of a text") {
    constexpr std::string_view rare[] = {"\r",     "\r\n",   "\f",     "\v",     "\u0085", "\u2028",
                                         "\u2029", "\u00AD", "\u061C", "\u200B", "\u2003", "\u2060",
                                         "\u2F6C", "\u2ED3", "\uE5E5", "\uF900", "\uFEFF", "\u00B7",
                                         "“",      "①",      "，",     "é",      "가",     "𠀀"};
    for (const std::string_view one : rare) {
        for (std::size_t before = 0; before < 150; ++before) {
            for (const std::size_t behind : {0U, 1U, 90U}) {
                for (const std::string_view filler : {"a", "整", "，", "\n"}) {
                    std::string text;
                    for (std::size_t i = 0; i < before; ++i) text += filler;
                    text += one;
                    for (std::size_t i = 0; i < behind; ++i) text += filler;
                    const TextSurvey survey = survey_text(text);
                    const TextSurvey plain = plain_survey(text);
                    CAPTURE(text);
                    REQUIRE_FALSE(survey.ill_formed);
                    REQUIRE(survey.first_rare_end == plain.first_rare_end);
                    REQUIRE(survey.foldable == plain.foldable);
                }
            }
        }
    }
}

TEST_CASE("what is rare is found among all kinds of characters") {
    constexpr std::string_view pieces[] = {"a", "整", "整改", "，", "é", "\uFFFD", "𠀀",
                                           "“", "”",  "①",    "\n", "·", "Ж",      "가"};
    constexpr std::string_view rare[] = {"\r\n",   "\u0085", "\u2028", "\u200B",
                                         "\u2F6C", "\uFEFF", "\u061C", "\f"};
    std::mt19937 random(1);
    std::string first_wrong;
    for (int turn = 0; turn < 50'000; ++turn) {
        std::string text;
        for (std::size_t left = random() % 120; left > 0; --left) {
            text += pieces[random() % std::size(pieces)];
            if (random() % 100 == 0) text += rare[random() % std::size(rare)];
        }
        const TextSurvey survey = survey_text(text);
        const TextSurvey plain = plain_survey(text);
        const bool right = !survey.ill_formed && survey.first_rare_end == plain.first_rare_end &&
                           survey.foldable == plain.foldable;
        if (!right && first_wrong.empty()) first_wrong = text;
    }
    CHECK(first_wrong.empty());
}

}  // namespace
}  // namespace zhenggai
