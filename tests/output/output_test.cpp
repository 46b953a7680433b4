#include "output/output.h"

#include <doctest/doctest.h>

#include "output/read_back.h"
#include "output/rich_record.h"

namespace zhenggai {
namespace {

std::string written(Format format, const std::vector<Record>& records,
                    const Provenance* provenance = nullptr) {
    std::string buffer;
    RecordStream stream(format, buffer);
    stream.begin();
    for (const Record& record : records) stream.add(record, provenance);
    stream.end();
    return buffer;
}

// A small record of a plan, with something in most places.
Record plan_record() {
    Record record = bare_record();
    record.document.source = "plans/a.txt";
    record.document.grammar = "rectification-plan";
    record.document.grammar_version = 1;
    record.document.family = "rectification-plan";
    record.document.title = "某市整改方案";
    record.document.issuers = {"某市人民政府办公室"};
    record.document.issued = Issued{.text = "2022年1月14日", .date = Date{2022, 1, 14}};
    record.document.coverage =
        Coverage{.extracted = 31, .heading = 7, .prose = 0, .furniture = 2, .unclaimed = 1};
    record.document.grade = Grade::review;
    record.document.grade_reasons = {"number-gap", "unclaimed-text"};
    record.declared.problems = 1;
    record.outline = {{.level = 1, .marker = "一、", .number = 1, .title = "指导思想", .line = 8}};
    Problem problem{.number = 2, .label = "反馈问题二", .line = 169, .text = "“两高”项目\n管控不力。"};
    problem.labels.responsible_units =
        UnitList{.text = "市发展改革委、工业和信息化局",
                 .units = for_ever<Unit>({{.name = "市发展改革委", .written = {}},
                                          {.name = "市工业和信息化局", .written = "工业和信息化局"}})};
    problem.labels.deadline =
        Deadline{.text = "立行立改，2022年6月底前",
                 .by = Date{2022, 6, 30},
                 .milestones = for_ever<Milestone>(
                     {{.text = "2022年6月底前", .by = Date{2022, 6, 30}, .precision = Precision::month}}),
                 .immediate = true};
    problem.measures = {{.number = 9, .line = 189, .text = "66."}};
    record.problems = {problem};
    record.diagnostics = {{.severity = Severity::warning,
                           .code = "number-gap",
                           .message = "measure 8 is missing",
                           .remedy = "look above line 189",
                           .source = "plans/a.txt",
                           .position = Position{.line = 189, .column = 1}}};
    return record;
}

TEST_CASE("a record in YAML") {
    CHECK(written(Format::yaml, {plan_record()}) == R"(---
schema: zhenggai/1
document:
  source: "plans/a.txt"
  media_type: "text/plain"
  encoding: "UTF-8"
  grammar: "rectification-plan"
  grammar_version: 1
  family: "rectification-plan"
  index: 1
  title: "某市整改方案"
  issuers:
  - "某市人民政府办公室"
  issued:
    text: "2022年1月14日"
    date: "2022-01-14"
  coverage:
    extracted: 31
    heading: 7
    prose: 0
    furniture: 2
    unclaimed: 1
  grade: review
  grade_reasons:
  - "number-gap"
  - "unclaimed-text"
declared:
  problems: 1
outline:
- level: 1
  marker: "一、"
  number: 1
  title: "指导思想"
  line: 8
problems:
- number: 2
  label: "反馈问题二"
  line: 169
  text: "“两高”项目\n管控不力。"
  responsible_units:
    text: "市发展改革委、工业和信息化局"
    units:
    - name: "市发展改革委"
    - name: "市工业和信息化局"
      written: "工业和信息化局"
  deadline:
    text: "立行立改，2022年6月底前"
    by: "2022-06-30"
    milestones:
    - text: "2022年6月底前"
      by: "2022-06-30"
      precision: month
    immediate: true
  measures:
  - number: 9
    line: 189
    text: "66."
    milestones: []
measures: []
indicators: []
projects: []
progress: []
milestones: []
diagnostics:
- severity: warning
  code: "number-gap"
  message: "measure 8 is missing; look above line 189"
  line: 189
  column: 1
)");
}

TEST_CASE("a bare record in every format") {
    CHECK(written(Format::yaml, {bare_record()}) == R"(---
schema: zhenggai/1
document:
  source: "-"
  media_type: "text/plain"
  encoding: "UTF-8"
  family: "unknown"
  index: 1
declared: {}
outline: []
problems: []
measures: []
indicators: []
projects: []
progress: []
milestones: []
diagnostics: []
)");
    CHECK(written(Format::json, {bare_record()}) == R"([
  {
    "schema": "zhenggai/1",
    "document": {
      "source": "-",
      "media_type": "text/plain",
      "encoding": "UTF-8",
      "family": "unknown",
      "index": 1
    },
    "declared": {},
    "outline": [],
    "problems": [],
    "measures": [],
    "indicators": [],
    "projects": [],
    "progress": [],
    "milestones": [],
    "diagnostics": []
  }
]
)");
    CHECK(
        written(Format::jsonl, {bare_record()}) ==
        R"({"schema":"zhenggai/1","document":{"source":"-","media_type":"text/plain","encoding":"UTF-8",)"
        R"("family":"unknown","index":1},"declared":{},"outline":[],"problems":[],"measures":[],"indicators":[],)"
        R"("projects":[],"progress":[],"milestones":[],"diagnostics":[]})"
        "\n");
}

TEST_CASE("no records and several") {
    CHECK(written(Format::yaml, {}).empty());
    CHECK(written(Format::jsonl, {}).empty());
    CHECK(written(Format::json, {}) == "[]\n");
    const std::string yaml = written(Format::yaml, {bare_record()});
    CHECK(written(Format::yaml, {bare_record(), bare_record()}) == yaml + yaml);
    const std::string line = written(Format::jsonl, {bare_record()});
    CHECK(written(Format::jsonl, {bare_record(), bare_record()}) == line + line);
    const std::string json = written(Format::json, {bare_record()});
    const std::string object = json.substr(2, json.size() - 5);
    CHECK(written(Format::json, {bare_record(), bare_record()}) == "[\n" + object + ",\n" + object + "\n]\n");
}

TEST_CASE("a stream is the same whether records are added or were written elsewhere, flushed or not") {
    const std::vector<Record> records = {plan_record(), bare_record(), rich_record()};
    for (const Format format : {Format::yaml, Format::json, Format::jsonl}) {
        std::string buffer;
        std::string output;
        RecordStream stream(format, buffer);
        stream.begin();
        for (const Record& record : records) {
            std::string elsewhere;
            append_record(record, format, elsewhere);
            stream.separate();
            buffer += elsewhere;
            output += buffer;
            buffer.clear();
        }
        stream.end();
        CHECK(output + buffer == written(format, records));
    }
}

TEST_CASE("every format reads back as the records") {
    const std::vector<Record> records = {rich_record(), bare_record(), plan_record()};
    CHECK(yaml_difference(written(Format::yaml, records), records) == "");
    CHECK(jsonl_difference(written(Format::jsonl, records), records) == "");
    CHECK(json_difference(written(Format::json, records), records) == "");
    CHECK(yaml_difference("", {}) == "");
    CHECK(jsonl_difference("", {}) == "");
    CHECK(json_difference(written(Format::json, {}), {}) == "");
}

TEST_CASE("every hostile text reads back in every place of a list and map") {
    for (const std::string_view text : hostile_texts()) {
        Record record = bare_record();
        record.document.title = text;
        record.document.issuers = {text, text};
        CAPTURE(std::string(text));
        CHECK(yaml_difference(written(Format::yaml, {record}), {record}) == "");
        CHECK(jsonl_difference(written(Format::jsonl, {record}), {record}) == "");
    }
}

// A record whose texts are views of `source`, or joined from some.
constexpr std::string_view spans_source =
    "霁县整改方案\n甲局\n乙局\n河面有杂物。\n岸边也有。\n今年12月底前清理";

std::string_view in_source(std::string_view words) {
    return spans_source.substr(spans_source.find(words), words.size());
}

Record record_of_source(Arena& arena) {
    Record record = bare_record();
    record.document.title = in_source("霁县整改方案");
    record.document.issuers = {in_source("甲局"), in_source("乙局")};
    Problem problem{.line = 4,
                    .text = arena.join({in_source("河面有杂物。"), in_source("岸边也有。")}, "\n")};
    problem.labels.responsible_units = UnitList{
        .text = in_source("甲局"),
        .units = for_ever<Unit>(
            {{.name = arena.join({in_source("霁县"), in_source("甲局")}), .written = in_source("甲局")}})};
    problem.labels.goal = problem.text.substr(0, 18);
    problem.measures = {{.line = 6,
                         .text = in_source("今年12月底前清理"),
                         .milestones = for_ever<Milestone>(
                             {{.text = in_source("12月底前"), .relative = RelativeTerm{.amount = 1}}})}};
    record.problems = {problem};
    return record;
}

TEST_CASE("with provenance every map of texts has their spans as its last key") {
    Arena arena;
    const Record record = record_of_source(arena);
    const Provenance provenance(arena, spans_source);
    CHECK(written(Format::yaml, {record}, &provenance) == R"(---
schema: zhenggai/1
document:
  source: "-"
  media_type: "text/plain"
  encoding: "UTF-8"
  family: "unknown"
  index: 1
  title: "霁县整改方案"
  issuers:
  - "甲局"
  - "乙局"
  spans:
    title: [[0, 18]]
    issuers: [[19, 25], [26, 32]]
declared: {}
outline: []
problems:
- line: 4
  text: "河面有杂物。\n岸边也有。"
  responsible_units:
    text: "甲局"
    units:
    - name: "霁县甲局"
      written: "甲局"
      spans:
        name: [[0, 6], [19, 25]]
        written: [[19, 25]]
    spans:
      text: [[19, 25]]
  goal: "河面有杂物。"
  goal_milestones: []
  measures:
  - line: 6
    text: "今年12月底前清理"
    milestones:
    - text: "12月底前"
      relative:
        amount: 1
        unit: day
      spans:
        text: [[74, 85]]
    spans:
      text: [[68, 91]]
  spans:
    text: [[33, 51], [52, 67]]
    goal: [[33, 51]]
measures: []
indicators: []
projects: []
progress: []
milestones: []
diagnostics: []
)");
    const std::string jsonl = written(Format::jsonl, {record}, &provenance);
    CHECK(
        jsonl.find(R"("issuers":["甲局","乙局"],"spans":{"title":[[0,18]],"issuers":[[19,25],[26,32]]}},)") !=
        std::string::npos);
    CHECK(jsonl.find(R"("spans":{"text":[[33,51],[52,67]],"goal":[[33,51]]}}],)") != std::string::npos);
    CHECK(written(Format::json, {record}, &provenance).find(R"(
        "spans": {
          "text": [[33, 51], [52, 67]],
          "goal": [[33, 51]]
        }
      }
    ],
)") != std::string::npos);
    CHECK(written(Format::jsonl, {record}).find("spans") == std::string::npos);
    const Provenance of_another(arena, {});
    CHECK(written(Format::jsonl, {record}, &of_another) == written(Format::jsonl, {record}));
}

