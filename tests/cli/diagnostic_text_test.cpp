#include "cli/diagnostic_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/character.h"
#include "text/survey.h"

namespace zhenggai {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

// The two lines of a caret display, without their indentation.
struct Shown {
    std::string line = {};
    std::string caret = {};
};

Shown shown(std::string_view line, std::size_t column) {
    const std::string text = caret_text(line, column);
    const std::size_t end = text.find('\n');
    REQUIRE(text.starts_with("    "));
    REQUIRE(text.ends_with("^\n"));
    REQUIRE(text.substr(end + 1, 4) == "    ");
    return {text.substr(4, end - 4), text.substr(end + 5, text.size() - end - 7)};
}

TEST_CASE("the caret stands under its character by display width") {
    CHECK(caret_text("　　责任单位：县水利局", 8) == "    　　责任单位：县水利局\n                  ^\n");
    CHECK(caret_text("a: b", 4) == "    a: b\n       ^\n");
    CHECK(caret_text("a", 1) == "    a\n    ^\n");
    CHECK(caret_text("整改", 3) == "    整改\n        ^\n");   // behind the last one
    CHECK(caret_text("整改", 90) == "    整改\n        ^\n");  // no further
    CHECK(caret_text("\t整改", 3) == "    \t整改\n    \t  ^\n");
    CHECK(caret_text("e\u0301x", 3) == "    e\u0301x\n     ^\n");
}

TEST_CASE("a caret far out in a line of any length is where it belongs") {
    std::string line;
    for (std::size_t i = 0; i < 4000; ++i) line += i % 3 == 0 ? "治" : "a";
    for (const std::size_t column : {1, 2457, 2458, 2459, 2460, 3999, 4000}) {
        std::string marked = line;
        std::size_t offset = 0;
        for (std::size_t i = 1; i < column; ++i) next_code_point(marked, offset);
        marked.insert(offset, "#");
        const Shown excerpt = shown(marked, column);
        CHECK(display_width(excerpt.line.substr(0, excerpt.line.find('#'))) == excerpt.caret.size());
    }
}

TEST_CASE("control characters do not reach the terminal") {
    CHECK(caret_text("整\x1B[31m改\f\u0085", 2) == "    整\uFFFD[31m改\uFFFD\uFFFD\n      ^\n");
}

TEST_CASE("a line that fits is whole, one that is wider is cut around the caret") {
    const std::string fits = repeated("治", 38);  // 76 columns
    for (const std::size_t column : {1, 20, 38, 39}) CHECK(shown(fits, column).line == fits);

    const std::string wide = repeated("治理", 100);
    CHECK(shown(wide, 1).line == repeated("治理", 18) + "治…");
    CHECK(shown(wide, 16).line == repeated("治理", 18) + "治…");  // 30 columns before the caret
    CHECK(shown(wide, 17).line == "…" + repeated("治理", 18) + "治…");
    CHECK(shown(wide, 17).caret.size() == 1 + 28);
    CHECK(shown(wide, 200).line == "…理" + repeated("治理", 18));  // the end gives its room away
    CHECK(shown(wide, 200).caret.size() == 1 + 2 * 36);
}

TEST_CASE("an excerpt of any line, at any column, has its caret under the character and no half of one") {
    const std::vector<std::string> lines = {repeated("治理abc，", 60),  repeated("e\u0301治", 80),
                                            repeated("a", 500),         "\t" + repeated("治", 60),
                                            repeated("治 ", 70) + "。", repeated("𠮷b", 90)};
    for (const std::string& line : lines) {
        std::size_t offset = 0;
        for (std::size_t column = 1; offset < line.size(); ++column) {
            std::size_t next = offset;
            const char32_t expected = next_code_point(line, next);
            offset = next;
            if (is_combining_mark(expected)) continue;
            const Shown excerpt = shown(line, column);
            CAPTURE(column);
            CAPTURE(excerpt.line);
            REQUIRE(!first_ill_formed_byte(excerpt.line));
            REQUIRE(display_width(excerpt.line) <= 76);
            // The first character that begins at or behind the caret's column, which a mark before it may
            // share.
            std::size_t at = 0;
            while (display_width(std::string_view(excerpt.line).substr(0, at)) < display_width(excerpt.caret))
                next_code_point(excerpt.line, at);
            char32_t found = next_code_point(excerpt.line, at);
            while (is_combining_mark(found)) found = next_code_point(excerpt.line, at);
            REQUIRE(found == expected);
        }
    }
}

TEST_CASE("a diagnostic is shown with what it knows") {
    Diagnostic diagnostic{.severity = Severity::warning, .code = "number-gap", .message = "4 follows 2"};
    CHECK(diagnostic_text(diagnostic) == "zhenggai: warning: 4 follows 2 [number-gap]\n");
    diagnostic.source = "plan.txt";
    CHECK(diagnostic_text(diagnostic) == "plan.txt: warning: 4 follows 2 [number-gap]\n");
    diagnostic.position = Position{.line = 7};
    diagnostic.remedy = "look above";
    CHECK(diagnostic_text(diagnostic, "4. 清运。") ==
          "plan.txt:7: warning: 4 follows 2 [number-gap]\n  help: look above\n");
    diagnostic.position->column = 1;
    CHECK(diagnostic_text(diagnostic) ==
          "plan.txt:7:1: warning: 4 follows 2 [number-gap]\n  help: look above\n");
    CHECK(diagnostic_text(diagnostic, "4. 清运。") ==
          "plan.txt:7:1: warning: 4 follows 2 [number-gap]\n    4. 清运。\n    ^\n  help: look above\n");
    diagnostic.source_line = "4. 旧。";
    CHECK(diagnostic_text(diagnostic) ==
          "plan.txt:7:1: warning: 4 follows 2 [number-gap]\n    4. 旧。\n    ^\n  help: look above\n");
}

}  // namespace
}  // namespace zhenggai
