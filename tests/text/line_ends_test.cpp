#include "text/line_ends.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/survey.h"
#include "text/text.h"

namespace zhenggai {
namespace {

std::string_view name_of(LineEndKind kind) {
    switch (kind) {
        case LineEndKind::none: return "none";
        case LineEndKind::line: return "line";
        case LineEndKind::page: return "page";
        case LineEndKind::column: return "column";
    }
    return "?";
}

// "line 6+2, none 11+0": every end with its offset and length, the one that is none at last.
std::string shown_ends(std::string_view text) {
    std::string all;
    LineEnds ends(text);
    for (std::size_t from = 0;;) {
        const LineEnds::End end = ends.next(from);
        all +=
            std::string(name_of(end.kind)) + " " + std::to_string(end.at) + "+" + std::to_string(end.length);
        if (end.kind == LineEndKind::none) return all;
        all += ", ";
        from = end.behind();
    }
}

TEST_CASE("line ends of every kind, with their places and lengths") {
    struct Row {
        std::string_view about;
        std::string_view text;
        std::string_view ends;
    };
    const Row rows[] = {
        {"nothing", "", "none 0+0"},
        {"no end", "一、", "none 6+0"},
        {"LF", "一\n二", "line 3+1, none 7+0"},
        {"CR", "一\r二", "line 3+1, none 7+0"},
        {"CR LF is one", "一\r\n二", "line 3+2, none 8+0"},
        {"LF CR are two", "\n\r", "line 0+1, line 1+1, none 2+0"},
        {"CR CR LF are two", "\r\r\n", "line 0+1, line 1+2, none 3+0"},
        {"NEL", "一\u0085二", "line 3+2, none 8+0"},
        {"U+2028", "一\u2028二", "line 3+3, none 9+0"},
        {"U+2029", "一\u2029二", "line 3+3, none 9+0"},
        {"form feed", "一\f二", "page 3+1, none 7+0"},
        {"vertical tab", "一\v二", "column 3+1, none 7+0"},
        {"form feed behind a line end", "一\n\f二", "line 3+1, page 4+1, none 8+0"},
        {"at the very end", "一\n", "line 3+1, none 4+0"},
        {"what shares their first bytes", "\u00b7“”…\u2027\u202a\u0086\u0084\t\x0e", "none 23+0"},
        {"rare ends among common ones", "a\nb\rc\nd\u2028e\n\f",
         "line 1+1, line 3+1, line 5+1, line 7+3, line 11+1, page 12+1, none 13+0"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(shown_ends(row.text) == row.ends);
    }
}

TEST_CASE("the search may begin anywhere, and past the end there is none") {
    constexpr std::string_view text = "a\nb\fc\nd";
    LineEnds ends(text);
    CHECK(ends.next(2).at == 3);
    CHECK(ends.next(2).kind == LineEndKind::page);
    CHECK(ends.next(4).at == 5);
    CHECK(ends.next(6).kind == LineEndKind::none);
    CHECK(ends.next(6).at == text.size());
    CHECK(ends.next(7).kind == LineEndKind::none);
    CHECK(ends.next(70).at == text.size());
    CHECK(ends.next(70).behind() == text.size());
}

TEST_CASE("ends are the same where a survey has told the first rare one") {
    for (const std::string_view text :
         {"", "一、\n二、\n", "\n\n", "\r", "一\n二\r\n三\n四\f五", "a\n\u2028\n\u0085"}) {
        CAPTURE(text);
        LineEnds searched(text);
        LineEnds told(text, survey_text(text).first_rare_end);
        for (std::size_t from = 0; from <= text.size(); ++from) {
            const LineEnds::End one = searched.next(from);
            const LineEnds::End other = told.next(from);
            CHECK(one.kind == other.kind);
            CHECK(one.at == other.at);
            CHECK(one.length == other.length);
        }
    }
}

TEST_CASE("place_in counts lines by line ends, and columns through form feeds and vertical tabs") {
    struct Row {
        std::string_view text;
        std::size_t offset;
        std::size_t line;
        std::size_t column;
        std::string_view whole;
    };
    const Row rows[] = {
        {"一、\r\n二、", 8, 2, 1, "二、"},
        {"一\f二", 4, 1, 3, "一\f二"},
        {"一\v二\n三", 4, 1, 3, "一\v二"},
        {"一\f二\n三", 8, 2, 1, "三"},
        {"一\u0085二", 5, 2, 1, "二"},
        {"一\u2028二", 6, 2, 1, "二"},
        {"一\u2028二", 3, 1, 2, "一"},
        {"一\u2029二", 9, 2, 2, "二"},
        {"一\n", 4, 2, 1, ""},
        {"", 0, 1, 1, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CAPTURE(row.offset);
        const Place place = place_in(row.text, row.offset);
        CHECK(place.position == Position{row.line, row.column});
        CHECK(place.line == row.whole);
    }
}

// Texts of letters, white space and every line end there is.
std::string generate(std::mt19937& random) {
    static constexpr std::string_view pieces[] = {"a",      "整",     "𠀀",     "，",   " ",  "\u3000",
                                                  "\u200b", "\n",     "\r",     "\r\n", "\f", "\v",
                                                  "\u0085", "\u2028", "\u2029", "\n\n"};
    std::string text;
    const std::size_t length = random() % 40;
    for (std::size_t i = 0; i < length; ++i)
        text += pieces[random() % 2 == 0 ? random() % 4 : random() % std::size(pieces)];
    return text;
}

TEST_CASE("in every line that is not blank, position_of agrees with place_in at every offset") {
    std::mt19937 random(9);
    std::size_t compared = 0;
    for (int round = 0; round < 4000; ++round) {
        const Source source{.name = "a.txt", .bytes = generate(random)};
        const Result<Text> text = read_text(source);
        REQUIRE(text);
        CAPTURE(text->bytes);
        for (const Line& line : text->lines) {
            const Span span = span_of(*text, line.text);
            for (std::size_t at = span.begin; at <= span.end; ++at) {
                if (at < span.end && (static_cast<unsigned char>(text->bytes[at]) & 0xC0U) == 0x80U) continue;
                REQUIRE(position_of(*text, at) == place_in(text->bytes, at).position);
                ++compared;
            }
        }
    }
    CHECK(compared > 30'000);
}

TEST_CASE("position_of: white space before a line, lines that share a number, a byte order mark") {
    struct Row {
        std::string_view text;
        std::size_t offset;
        std::size_t line;
        std::size_t column;
    };
    const Row rows[] = {
        {"　　一、", 6, 1, 3},     // behind two ideographic spaces
        {"　　一、", 0, 1, 1},     // the white space itself
        {"一\n \n　二", 9, 3, 2},  // behind a blank line
        {"一\f二", 4, 1, 3},       // on one line, by its number
        {"\f一", 1, 1, 2},        {"一\v\f 二", 6, 1, 5},
        {"一\n\f二", 5, 2, 2},    {"\ufeff一\n二", 4, 2, 1},  // counted behind the mark
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CAPTURE(row.offset);
        const Source source{.name = "a.txt", .bytes = std::string(row.text)};
        const Result<Text> text = read_text(source);
        REQUIRE(text);
        CHECK(position_of(*text, row.offset) == Position{row.line, row.column});
    }
}

TEST_CASE("a text of many ends of any kind is read in one go") {
    for (const std::string_view end : {"\n", "\r", "\r\n", "\f", "\v", "\u0085", "\u2028", "a\u2027\n"}) {
        std::string text;
        for (int i = 0; i < 300'000; ++i) text += end;
        LineEnds ends(text);
        std::size_t count = 0;
        for (LineEnds::End found = ends.next(0); found.kind != LineEndKind::none;
             found = ends.next(found.behind()))
            ++count;
        CHECK(count == 300'000);
    }
}

}  // namespace
}  // namespace zhenggai
