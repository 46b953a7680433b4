// Where the rules of furniture count. What each rule matches are the grammar's own examples; whole texts are
// in tests/cases/paragraphs.
#include "match/furniture.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "grammar/builtin.h"
#include "grammar/load.h"
#include "text/text.h"

namespace zhenggai {
namespace {

const Matcher& plan_matcher() {
    static const Matcher matcher(*builtin_grammar("rectification-plan"));
    return matcher;
}

// "3 page_number p, 9 footer": source lines that are left out, with their rules; p: of a page.
std::string furniture_of(const std::string& bytes, const Matcher& matcher = plan_matcher()) {
    const Source source{.name = "a.txt", .bytes = bytes};
    const Result<Text> text = read_text(source);
    REQUIRE(text);
    std::string shown;
    std::size_t before = 0;
    for (const FurnitureLine& line : find_furniture(text->lines, matcher)) {
        if (!shown.empty()) CHECK(line.index > before);
        before = line.index;
        if (!shown.empty()) shown += ", ";
        shown += std::to_string(text->lines[line.index].number) + " " + std::string(line.rule) +
                 (line.of_page ? " p" : "");
    }
    return shown;
}

const std::string title = "青溪镇河道整治方案\n";
const std::string first = "一、河道现状\n青溪两岸的排口已经逐一登记，清单向社会公开。\n";
const std::string second = "二、整治安排\n镇里每周巡查一次，发现问题当天处理。\n";

struct Row {
    std::string_view about;
    std::string text;
    std::string_view furniture;
};

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(furniture_of(row.text) == row.furniture);
    }
}

// `count` lines that are sentences of their own.
std::string sentences(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "这一段的排口已经封堵，下一段正在施工。\n";
    return text;
}

TEST_CASE("page numbers count anywhere") {
    check({
        {"none", title + first + second, ""},
        {"between two sections", title + first + "— 1 —\n" + second, "4 page_number p"},
        {"above the title", "- 1 -\n" + title + first, "1 page_number p"},
        {"behind the last line", title + first + "第 3 页 共 20 页\n", "4 page_of_pages p"},
        {"alone", "— 1 —\n", "1 page_number p"},
        {"with full-width digits", title + first + "－１２－\n" + second, "4 page_number p"},
        {"in a sentence it is no page number", title + "详见清单第 3 页 共 20 页。\n" + first, ""},
    });
}

TEST_CASE("rules of the top count before the body only") {
    const std::string navigation = "首页 > 政务公开 > 公告\n";
    check({
        {"above the title", navigation + title + first, "1 navigation"},
        {"below the title", title + navigation + first, "2 navigation"},
        {"below a sentence", title + first + navigation + second, ""},
        {"at the end", title + first + second + navigation, ""},
    });
}

TEST_CASE("rules of the end count behind the body only") {
    const std::string copyright = "版权所有：青溪镇人民政府\n";
    check({
        {"at the end", title + first + second + copyright, "6 footer"},
        {"above the title", copyright + title + first + second, ""},
        {"between two sections", title + first + copyright + second, ""},
    });
}

TEST_CASE("rules of the edges count before and behind the body") {
    const std::string buttons = "【打印】【关闭】\n";
    const std::string editors = "责任编辑：办公室\n";
    check({
        {"above", buttons + title + first + second, "1 buttons"},
        {"below the title", title + buttons + first + second, "2 buttons"},
        {"at the end", title + first + second + buttons, "6 buttons"},
        {"between two sections", title + first + buttons + second, ""},
        {"several lines, with a page number among them",
         title + first + second + editors + "— 2 —\n" + buttons, "6 editors, 7 page_number p, 8 buttons"},
        {"signature and date may stand between",
         title + first + second + "青溪镇人民政府\n2023年5月18日\n" + buttons, "8 buttons"},
    });
}

TEST_CASE("a label counts as a footer's right below another line of the footer, and not by itself") {
    const std::string organiser = "主办单位：青溪镇人民政府\n";
    check({
        {"by itself it is the document's", title + first + second + organiser, ""},
        {"below the footer", title + first + second + "版权所有：青溪镇人民政府\n" + organiser,
         "6 footer, 7 footer"},
        {"two of them below the footer",
         title + first + second + "网站地图 联系我们\n" + organiser + "承办单位：青溪镇党政办公室\n",
         "6 footer, 7 footer, 8 footer"},
        {"below a page number it is the document's", title + first + second + "— 2 —\n" + organiser,
         "6 page_number p"},
    });
}

TEST_CASE("a bare number is a page's in a series, inside a sentence, or as the last line") {
    check({
        {"one by itself is none", title + first + "7\n" + second, ""},
        {"two that follow each other, a page apart",
         title + sentences(12) + "1\n" + sentences(12) + "2\n" + second,
         "14 page_number_alone p, 27 page_number_alone p"},
        {"three", title + sentences(12) + "1\n" + sentences(12) + "2\n" + sentences(12) + "3\n" + second,
         "14 page_number_alone p, 27 page_number_alone p, 40 page_number_alone p"},
        {"two that do not follow each other", title + sentences(12) + "1\n" + sentences(12) + "5\n" + second,
         ""},
        {"close to each other they are a list's",
         title + sentences(2) + "1\n" + sentences(2) + "2\n" + second, ""},
        {"inside a sentence",
         title + "青溪两岸的排口已经登记，其中东岸\n7\n占了多数，清单向社会公开。\n" + second,
         "3 page_number_alone p"},
        {"as the last line", title + first + second + "7\n", "6 page_number_alone p"},
        {"as the last line behind a heading", title + first + "二、整治安排\n7\n", ""},
    });
}

