#include "check/grade.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zhenggai {
namespace {

struct Row {
    const char* name;
    std::vector<std::pair<Severity, std::string>> diagnostics;
    std::optional<Coverage> coverage;
    Grade grade;
    std::vector<std::string> reasons;
};

constexpr Severity note = Severity::note;
constexpr Severity warning = Severity::warning;
constexpr Severity error = Severity::error;

TEST_CASE("a grade has the reasons that its rules name") {
    const std::vector<Row> rows = {
        {"nothing to say", {}, {}, Grade::complete, {}},
        {"notes only", {{note, "joined-lines"}, {note, "undated-deadline"}}, {}, Grade::complete, {}},
        {"all claimed", {}, Coverage{.extracted = 1}, Grade::complete, {}},
        {"no text of its own at all", {}, Coverage{.furniture = 90}, Grade::complete, {}},
        {"a warning", {{note, "joined-lines"}, {warning, "number-gap"}}, {}, Grade::review, {"number-gap"}},
        {"each reason once, as they stand",
         {{warning, "unit-variant"}, {warning, "number-gap"}, {warning, "unit-variant"}},
         {},
         Grade::review,
         {"unit-variant", "number-gap"}},
        {"one character unclaimed",
         {},
         Coverage{.extracted = 9, .unclaimed = 1},
         Grade::review,
         {"unclaimed-text"}},
        {"a report of prose alone",
         {},
         Coverage{.heading = 9, .prose = 90, .unclaimed = 10},
         Grade::review,
         {"unclaimed-text"}},
        {"as much unclaimed as claimed",
         {},
         Coverage{.extracted = 9, .heading = 4, .prose = 7, .furniture = 3, .unclaimed = 20},
         Grade::review,
         {"unclaimed-text"}},
        {"more unclaimed than claimed, furniture aside",
         {{warning, "number-gap"}},
         Coverage{.extracted = 9, .heading = 4, .prose = 7, .furniture = 90, .unclaimed = 21},
         Grade::poor,
         {"unclaimed-text", "number-gap"}},
        {"unclaimed text is one reason, reported or not",
         {{warning, "unclaimed-text"}, {warning, "number-gap"}},
         Coverage{.extracted = 9, .unclaimed = 5},
         Grade::review,
         {"unclaimed-text", "number-gap"}},
        {"an error", {{error, "unknown-family"}}, {}, Grade::poor, {"unknown-family"}},
        {"a plan without its list", {{warning, "no-problems"}}, {}, Grade::poor, {"no-problems"}},
        {"what makes it poor stands first",
         {{warning, "unit-variant"},
          {warning, "no-problems"},
          {note, "joined-lines"},
          {error, "task-list-table"}},
         Coverage{.extracted = 9, .unclaimed = 1},
         Grade::poor,
         {"no-problems", "task-list-table", "unit-variant", "unclaimed-text"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Record record;
        record.document.coverage = row.coverage;
        for (const auto& [severity, code] : row.diagnostics)
            record.diagnostics.push_back({.severity = severity, .code = code});
        const Grading grading = grade_record(record);
        CHECK(grading.grade == row.grade);
        CHECK(grading.reasons == row.reasons);
    }
}

}  // namespace
}  // namespace zhenggai
