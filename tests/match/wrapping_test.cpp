#include "match/wrapping.h"

#include <doctest/doctest.h>

#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "match/line_ending.h"
#include "text/character.h"
#include "text/text.h"

namespace zhenggai {
namespace {

// How paragraphs are laid out as lines.
struct Layout {
    std::size_t width = 38;
    LineMeasure measure = LineMeasure::code_points;
    std::size_t first_indent = 0;  // ideographic spaces before the first line of a paragraph
    std::size_t rest_indent = 0;   // and before its other lines
    std::size_t gap = 0;           // blank lines between the lines of a paragraph
    std::size_t between = 0;       // and between paragraphs
    bool by_typesetter = false;    // no line begins with a closing mark; numbers stay whole
    bool wrapped = true;
};

constexpr std::string_view closing = "，。；";

bool is_closing(std::string_view character) { return closing.find(character) != std::string_view::npos; }

std::vector<std::string_view> characters_of(std::string_view text) {
    std::vector<std::string_view> characters;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        next_code_point(text, at);
        characters.push_back(text.substr(begin, at - begin));
    }
    return characters;
}

bool is_digit(std::string_view character) { return character >= "0" && character <= "9"; }

// A paragraph of three sentences of our own, with numbers in them.
std::string paragraph(std::mt19937& random) {
    static constexpr std::string_view clauses[] = {"沿岸排口逐一登记造册，",     "清运建筑垃圾2350方，",
                                                   "恢复岸坡植被12.5公顷，",     "巡查频次提高到每周3次，",
                                                   "问题线索移交有关部门办理，", "断面水质稳定达到三类标准，",
                                                   "管网检测长度超过48公里，"};
    static constexpr std::string_view ends[] = {"确保年底之前全部完成。", "并且向社会公开结果。",
                                                "不留死角。"};
    std::string text;
    for (int sentence = 0; sentence < 3; ++sentence) {
        const std::size_t count = 1 + random() % 4;
        for (std::size_t i = 0; i < count; ++i) text += clauses[random() % std::size(clauses)];
        text += ends[random() % std::size(ends)];
    }
    return text;
}

std::size_t width_of(std::string_view character, LineMeasure measure) {
    return measure == LineMeasure::columns ? display_width(character) : 1;
}

// The index behind the last character of the line that begins with `from`.
std::size_t line_behind(const std::vector<std::string_view>& characters, std::size_t from, std::size_t room,
                        const Layout& layout) {
    std::size_t end = from;
    for (std::size_t used = 0; end < characters.size(); ++end) {
        used += width_of(characters[end], layout.measure);
        if (used > room) break;
    }
    if (!layout.by_typesetter || end >= characters.size()) return end;
    while (end > from + 1 &&
           (is_closing(characters[end]) || (is_digit(characters[end - 1]) && is_digit(characters[end])) ||
            characters[end] == "." || characters[end - 1] == "."))
        --end;
    return end;
}

std::string indent_of(std::size_t count) {
    std::string indent;
    for (std::size_t i = 0; i < count; ++i) indent += "\u3000";
    return indent;
}

std::string laid_out(std::string_view text, const Layout& layout) {
    const std::vector<std::string_view> characters = characters_of(text);
    if (!layout.wrapped) return indent_of(layout.first_indent) + std::string(text) + "\n";
    std::string lines;
    for (std::size_t from = 0; from < characters.size();) {
        const std::size_t indent = from == 0 ? layout.first_indent : layout.rest_indent;
        const std::size_t columns = layout.measure == LineMeasure::columns ? 2 : 1;
        const std::size_t behind = line_behind(characters, from, layout.width - indent * columns, layout);
        if (from > 0) lines += std::string(layout.gap, '\n');
        lines += indent_of(indent);
        for (; from < behind; ++from) lines += characters[from];
        lines += '\n';
    }
    return lines;
}

std::string document(const Layout& layout, unsigned seed = 1, int paragraphs = 40) {
    std::mt19937 random(seed);
    std::string text;
    for (int i = 0; i < paragraphs; ++i) {
        text += laid_out(paragraph(random), layout);
        text += std::string(layout.between, '\n');
    }
    return text;
}

// The text and its breaks inside sentences, as the reader of paragraphs finds them where nothing is marked.
struct Found {
    explicit Found(std::string bytes) : source{.name = "a.txt", .bytes = std::move(bytes)} {
        Result<Text> result = read_text(source);
        REQUIRE(result);
        text = *std::move(result);
        for (std::size_t i = 0; i + 1 < text.lines.size(); ++i)
            if (line_ending(text.lines[i].text) != LineEnding::closed) breaks.push_back({i});
        wrapping = find_wrapping(text.lines, breaks);
    }
    Source source;
    Text text;
    std::vector<SentenceBreak> breaks;
    std::optional<Wrapping> wrapping;
};

TEST_CASE("the width of a wrapped text is found, at any column") {
    for (const std::size_t width : {16U, 20U, 30U, 38U, 40U, 66U}) {
        CAPTURE(width);
        const Found found(document({.width = width}));
        REQUIRE(found.wrapping);
        CHECK(found.wrapping->measure == LineMeasure::code_points);
        CHECK(found.wrapping->width == width);
        CHECK(found.wrapping->tolerance == 0);
        CHECK(found.wrapping->cuts_words);
    }
}

TEST_CASE("a text that was wrapped at columns is measured in columns") {
    for (const std::size_t width : {40U, 76U, 80U}) {
        CAPTURE(width);
        const Found found(document({.width = width, .measure = LineMeasure::columns}));
        REQUIRE(found.wrapping);
        CHECK(found.wrapping->measure == LineMeasure::columns);
        CHECK(found.wrapping->width == width);
        CHECK(found.wrapping->tolerance <= 1);  // a Han character does not fit into one column
    }
}

TEST_CASE("a typesetter's lines are full where their next word did not fit") {
    const Found found(document({.width = 38, .by_typesetter = true}));
    REQUIRE(found.wrapping);
    CHECK(found.wrapping->width <= 38);
    CHECK(found.wrapping->width + found.wrapping->tolerance >= 37);
    CHECK_FALSE(found.wrapping->cuts_words);
    for (const SentenceBreak& here : found.breaks)
        CHECK(found.wrapping->is_full(found.text.lines[here.index], found.text.lines[here.index + 1]));
}

TEST_CASE("indents and blank lines say where paragraphs begin") {
    struct Row {
        std::string_view about;
        Layout layout;
        bool flush;
        bool indented;
        bool spaced;
        unsigned gap;
    };
    const Row rows[] = {
        {"no sign", {}, true, false, false, 0},
        {"first lines indented", {.first_indent = 2}, true, true, false, 0},
        {"the other lines indented", {.rest_indent = 2}, false, false, false, 0},
        {"all lines indented", {.first_indent = 2, .rest_indent = 2}, false, false, false, 0},
        {"blank lines between paragraphs", {.between = 1}, true, false, true, 0},
        {"blank lines everywhere", {.gap = 1, .between = 1}, true, false, false, 1},
        {"more of them between paragraphs", {.gap = 1, .between = 2}, true, false, true, 1},
        {"both signs", {.first_indent = 2, .between = 1}, true, true, true, 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        const Found found(document(row.layout));
        REQUIRE(found.wrapping);
        CHECK(found.wrapping->width == 38);
        CHECK(found.wrapping->flush == row.flush);
        CHECK(found.wrapping->indented == row.indented);
        CHECK(found.wrapping->spaced == row.spaced);
        CHECK(found.wrapping->gap == row.gap);
    }
}

TEST_CASE("lines inside paragraphs are full, the last lines of paragraphs mostly are not") {
    const Found found(document({.width = 38, .first_indent = 2}));
    REQUIRE(found.wrapping);
    std::size_t full = 0;
    std::size_t ends = 0;
    for (std::size_t i = 0; i + 1 < found.text.lines.size(); ++i) {
        const Line& line = found.text.lines[i];
        const Line& next = found.text.lines[i + 1];
        if (next.indent == 0) CHECK(found.wrapping->is_full(line, next));
        if (next.indent == 0) continue;
        ++ends;
        full += found.wrapping->is_full(line, next) ? 1 : 0;
    }
    CHECK(ends == 39);
    CHECK(5 * full < ends);
}

TEST_CASE("what would not have fitted: a word whole, with its marks; or a character where words are cut") {
    struct Row {
        std::string_view about;
        bool cuts_words;
        std::string_view next;
        bool full;
    };
    // The line has 35 of 38 characters: three more would have fitted.
    const Row rows[] = {
        {"one Han character would have fitted", false, "清运垃圾", false},
        {"so would a character with a comma", false, "清，运垃圾", false},
        {"a number of four digits would not", false, "2350方", true},
        {"a number of three digits would", false, "235方", false},
        {"with a comma behind it not", false, "235，其余", true},
        {"nor with brackets around it", false, "（23）其余", true},
        {"where words are cut, its first digit would", true, "2350方", false},
        {"decimals are one word", false, "12.5公顷", true},
    };
    Line line;
    std::string text;
    for (int i = 0; i < 35; ++i) text += "水";
    line.text = text;
    for (const Row& row : rows) {
        CAPTURE(row.about);
        Line next;
        next.text = row.next;
        const Wrapping wrapping{.width = 38, .cuts_words = row.cuts_words};
        CHECK(wrapping.is_full(line, next) == row.full);
    }
}

TEST_CASE("tolerance and indent count towards a full line") {
    std::string text;
    for (int i = 0; i < 35; ++i) text += "水";
    Line line;
    line.text = text;
    Line next;
    next.text = "清运";
    CHECK_FALSE(Wrapping{.width = 38}.is_full(line, next));
    CHECK_FALSE(Wrapping{.width = 38, .tolerance = 2}.is_full(line, next));
    CHECK(Wrapping{.width = 38, .tolerance = 3}.is_full(line, next));
    line.indent = 4;  // two ideographic spaces: the next character still fits
    CHECK_FALSE(Wrapping{.width = 38}.is_full(line, next));
    CHECK_FALSE(Wrapping{.measure = LineMeasure::columns, .width = 76}.is_full(line, next));
    line.indent = 6;
    CHECK(Wrapping{.width = 38}.is_full(line, next));
    CHECK(Wrapping{.measure = LineMeasure::columns, .width = 76}.is_full(line, next));
}

TEST_CASE("a text that was never wrapped has no wrapping") {
    for (const unsigned seed : {1U, 2U, 3U}) {
        CAPTURE(seed);
        CHECK_FALSE(Found(document({.wrapped = false}, seed)).wrapping);
        CHECK_FALSE(Found(document({.first_indent = 2, .between = 1, .wrapped = false}, seed)).wrapping);
    }
    CHECK_FALSE(Found("").wrapping);
    CHECK_FALSE(Found("青溪镇整改方案\n").wrapping);
}

TEST_CASE("open lines of all lengths among long paragraphs are no wrapping") {
    // Headings, list values and a title, each on its line, and paragraphs that run on.
    std::mt19937 random(5);
    std::string text;
    for (int i = 0; i < 30; ++i) {
        const std::vector<std::string> heads{"一、河道整治", "（一）沿岸排口登记和封堵工作的安排",
                                             "责任单位：县水利局、县住房城乡建设局和沿岸各镇人民政府",
                                             "整改时限：长期坚持"};
        text += heads[random() % heads.size()] + "\n" + paragraph(random) + "\n";
    }
    CHECK_FALSE(Found(text).wrapping);
}

TEST_CASE("with a single break no line may be longer") {
    std::string full;
    for (int i = 0; i < 30; ++i) full += "水";
    const std::string shown = "沿岸，" + full + "\n治理完成。\n";
    REQUIRE(Found(shown).breaks.size() == 1);
    CHECK(Found(shown).wrapping);
    CHECK_FALSE(Found(shown + full + full + "。\n").wrapping);
}

TEST_CASE("where too many lines are longer than any width no break is asked for") {
    std::string long_line;
    for (int i = 0; i < 200; ++i) long_line += "水";
    std::string text = document({.width = 38});
    const std::size_t tenth = Found(text).text.lines.size() / 10;
    for (std::size_t i = 0; i < tenth; ++i) text += long_line + "。\n";
    const Found few(text);
    CHECK(may_be_wrapped(few.text.lines));
    CHECK(few.wrapping);
    for (std::size_t i = 0; i < tenth; ++i) text += long_line + "。\n";
    const Found many(text);
    CHECK_FALSE(may_be_wrapped(many.text.lines));
    CHECK_FALSE(many.wrapping);
    CHECK(may_be_wrapped({}));
}

TEST_CASE("tables with tabs are no evidence against a width") {
    std::string text = document({.width = 38});
    for (int i = 0; i < 20; ++i)
        text +=
            "排口编号一百二十三号\t青溪镇老街段东岸第二个闸口以下\t已经封堵完成验收\t县水利局和镇人民政府。"
            "\n";
    const Found found(text);
    REQUIRE(found.wrapping);
    CHECK(found.wrapping->width == 38);
}

TEST_CASE("a long text is measured in one go") {
    const Found wrapped(document({.width = 38}, 1, 20'000));
    REQUIRE(wrapped.wrapping);
    CHECK(wrapped.wrapping->width == 38);
    std::string line;
    for (int i = 0; i < 1'000'000; ++i) line += "水";
    CHECK_FALSE(Found(line + "\n" + line + "\n" + line).wrapping);
}

}  // namespace
}  // namespace zhenggai