TEST_CASE("running heads: the same short line beside page numbers, twice") {
    const std::string head = "青溪镇河道档案\n";
    check({
        {"behind two page numbers",
         title + first + "— 1 —\n" + head + second + "— 2 —\n" + head + sentences(2),
         "4 page_number p, 5 running_head p, 8 page_number p, 9 running_head p"},
        {"before two page numbers",
         title + first + head + "— 1 —\n" + second + head + "— 2 —\n" + sentences(2),
         "4 running_head p, 5 page_number p, 8 running_head p, 9 page_number p"},
        {"once it may be a title", title + first + "— 1 —\n" + head + second, "4 page_number p"},
        {"at the start of pages", title + first + "\f" + head + second + "\f" + head + sentences(2),
         "4 running_head p, 7 running_head p"},
        {"not beside a page", title + first + head + second + head + sentences(2), ""},
        {"list items are none",
         title + first + "— 1 —\n一、河道\n" + second + "— 2 —\n一、河道\n" + sentences(2),
         "4 page_number p, 8 page_number p"},
        {"sentences are none",
         title + first + "— 1 —\n每周巡查。\n" + second + "— 2 —\n每周巡查。\n" + sentences(2),
         "4 page_number p, 8 page_number p"},
    });
}

TEST_CASE("the rest of a parenthesis is no running head, however often it stands beside page numbers") {
    const std::string open = "东岸的排口已经登记，清单向社会公开。（镇水利站负责\n";
    check({
        {"its closing mark alone", title + open + "）\n- 1 -\n" + open + "）\n- 2 -\n" + second,
         "4 page_number p, 7 page_number p"},
        {"words and the closing mark", title + open + "落实）\n- 1 -\n" + open + "落实）\n- 2 -\n" + second,
         "4 page_number p, 7 page_number p"},
        {"a whole parenthesis may be one",
         title + first + "（内部资料）\n- 1 -\n" + second + "（内部资料）\n- 2 -\n",
         "4 running_head p, 5 page_number p, 8 running_head p, 9 page_number p"},
    });
}

TEST_CASE("a line of the title that comes again is a running head, unless it begins documents") {
    const std::string more = "三、保障措施\n镇里安排专人负责，经费列入预算。\n";
    check({
        {"once beside a page number", title + first + "— 1 —\n" + title + second,
         "4 page_number p, 5 running_head p"},
        {"twice anywhere", title + first + title + second + title + more,
         "4 running_head p, 7 running_head p"},
        {"with the first item below it, the same document again",
         title + first + second + title + first + second, ""},
        {"inside a sentence it is none of a document",
         title + "一、河道现状\n青溪两岸的排口已经登记，其中东岸\n— 1 —\n" + title + "占了多数。\n" + second,
         "4 page_number p, 5 running_head p"},
    });
}

TEST_CASE("the edges end where the body begins: a list marker, a label, a sentence, a long line") {
    const std::string buttons = "【打印】【关闭】\n";
    check({
        {"marker", title + "一、河道现状\n" + buttons + first, ""},
        {"label", title + "责任单位：县水利局\n" + buttons + first, ""},
        {"sentence", title + "镇里每周巡查一次。\n" + buttons + first, ""},
        {"short plain lines and dates are none", title + "2023年5月18日\n（公开版）\n" + buttons + first,
         "4 buttons"},
    });
}

// A grammar with one more line of furniture, and what it leaves out.
std::string furniture_by(const std::string& rule, const std::string& bytes) {
    const Result<Grammar> grammar =
        load_grammar({.name = "own.yaml",
                      .bytes = "grammar: own\nversion: 1\nextends: rectification-plan\n"
                               "furniture:\n  stamp: " +
                               rule + "\n"},
                     builtin_texts());
    REQUIRE(grammar);
    return furniture_of(bytes, Matcher(*grammar));
}

TEST_CASE("a grammar's own line of furniture counts where its place says") {
    const std::string stamp = "第 12 件 镇档案室藏\n";
    const auto rule = [](const std::string& place) {
        return "{place: " + place +
               ", pattern: '第\\s*\\d+\\s*件\\s*镇档案室藏', accepts: [第1件镇档案室藏], rejects: [第1件]}";
    };
    const std::string middle = title + first + stamp + second;
    CHECK(furniture_by(rule("page"), middle) == "4 stamp p");
    CHECK(furniture_by(rule("edges"), middle).empty());
    CHECK(furniture_by(rule("top"), stamp + title + first + stamp) == "1 stamp");
    CHECK(furniture_by(rule("end"), stamp + title + first + stamp) == "5 stamp");
    CHECK(furniture_by(rule("edges"), stamp + title + first + stamp) == "1 stamp, 5 stamp");
}

TEST_CASE("a grammar's own line of a page may begin with any word") {
    CHECK(furniture_by("{place: page, pattern: '镇档案室藏\\s*\\d+\\s*号卷', accepts: [镇档案室藏 3 号卷], "
                       "rejects: [镇档案室]}",
                       title + first + "镇档案室藏 12 号卷\n" + second) == "4 stamp p");
}

TEST_CASE("lines as long as a book and texts of page numbers alone are read in one go") {
    std::string line;
    for (int i = 0; i < 500'000; ++i) line += "— 1 —";
    CHECK(furniture_of(line + "\n" + line).empty());
    std::string numbers;
    for (int i = 1; i <= 9999; ++i) numbers += std::to_string(i) + "\n";
    const Source source{.name = "a.txt", .bytes = numbers};
    const Result<Text> text = read_text(source);
    REQUIRE(text);
    CHECK(find_furniture(text->lines, plan_matcher()).size() <= text->lines.size());
    CHECK(find_furniture({}, plan_matcher()).empty());
}

}  // namespace
}  // namespace zhenggai
