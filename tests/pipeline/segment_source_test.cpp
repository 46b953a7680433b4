#include "pipeline/segment_source.h"

#include <doctest/doctest.h>

#include <string>

#include "grammar/builtin.h"

namespace zhenggai {
namespace {

TEST_CASE("the paragraphs cover the text; white space belongs to the one before, at the start to the first") {
    const Source source{.name = "a.txt", .bytes = "\n\n　甲。\n \n乙\r\n"};
    const Result<Text> text = read_text(source);
    REQUIRE(static_cast<bool>(text));
    Arena arena;
    const Matcher matcher(*builtin_grammar("plan-document"));
    const ParagraphReading reading = read_paragraphs(*text, matcher, arena);
    const std::vector<SegmentSource> paragraphs = segment_source(*text, reading, arena);
    REQUIRE(paragraphs.size() == 2);
    CHECK(paragraphs[0].text == "\n\n　甲。\n \n");
    CHECK(paragraphs[0].pieces.size() == 1);
    CHECK(paragraphs[0].pieces[0].span == Span{0, 14});
    CHECK(paragraphs[0].pieces[0].line == 3);
    CHECK(paragraphs[1].text == "乙\r\n");
    CHECK(paragraphs[1].pieces[0].span == Span{14, 19});
    CHECK(paragraphs[1].pieces[0].line == 5);
}

TEST_CASE("a line break that was taken out is in no paragraph, and page furniture is one of its own") {
    const Source source{
        .name = "a.txt",
        .bytes =
            "河道沿线的店铺没有接入管网，洗菜水顺着石阶流入河\n\n— 2 —\n\n中，下游水质变差。\n二、目标\n"};
    const Result<Text> text = read_text(source);
    REQUIRE(static_cast<bool>(text));
    Arena arena;
    const Matcher matcher(*builtin_grammar("plan-document"));
    const ParagraphReading reading = read_paragraphs(*text, matcher, arena);
    const std::vector<SegmentSource> paragraphs = segment_source(*text, reading, arena);
    REQUIRE(paragraphs.size() == 3);
    CHECK(paragraphs[0].text == "河道沿线的店铺没有接入管网，洗菜水顺着石阶流入河中，下游水质变差。\n");
    REQUIRE(paragraphs[0].pieces.size() == 2);
    CHECK(paragraphs[0].pieces[1].line == 5);
    CHECK(source.bytes.substr(paragraphs[0].pieces[1].span.begin, 6) == "中，");
    CHECK(paragraphs[1].text == "— 2 —\n\n");
    CHECK(paragraphs[2].text == "二、目标\n");
}

TEST_CASE("a segment of a paragraph in pieces is led back to each of them") {
    // 甲乙 at bytes 6 to 12 of the source, 丙丁 at 20 to 26, 戊 and a line end at 40 to 44.
    const SegmentSource paragraph{.text = "甲乙丙丁戊\n",
                                  .pieces = {{{6, 12}, 2}, {{20, 26}, 4}, {{40, 44}, 9}}};
    CHECK(spans_of(paragraph, {0, 6}) == std::vector<Span>{{6, 12}});
    CHECK(spans_of(paragraph, {3, 9}) == std::vector<Span>{{9, 12}, {20, 23}});
    CHECK(spans_of(paragraph, {6, 12}) == std::vector<Span>{{20, 26}});
    CHECK(spans_of(paragraph, {0, 16}) == std::vector<Span>{{6, 12}, {20, 26}, {40, 44}});
    CHECK(line_of(paragraph, {0, 6}) == 2);
    CHECK(line_of(paragraph, {3, 9}) == 2);
    CHECK(line_of(paragraph, {6, 12}) == 4);
    CHECK(line_of(paragraph, {12, 16}) == 9);
}

TEST_CASE("white space at the beginning of a segment is not where its line is counted") {
    const SegmentSource paragraph{.text = "　\n甲", .pieces = {{{0, 4}, 1}, {{4, 7}, 2}}};
    CHECK(line_of(paragraph, {0, 7}) == 2);
}

}  // namespace
}  // namespace zhenggai
