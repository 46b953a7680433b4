// Brackets, and parentheses behind tasks, as the structure finds them; and that long texts cost no more than
// they are long.
#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "document/assignment_reader.h"
#include "document/outermost_brackets.h"
#include "grammar/builtin.h"
#include "match/matcher.h"
#include "pipeline/extractor.h"

namespace zhenggai {
namespace {

std::string brackets_of(std::string_view text) {
    std::string shown;
    for (const std::string_view found : outermost_brackets(text)) shown.append(found).append("|");
    return shown;
}

const Matcher& matcher() {
    static const Matcher made(*builtin_grammar("policy-opinion"));
    return made;
}

// Text as it stands, what assigns in <>, what does so only beside another in ~.
std::string parts_of(std::string_view text) {
    std::string shown;
    for (const AssignedPart& part : AssignmentReader(matcher()).read(text, 1))
        shown.append(part.is_text() ? ""
                     : part.assigns ? "<"
                                    : "~")
            .append(part.text)
            .append(part.is_text() ? ""
                    : part.assigns ? ">"
                                   : "~");
    return shown;
}

std::string repeated(std::string_view word, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += word;
    return text;
}

}  // namespace

TEST_CASE("outermost brackets") {
    struct Row {
        std::string_view text;
        std::string_view brackets;
    };
    const Row rows[] = {
        {"甲（乙）丙【丁】", "（乙）|【丁】|"},
        {"甲（乙（丙）丁）", "（乙（丙）丁）|"},
        {"(甲）（乙)", "(甲）|（乙)|"},
        {"（甲（乙）", "（乙）|"},
        {"甲）（乙）", "（乙）|"},
        {"（甲【乙）丙】", "（甲【乙）|"},
        {"[甲（乙）]", "[甲（乙）]|"},
        {"（）", "（）|"},
        {"甲", ""},
        {"", ""},
        {"（（（", ""},
        {"））", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(brackets_of(row.text) == row.brackets);
    }
    CHECK(inside_brackets("（ 甲（乙） ）") == "甲（乙）");
    CHECK(inside_brackets("()").empty());
    CHECK(inside_brackets("【甲)").substr(0, 3) == "甲");
}

TEST_CASE("parts of a paragraph are all of it") {
    struct Row {
        std::string_view text;
        std::string_view parts;
    };
    const Row rows[] = {
        {"清理（含支流）。（市水利局负责）", "清理（含支流）。<（市水利局负责）>"},
        {"清理（市水利局负责）。", "清理<（市水利局负责）>。"},
        {"清理。（完成时限：年底）【责任单位：市水利局】",
         "清理。~（完成时限：年底）~<【责任单位：市水利局】>"},
        {"清理。（列第一位者为牵头单位，下同）", "清理。~（列第一位者为牵头单位，下同）~"},
        {"清理。（备注：无）", "清理。（备注：无）"},
        {"清理，报（市水利局）。", "清理，报（市水利局）。"},
        {"清理。（市水利局）", "清理。<（市水利局）>"},
        {"清理", "清理"},
        {"", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(parts_of(row.text) == row.parts);
    }
}

TEST_CASE("a hundred thousand parentheses in one paragraph cost no more than they are long") {
    constexpr std::size_t many = 100'000;
    const std::string texts[] = {
        repeated("（", many),
        repeated("）", many),
        repeated("（乙）", many),
        repeated("（", many) + "市水利局负责" + repeated("）", many),
        repeated("（【", many) + "市水利局负责" + repeated("）】", many),
        repeated("做甲事（市水利局负责）。", many),
        repeated("做甲事。（责任单位：市水利局）", many),
        repeated("（市水利局会同", many) + "负责）",
        "（" + repeated("市水利局、", many) + "负责）",
        "（" + repeated("责任单位：市水利局；", many) + "）",
        "（市水利局负责）" + repeated("。", many),
    };
    for (const std::string& text : texts) {
        CAPTURE(text.substr(0, 40));
        const auto begin = std::chrono::steady_clock::now();
        Extractor extractor({.grammar = builtin_grammar("policy-opinion")});
        const auto extraction =
            extractor.extract({"long.txt", "一、甲\n1.甲。" + text + "\n2.丙。丁。（市水利局负责）\n"});
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        REQUIRE(extraction);
        REQUIRE_FALSE(extraction->records[0].measures.empty());
        CHECK(extraction->records[0].measures.back().number == 2);
        CHECK(taken.count() < 30.0);  // one that is not linear takes minutes
    }
}

}  // namespace zhenggai
