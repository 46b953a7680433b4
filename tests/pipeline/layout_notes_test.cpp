#include "pipeline/layout_notes.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace zhenggai {
namespace {

// Each note whole: "note page-furniture 3: …".
std::string shown_notes(const Diagnostics& notes) {
    std::string all;
    for (const Diagnostic& note : notes) {
        CHECK(note.source.empty());
        CHECK_FALSE(note.remedy);
        REQUIRE(note.position);
        CHECK_FALSE(note.position->column);
        if (!all.empty()) all += '\n';
        all += std::string(severity_name(note.severity)) + " " + note.code + " " +
               std::to_string(note.position->line) + ": " + note.message;
    }
    return all;
}

TEST_CASE("a line of furniture is a note with its rule and its text") {
    const std::vector<LeftOutLine> lines{
        {.rule = "navigation", .text = "首页 > 政务公开", .line = 3},
        {.rule = "editors", .text = "初审：甲", .line = 40},
        {.rule = "editors", .text = "复审：乙", .line = 41},
    };
    CHECK(shown_notes(furniture_notes(lines)) ==
          "note page-furniture 3: left out as page furniture (navigation): 首页 > 政务公开\n"
          "note page-furniture 40: left out as page furniture (editors): 初审：甲\n"
          "note page-furniture 41: left out as page furniture (editors): 复审：乙");
}

TEST_CASE("page numbers share one note a rule, at the first of them, with all their lines") {
    const std::vector<LeftOutLine> lines{
        {.rule = "page_number", .text = "— 1 —", .line = 30, .of_page = true},
        {.rule = "running_head", .text = "青溪镇整改方案", .line = 31, .of_page = true},
        {.rule = "page_number", .text = "— 2 —", .line = 62, .of_page = true},
        {.rule = "running_head", .text = "青溪镇整改方案", .line = 63, .of_page = true},
        {.rule = "page_of_pages", .text = "第 3 页", .line = 94, .of_page = true},
        {.rule = "page_number", .text = "— 4 —", .line = 125, .of_page = true},
    };
    CHECK(shown_notes(furniture_notes(lines)) ==
          "note page-furniture 30: 3 lines left out as page furniture (page_number), the first: — 1 —; they "
          "are "
          "lines 30, 62, 125\n"
          "note page-furniture 31: 2 lines left out as page furniture (running_head), the first: "
          "青溪镇整改方案; "
          "they are lines 31, 63\n"
          "note page-furniture 94: left out as page furniture (page_of_pages): 第 3 页");
}

TEST_CASE("nothing left out, nothing joined: no note") {
    CHECK(furniture_notes({}).empty());
    CHECK(join_notes({}).empty());
}

TEST_CASE("lines that became one paragraph by one rule are one note") {
    const std::vector<LineJoin> joins{
        {.rule = JoinRule::wrap, .line = 12, .next = 13},  {.rule = JoinRule::wrap, .line = 13, .next = 14},
        {.rule = JoinRule::wrap, .line = 20, .next = 21},  // another paragraph
        {.rule = JoinRule::cut, .line = 30, .next = 34},   // over a page break
        {.rule = JoinRule::comma, .line = 34, .next = 36}, {.rule = JoinRule::comma, .line = 36, .next = 37},
    };
    CHECK(shown_notes(join_notes(joins)) ==
          "note joined-lines 12: lines 12 to 14 were joined (wrap)\n"
          "note joined-lines 20: lines 20 and 21 were joined (wrap)\n"
          "note joined-lines 30: lines 30 and 34 were joined (cut)\n"
          "note joined-lines 34: lines 34 to 37 were joined (comma)");
}

TEST_CASE("the rules of joins have the names that the notes show") {
    CHECK(join_rule_name(JoinRule::wrap) == "wrap");
    CHECK(join_rule_name(JoinRule::comma) == "comma");
    CHECK(join_rule_name(JoinRule::cut) == "cut");
}

}  // namespace
}  // namespace zhenggai
