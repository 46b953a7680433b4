// The record: what one document becomes. The keys, their meaning and their order are those of
// `zhenggai schema`; this is the same contract as plain structs.
//
//     for (const Problem& problem : record.problems)
//         for (const Measure& measure : problem.measures) use(measure.text);
//
// Every view points into the source or into the arena of the document that the record was made
// from; both must outlive it. A value that the document does not give is an empty optional.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "value/date.h"
#include "value/deadline.h"
#include "value/unit_list.h"

namespace zhenggai {

struct Issued {
    std::string_view text = {};
    std::optional<Date> date = {};  // absent where the words are no existing day
};

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
    std::vector<Milestone> goal_milestones = {};
    std::optional<std::string_view> progress_text = {};  // 整改进展
    std::optional<Status> status = {};
};

struct Measure {
    std::optional<std::int64_t> number = {};
    std::optional<std::string_view> title = {};
    std::size_t line = 1;
    std::string_view text = {};  // the whole item without its number
    Labels labels = {};
    std::optional<std::string_view> lead_unit = {};
    std::vector<Milestone> milestones = {};
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

struct Record {
    DocumentInfo document = {};
    Declared declared = {};
    std::vector<OutlineEntry> outline = {};
    std::vector<Problem> problems = {};
    Diagnostics diagnostics = {};
};

}  // namespace zhenggai
