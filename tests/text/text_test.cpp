#include "text/text.h"

#include "text/line_ends.h"

#include <doctest/doctest.h>

#include <string>

#include "source/shown_diagnostic.h"
#include "text/character.h"

namespace zhenggai {
namespace {

// "1 一、|3 坚持": the lines with their numbers.
std::string shown(const Text& text) {
    std::string all;
    for (const Line& line : text.lines) {
        if (!all.empty()) all += '|';
        all += std::to_string(line.number) + " " + std::string(line.text);
    }
    return all;
}

std::string lines_of(std::string_view bytes) {
    const Source source{.name = "a.txt", .bytes = std::string(bytes)};
    const Result<Text> text = read_text(source);
    return text ? shown(*text) : shown(text.diagnostics());
}

std::string error_of(std::string name, std::string bytes) {
    const Source source{.name = std::move(name), .bytes = std::move(bytes)};
    const Result<Text> text = read_text(source);
    return text ? "none" : shown(text.diagnostics());
}

// A text whose bytes stay where they are.
struct Kept {
    explicit Kept(std::string_view bytes) : source{.name = "a.txt", .bytes = std::string(bytes)} {
        Result<Text> result = read_text(source);
        REQUIRE(result);
        text = *std::move(result);
    }
    Source source;
    Text text;
};

TEST_CASE("a finder gives the places of position_of, in whatever order they are asked for") {
    const Source source{.name = "a.txt", .bytes = "　一、甲乙\n\n丙丁\v戊己\f庚辛\r\n壬癸\n"};
    const auto text = read_text(source);
    REQUIRE(text);
    const Line& first = text->lines.front();
    const auto begin = static_cast<std::size_t>(first.text.data() - text->bytes.data());
    for (std::size_t one = begin; one < text->bytes.size(); ++one)
        for (std::size_t other = begin; other < text->bytes.size(); ++other) {
            if ((text->bytes[one] & 0xC0) == 0x80 || (text->bytes[other] & 0xC0) == 0x80) continue;
            PositionFinder finder(*text);
            CHECK(finder.at(one) == position_of(*text, one));
            CHECK(finder.at(other) == position_of(*text, other));
        }
}

TEST_CASE("lines are cut and trimmed") {
    struct Row {
        std::string_view about;
        std::string_view bytes;
        std::string_view lines;
    };
    const Row rows[] = {
        {"nothing", "", ""},
        {"one line", "一、\n", "1 一、"},
        {"no final line end", "一、", "1 一、"},
        {"two lines", "一、\n二、\n", "1 一、|2 二、"},
        {"two lines, no final line end", "一、\n二、", "1 一、|2 二、"},
        {"CR LF", "一、\r\n二、\r\n", "1 一、|2 二、"},
        {"CR LF, no final line end", "一、\r\n二、", "1 一、|2 二、"},
        {"CR", "一、\r二、\r", "1 一、|2 二、"},
        {"CR, no final line end", "一、\r二、", "1 一、|2 二、"},
        {"all kinds", "一\n二\r\n三\r四\n\r五\r\n\n六", "1 一|2 二|3 三|4 四|6 五|8 六"},
        {"LF CR is two line ends", "一\n\r二", "1 一|3 二"},
        {"CR CR LF is two line ends", "一\r\r\n二", "1 一|3 二"},
        {"blank lines", "\n\n一\n\n\n二\n\n", "3 一|6 二"},
        {"blank lines, CR LF", "\r\n\r\n一\r\n\r\n二\r\n\r\n", "3 一|5 二"},
        {"blank lines, CR", "\r\r一\r\r二\r\r", "3 一|5 二"},
        {"lines of white space", " \n\t\n\u3000\n\u00a0\u200b\n一", "5 一"},
        {"only line ends", "\n\r\n\r", ""},
        {"only white space", " \t\u3000", ""},
        {"white space around", "\u3000\u3000一、指导思想 \n\t坚持……。\u3000\n", "1 一、指导思想|2 坚持……。"},
        {"white space inside stays", "整 改　时限：\n", "1 整 改　时限："},
        {"byte order mark", "\ufeff一、\n二、", "1 一、|2 二、"},
        {"byte order mark alone", "\ufeff", ""},
        {"byte order mark and a blank line", "\ufeff\n一", "2 一"},
        {"a second byte order mark is white space", "\ufeff\ufeff一", "1 一"},
        {"a form feed ends a line, not its number", "一\n\f二\f三\n四", "1 一|2 二|2 三|3 四"},
        {"so does a vertical tab", "一\v二\n三", "1 一|1 二|2 三"},
        {"U+2028, U+2029 and U+0085 are line ends", "一\u2028二\u2029三\u0085四\u2028\u2028五",
         "1 一|2 二|3 三|4 四|6 五"},
        {"what shares their first bytes is none", "一\u2026“二”\u00b7三\u2030",
         "1 一\u2026“二”\u00b7三\u2030"},
        {"a NUL byte is text", std::string_view("一\0二", 7), std::string_view("1 一\0二", 9)},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(lines_of(row.bytes) == row.lines);
    }
}

TEST_CASE("lines know their indent, the blank lines before them and where a page begins") {
    const Kept kept("\u3000\u3000一\n\n\n \t二\n\f三\n\n\f\n四\n五\f\n");
    const std::vector<Line>& lines = kept.text.lines;
    REQUIRE(lines.size() == 5);
    const auto is = [&](std::size_t i, unsigned indent, unsigned gap, bool new_page) {
        CAPTURE(lines[i].text);
        CHECK(lines[i].indent == indent);
        CHECK(lines[i].gap == gap);
        CHECK(lines[i].new_page == new_page);
    };
    is(0, 4, 0, false);
    is(1, 2, 2, false);
    is(2, 0, 0, true);
    is(3, 0, 2, true);
    is(4, 0, 0, false);
}

TEST_CASE("the text knows its bytes and its encoding") {
    const Kept plain("一、\n");
    CHECK(plain.text.bytes == "一、\n");
    CHECK(plain.text.encoding == "UTF-8");
    const Kept marked("\ufeff一、\n");
    CHECK(marked.text.bytes == "一、\n");
    CHECK(marked.text.encoding == "UTF-8");
    CHECK(marked.text.bytes.data() == marked.source.bytes.data() + 3);
}

TEST_CASE("the text knows whether any character of it is one to be folded") {
    CHECK(Kept("整改目标：“推进”，１２项。\n").text.foldable == Foldable::never);
    CHECK(Kept("").text.foldable == Foldable::never);
    CHECK(Kept("一、目标\n\n整改⽬标\n").text.foldable == Foldable::maybe);
    CHECK(Kept("整改\u200B").text.foldable == Foldable::maybe);
}

TEST_CASE("the spans of lines count from behind the byte order mark") {
    const Kept kept("\ufeff 一、\r\n\u3000二\n");
    const Text& text = kept.text;
    REQUIRE(text.lines.size() == 2);
    CHECK(span_of(text, text.lines[0].text) == Span{1, 7});
    CHECK(span_of(text, text.lines[1].text) == Span{12, 15});
    CHECK(span_of(text, text.lines[1].text.substr(3)) == Span{15, 15});
}

TEST_CASE("text in another encoding is decoded, and says what it was") {
    const Source source{.name = "a.txt", .bytes = "\xD5\xFB\r\n\xB8\xC4\xFF"};
    Result<Text> text = read_text(source, {.lossy = true});
    REQUIRE(text);
    const Text moved = *std::move(text);
    CHECK(moved.bytes == "整\r\n改\uFFFD");
    CHECK(shown(moved) == "1 整|2 改\uFFFD");
    CHECK(span_of(moved, moved.lines[1].text) == Span{5, 11});
    CHECK(moved.encoding == "GB18030");
    CHECK(shown(moved.diagnostics) ==
          "warning replaced-bytes a.txt: 1 ill-formed sequence of bytes was replaced by U+FFFD: byte 0xFF at "
          "offset 6 (0-based); compare the text with an undamaged copy");
    CHECK(
        error_of("a.txt", source.bytes) ==
        "error ill-formed-text a.txt: the text is neither UTF-8 nor GB18030: as GB18030, byte 0xFF at offset "
        "6 (0-based) fits no character; name its encoding, for instance --encoding Big5; to read it with "
        "U+FFFD in that place: --lossy");
}

TEST_CASE("line and column of an offset") {
    struct Row {
        std::string_view bytes;
        std::size_t offset;
        std::size_t line;
        std::size_t column;
    };
    const Row rows[] = {
        {"", 0, 1, 1},       {"ab", 0, 1, 1},
        {"ab", 1, 1, 2},     {"ab", 2, 1, 3},
        {"整改", 3, 1, 2},   {"整改", 6, 1, 3},
        {"𠀀b", 4, 1, 2},    {"a\nb", 1, 1, 2},  // the line end belongs to its line
        {"a\nb", 2, 2, 1},   {"a\nb", 3, 2, 2},
        {"a\n", 2, 2, 1},  // behind the last line end a line begins
        {"a\rb", 2, 2, 1},   {"a\r\nb", 1, 1, 2},
        {"a\r\nb", 3, 2, 1}, {"a\r\nb\r\n整c", 9, 3, 2},
        {"\n\n\n", 2, 3, 1}, {"\r\r\r", 2, 3, 1},
        {"\n\r\n", 1, 2, 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        CAPTURE(row.offset);
        const Kept kept(row.bytes);
        CHECK(place_in(kept.text.bytes, row.offset).position == Position{row.line, row.column});
    }
}

TEST_CASE("the line at an offset") {
    struct Row {
        std::string_view bytes;
        std::size_t offset;
        std::string_view line;
    };
    const Row rows[] = {
        {"", 0, ""},           {"整改", 0, "整改"},      {"整改", 3, "整改"},       {"整改", 6, "整改"},
        {"a\nbc\nd", 0, "a"},  {"a\nbc\nd", 1, "a"},  // at its line end
        {"a\nbc\nd", 2, "bc"}, {"a\nbc\nd", 4, "bc"},    {"a\nbc\nd", 5, "d"},      {"a\nbc\nd", 6, "d"},
        {"a\n", 2, ""},        {"a\r\nbc\r\nd", 1, "a"}, {"a\r\nbc\r\nd", 3, "bc"}, {"a\r\nbc\r\nd", 5, "bc"},
        {"a\rbc\rd", 3, "bc"}, {"\n\n", 1, ""},          {" a \n", 0, " a "},  // white space is kept
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        CAPTURE(row.offset);
        const Kept kept(row.bytes);
        CHECK(place_in(kept.text.bytes, row.offset).line == row.line);
    }
}

TEST_CASE("a line by its number is whole, with what other line ends are inside of it") {
    const Kept kept("\xEF\xBB\xBF　甲\v乙 \r\n \n\f丙\f　\u2028丁");
    CHECK(line_at(kept.text, 1) == "　甲\v乙 ");
    CHECK(line_at(kept.text, 2).empty());
    CHECK(line_at(kept.text, 3) == "\f丙\f　");
    CHECK(line_at(kept.text, 4) == "丁");
    CHECK(line_at(kept.text, 5).empty());
    CHECK(line_at(kept.text, 0).empty());
    CHECK(line_at(Text{}, 1).empty());
}

TEST_CASE("between CR and LF one is still on the line that they end") {
    const Kept kept("ab\r\ncd");
    CHECK(place_in(kept.text.bytes, 3).position.line == 1);
    CHECK(place_in(kept.text.bytes, 3).line == "ab");
}

// The lines of a text by the plainest way there is: each with the offset where it begins.
struct PlainLine {
    std::size_t begin = 0;
    std::string_view text = {};
};
std::vector<PlainLine> plain_lines(std::string_view bytes) {
    std::vector<PlainLine> lines;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= bytes.size(); ++i) {
        if (i < bytes.size() && bytes[i] != '\n' && bytes[i] != '\r') continue;
        lines.push_back({begin, bytes.substr(begin, i - begin)});
        if (i + 1 < bytes.size() && bytes[i] == '\r' && bytes[i + 1] == '\n') ++i;
        begin = i + 1;
    }
    return lines;
}

TEST_CASE("every short text of letters, spaces and line ends is cut and placed as by hand") {
    constexpr std::string_view alphabet[] = {"a", "整", " ", "\r", "\n"};
    constexpr std::size_t longest = 7;
    std::string wrong;
    std::size_t tried = 0;
    for (std::size_t length = 0; length <= longest; ++length) {
        std::size_t count = 1;
        for (std::size_t i = 0; i < length; ++i) count *= std::size(alphabet);
        for (std::size_t number = 0; number < count && wrong.empty(); ++number, ++tried) {
            Source source{.name = "a.txt"};
            std::size_t left = number;
            for (std::size_t i = 0; i < length; ++i, left /= std::size(alphabet)) {
                source.bytes += alphabet[left % std::size(alphabet)];
            }
            const Result<Text> text = read_text(source);
            if (!text) {
                wrong = source.bytes;
                continue;
            }
            const std::vector<PlainLine> lines = plain_lines(source.bytes);
            std::string expected;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                if (trim(lines[i].text).empty()) continue;
                if (!expected.empty()) expected += '|';
                expected += std::to_string(i + 1) + " " + std::string(trim(lines[i].text));
            }
            if (shown(*text) != expected) wrong = source.bytes;
            // Behind the end of every line and at its beginning.
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const std::size_t end = lines[i].begin + lines[i].text.size();
                const std::size_t columns = count_code_points(lines[i].text);
                if (place_in(text->bytes, lines[i].begin).position != Position{i + 1, 1} ||
                    place_in(text->bytes, end).position != Position{i + 1, columns + 1} ||
                    place_in(text->bytes, lines[i].begin).line != lines[i].text ||
                    place_in(text->bytes, end).line != lines[i].text ||
                    line_at(*text, i + 1) != (trim(lines[i].text).empty() ? "" : lines[i].text)) {
                    wrong = source.bytes;
                }
            }
        }
    }
    CHECK(tried > 90'000);
    CHECK(wrong.empty());
}

TEST_CASE("a text of many lines is cut in one go, whatever ends them") {
    for (const std::string_view end : {"\n", "\r\n", "\r"}) {
        std::string bytes;
        for (int i = 0; i < 200'000; ++i) bytes += "一、" + std::string(end);
        const Kept kept(bytes);
        REQUIRE(kept.text.lines.size() == 200'000);
        CHECK(kept.text.lines.back().number == 200'000);
    }
}

}  // namespace
}  // namespace zhenggai