TEST_CASE("spans read back in every format") {
    Arena arena;
    const Provenance provenance(arena, spans_source);
    const std::vector<Record> records = {record_of_source(arena), rich_record(), bare_record()};
    CHECK(yaml_difference(written(Format::yaml, records, &provenance), records, &provenance) == "");
    CHECK(jsonl_difference(written(Format::jsonl, records, &provenance), records, &provenance) == "");
    CHECK(json_difference(written(Format::json, records, &provenance), records, &provenance) == "");
    CHECK(yaml_difference(written(Format::yaml, records), records, &provenance) != "");
}

TEST_CASE("reading back tells what differs") {
    const auto difference = [](std::string_view from, std::string_view to) {
        std::string yaml = written(Format::yaml, {plan_record()});
        yaml.replace(yaml.find(from), from.size(), to);
        return yaml_difference(yaml, {plan_record()});
    };
    CHECK(difference("\"2022-06-30\"", "2022-06-30") ==
          "record 0: problems[0].deadline.by: wrote \"2022-06-30\", read 2022-06-30");
    CHECK(difference("text: \"66.\"", "text: \"67.\"") ==
          "record 0: problems[0].measures[0].text: wrote \"66.\", read \"67.\"");
    CHECK(difference("  index: 1\n", "") ==
          "record 0: document: wrote a map of source media_type encoding grammar grammar_version family "
          "index title issuers issued coverage grade grade_reasons, read a map of source media_type encoding "
          "grammar grammar_version family title issuers issued coverage grade grade_reasons");
    CHECK(difference("\nmeasures: []", "\nmeasures: {}") ==
          "record 0: measures: wrote a list of 0, read a map of");
    CHECK(difference("index:", "Index:") == "record 0: document.index: wrote this key, read Index");
    CHECK(difference("outline:", "outline: [").starts_with("unreadable: "));
    CHECK(difference("\nmeasures: []", "\nmeasures:") ==
          "record 0: measures: wrote a list of 0, read nothing");
    CHECK(yaml_difference("", {bare_record()}) == "wrote 1 records, read 0");
}

TEST_CASE("a text that is empty is a key that is absent") {
    Record record = bare_record();
    record.document.title = std::string_view();
    record.problems = {{}};
    record.problems[0].labels.goal = std::string_view();
    CHECK(written(Format::jsonl, {record}).find("\"\"") == std::string::npos);
    CHECK(written(Format::jsonl, {record}).find("goal_milestones") == std::string::npos);
}

TEST_CASE("a goal always has its list of milestones") {
    Record record = bare_record();
    record.problems = {{}};
    record.problems[0].labels.goal = "达标";
    CHECK(written(Format::jsonl, {record}).find(R"("goal":"达标","goal_milestones":[],"measures":[])") !=
          std::string::npos);
}

}  // namespace
}  // namespace zhenggai
