#include "output/audit.h"

#include <doctest/doctest.h>

namespace zhenggai {
namespace {

Record audited() {
    Record record;
    record.document.source = "plans/a.txt";
    record.document.family = "rectification-plan";
    record.document.index = 2;
    record.document.coverage =
        Coverage{.extracted = 31, .heading = 7, .prose = 0, .furniture = 2, .unclaimed = 1};
    record.document.grade = Grade::review;
    record.document.grade_reasons = {"number-gap"};
    record.diagnostics = {{.severity = Severity::warning,
                           .code = "number-gap",
                           .message = "4 follows 2",
                           .remedy = "look above",
                           .source = "plans/a.txt",
                           .position = Position{.line = 9, .column = 1}},
                          {.severity = Severity::note, .code = "page-furniture", .message = "left out"}};
    return record;
}

TEST_CASE("an audit has the record's words under the record's keys") {
    CHECK(audit_json(audited()) == R"({
    "source": "plans/a.txt",
    "index": 2,
    "family": "rectification-plan",
    "coverage": {
      "extracted": 31,
      "heading": 7,
      "prose": 0,
      "furniture": 2,
      "unclaimed": 1
    },
    "grade": "review",
    "grade_reasons": [
      "number-gap"
    ],
    "diagnostics": [
      {
        "severity": "warning",
        "code": "number-gap",
        "message": "4 follows 2; look above",
        "line": 9,
        "column": 1
      },
      {
        "severity": "note",
        "code": "page-furniture",
        "message": "left out"
      }
    ]
  })");
}

TEST_CASE("places that are unclaimed are its last key, where they are asked for") {
    Record record;
    record.document.source = "-";
    const std::vector<UnclaimedPlace> none;
    CHECK(audit_json(record, &none).ends_with("\"diagnostics\": [],\n    \"unclaimed\": []\n  }"));
    const std::vector<UnclaimedPlace> places{
        {.position = {.line = 3, .column = 2}, .span = {12, 21}, .text = "甲\n乙"}};
    CHECK(audit_json(record, &places).ends_with(R"("unclaimed": [
      {
        "line": 3,
        "column": 2,
        "spans": [[12, 21]],
        "text": "甲\n乙"
      }
    ]
  })"));
}

}  // namespace
}  // namespace zhenggai
