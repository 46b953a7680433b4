// The record: what one document becomes. The keys, their meaning and their order are those of
// `zhenggai schema`; this is the same contract as plain structs.
//
//     for (const Problem& problem : record.problems)
//         for (const Measure& measure : problem.measures) use(measure.text);
//
// Every view, and every span, points into the source or into the arena of the document that the record was made
// from; both must outlive it. A value that the document does not give is an empty optional.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"
#include "value/date.h"
#include "value/deadline.h"
#include "value/progress_fact.h"
#include "value/unit_list.h"

namespace zhenggai {

struct Issued {
    std::string_view text = {};
    std::optional<Date> date = {};  // absent where the words are no existing day
};

// Where the characters of the document have gone: code points of the decoded source, white space with what
// precedes it. The five make up the document's part of the source.
struct Coverage {
    std::size_t extracted = 0;  // values with their labels and markers
    std::size_t heading = 0;
    std::size_t prose = 0;      // paragraphs that a rule claims as the body of a heading
    std::size_t furniture = 0;  // what belongs to pages and to the form of a document
    std::size_t unclaimed = 0;
};

// How far a record can be used without a look at its source.
enum class Grade { complete, review, poor };

struct DocumentInfo {
    std::string source = {};      // as given by the user; "-" for standard input
    std::string media_type = {};  // text/plain
    std::string encoding = {};    // what the bytes were decoded from
    std::optional<std::string> sha256 = {};
    std::string grammar = {};
    int grammar_version = 0;
    std::string family = {};
    int index = 1;  // 1-based, which document of its source
    std::optional<std::string_view> title = {};
    std::optional<std::string_view> number = {};
    std::vector<std::string_view> issuers = {};
    std::optional<Issued> issued = {};
    std::optional<std::string_view> addressees = {};
    std::optional<Coverage> coverage = {};        // with the checks
    std::optional<Grade> grade = {};              // the same
    std::vector<std::string> grade_reasons = {};  // codes of the diagnostics that keep it from `complete`
};

// What the document says of itself: 共两部分，24个问题，105条具体整改措施.
struct Declared {
    std::optional<std::int64_t> parts = {};
    std::optional<std::int64_t> aspects = {};
    std::optional<std::int64_t> problems = {};
    std::optional<std::int64_t> measures = {};
};

struct OutlineEntry {
    int level = 1;                                // depth in this document's own nesting, from 1
    std::optional<std::string_view> marker = {};  // 一、
    std::optional<std::int64_t> number = {};
    std::string_view title = {};
    std::size_t line = 1;  // 1-based, where it begins
};

// The label values that problems and measures share.
struct Labels {
    std::optional<UnitList> lead_units = {};         // 牵头单位
    std::optional<UnitList> responsible_units = {};  // 责任单位
    std::optional<UnitList> cooperating_units = {};  // 配合单位
    std::optional<UnitList> supervising_units = {};  // 督查单位
    std::optional<UnitList> accepting_units = {};    // 验收单位
    std::optional<std::string_view> leaders = {};    // 责任领导
    std::optional<Deadline> deadline = {};           // 整改时限
    std::optional<std::string_view> goal = {};       // 整改目标
    std::span<const Milestone> goal_milestones = {};
    std::optional<std::string_view> progress_text = {};  // 整改进展
    std::optional<Status> status = {};
};

struct Measure {
    std::vector<std::string_view> path = {};  // under headings: their markers and its own, 四、 （一） 1.
    std::optional<std::int64_t> number = {};
    std::optional<std::string_view> title = {};
    std::size_t line = 1;
    std::string_view text = {};  // the whole item without its number
    Labels labels = {};
    std::optional<std::string_view> lead_unit = {};
    std::span<const Milestone> milestones = {};
};

struct Problem {
    std::optional<std::int64_t> ordinal = {};  // of the list marker: （二）
    std::optional<std::int64_t> number = {};   // of 反馈问题二
    std::optional<std::string_view> label = {};
    std::optional<std::string_view> part = {};
    std::optional<std::string_view> section = {};
    std::optional<std::string_view> subsection = {};
    std::size_t line = 1;
    std::string_view text = {};
    Labels labels = {};
    std::vector<Measure> measures = {};
};

struct IndicatorValue {
    std::optional<int> year = {};
    std::optional<std::string_view> scope = {};  // of a row that is parted: 设区城市
    std::string_view text = {};                  // as written: 62.5
};

// A row of an indicator table.
struct Indicator {
    std::optional<std::int64_t> number = {};
    std::optional<std::string_view> category = {};   // 生态保护
    std::string_view name = {};                      // 森林覆盖率
    std::optional<std::string_view> unit = {};       // %
    std::optional<std::string_view> attribute = {};  // 约束性
    std::vector<IndicatorValue> values = {};         // in the order of the columns
    std::vector<std::string_view> notes = {};        // those whose marks stand in the row
    std::size_t line = 1;
};

// An item of a 专栏 box.
struct Project {
    std::optional<std::int64_t> box = {};  // 专栏 2: 2
    std::optional<std::string_view> box_title = {};
    std::optional<std::string_view> name = {};
    std::string_view text = {};
    std::size_t line = 1;
};

// A dated commitment outside every problem, measure, project.
struct DocumentMilestone {
    Milestone milestone = {};
    std::size_t line = 1;
};

struct Record {
    DocumentInfo document = {};
    Declared declared = {};
    std::vector<OutlineEntry> outline = {};
    std::vector<Problem> problems = {};
    std::vector<Measure> measures = {};  // those under headings; a problem's are its own
    std::vector<Indicator> indicators = {};
    std::vector<Project> projects = {};
    std::vector<ProgressFact> progress = {};
    std::vector<DocumentMilestone> milestones = {};
    Diagnostics diagnostics = {};
    // What document.coverage counts as unclaimed, paragraph by paragraph, in order: bytes of the decoded text
    // after any byte order mark, without the white space behind each. In no output of a record.
    std::vector<Span> unclaimed = {};
};

}  // namespace zhenggai
