#include "segment/break_runs.h"

#include <doctest/doctest.h>

#include <string>

namespace zhenggai {
namespace {

std::string shown(BreakRuns& runs, std::string_view text) {
    std::string line;
    runs.start(text);
    while (const auto run = runs.next())
        line += "[" + std::string(text.substr(run->span.begin, run->span.size())) + "]" +
                std::to_string(run->kind);
    return line;
}

TEST_CASE("rules cut a text into runs of their kinds, to its end") {
    Result<BreakRuns> runs = BreakRuns::of_rules("[。！？]+ {1}; [，；]+ {7}; [^。！？，；]+;");
    REQUIRE(static_cast<bool>(runs));
    CHECK(shown(*runs, "强化，宣传。！开展") == "[强化]0[，]7[宣传]0[。！]1[开展]0");
    CHECK(shown(*runs, "").empty());
    CHECK(shown(*runs, "。") == "[。]1");
    CHECK(!runs->next());
}

TEST_CASE("what no rule matches is a run of its own") {
    Result<BreakRuns> runs = BreakRuns::of_rules("[。]+ {1};");
    REQUIRE(static_cast<bool>(runs));
    CHECK(shown(*runs, "甲乙。") == "[甲]0[乙]0[。]1");
}

TEST_CASE("words") {
    Result<BreakRuns> runs = BreakRuns::of_words();
    REQUIRE(static_cast<bool>(runs));
    runs->start("目标，措施");
    CHECK(runs->next()->span == Span{0, 6});
    CHECK(runs->next()->span == Span{6, 9});
    CHECK(runs->next()->span == Span{9, 15});
    CHECK(!runs->next());
}

TEST_CASE("a fault in the rules is told with its line and column") {
    const Result<BreakRuns> runs = BreakRuns::of_rules("[。]+ {1};\n[^。]+ $Nix;\n");
    REQUIRE(!runs);
    const Diagnostic& fault = runs.diagnostics().front();
    CHECK(fault.code == "bad-break-rules");
    CHECK(fault.message ==
          "ICU refuses the break rules: a $variable is not defined (U_BRK_UNDEFINED_VARIABLE)");
    REQUIRE(fault.position.has_value());
    CHECK(fault.position->line == 2);
    CHECK(fault.position->column == 11);
}

}  // namespace
}  // namespace zhenggai
