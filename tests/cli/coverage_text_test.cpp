#include "cli/coverage_text.h"

#include <doctest/doctest.h>

#include <string>

namespace zhenggai {
namespace {

TEST_CASE("counts with their shares, the grade with its reasons") {
    Record record;
    record.document.coverage =
        Coverage{.extracted = 1200, .heading = 150, .prose = 0, .furniture = 122, .unclaimed = 60};
    record.document.grade = Grade::review;
    record.document.grade_reasons = {"number-gap", "unclaimed-text"};
    CHECK(coverage_text("plan.txt", record, Text{}) ==
          "plan.txt: 1532 characters, grade review (number-gap, unclaimed-text)\n"
          "  extracted     1200   78.3%\n"
          "  heading        150    9.8%\n"
          "  prose            0    0.0%\n"
          "  furniture      122    8.0%\n"
          "  unclaimed       60    3.9%\n");
}

TEST_CASE("a share that is neither nothing nor all does not look so") {
    Record record;
    record.document.coverage = Coverage{.extracted = 99'999, .unclaimed = 1};
    record.document.grade = Grade::complete;
    CHECK(coverage_text("plan.txt: document 2", record, Text{}) ==
          "plan.txt: document 2: 100000 characters, grade complete\n"
          "  extracted    99999  >99.9%\n"
          "  heading          0    0.0%\n"
          "  prose            0    0.0%\n"
          "  furniture        0    0.0%\n"
          "  unclaimed        1   <0.1%\n");
    record.document.coverage = Coverage{.prose = 7};
    CHECK(coverage_text("plan.txt", record, Text{}).find("  prose            7  100.0%\n") !=
          std::string::npos);
    record.document.coverage = Coverage{};
    CHECK(coverage_text("plan.txt", record, Text{}).starts_with("plan.txt: 0 characters"));
}

TEST_CASE("every unclaimed stretch is shown where it begins") {
    const Source source{.name = "plan.txt", .bytes = "甲。\n　　以上由值班室\n汇总。\n乙\n"};
    const Result<Text> text = read_text(source);
    REQUIRE(text);
    Record record;
    record.document.source = "plan.txt";
    const std::size_t begin = source.bytes.find("以上");
    const std::size_t end = source.bytes.find("\n乙");
    record.unclaimed = {{begin, end}, {end + 1, end + 4}};
    CHECK(coverage_text("plan.txt", record, *text) ==
          "plan.txt:2:3: unclaimed: 10 characters\n"
          "    　　以上由值班室\n"
          "        ^\n"
          "plan.txt:4:1: unclaimed: 1 character\n"
          "    乙\n"
          "    ^\n");
    const std::vector<UnclaimedPlace> places = unclaimed_places(record, *text);
    REQUIRE(places.size() == 2);
    CHECK(places[0].text == "以上由值班室\n汇总。");
    CHECK(places[0].span == record.unclaimed[0]);
    CHECK(places[0].position == Position{.line = 2, .column = 3});
}

}  // namespace
}  // namespace zhenggai
