// A grammar: what one family of documents looks like, as plain data.
//
//     Result<Grammar> grammar = load_grammar(source, builtin_texts());   // grammar/load.h
//     grammar->markers[0].pattern.text;    // "第(?P<number>…)(?:部分|篇)", ready for RE2
//
// Patterns are RE2 syntax with every word expanded and every literal widened to its full-width
// and half-width forms, so that they match the text as it stands. They match at the start of the
// text that they are tried on; one that must cover all of it ends in `$`.
// grammars/README.md says how the YAML is written; immutable after loading, so threads share it.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/gated_pattern.h"
#include "grammar/value_words.h"

namespace zhenggai {

// The record key that a heading's kind fills for the problems below it.
enum class HeadingKey { part, section, subsection };

// A list marker: 第一部分, 一、, （一）, 1.
struct MarkerRule {
    std::string name = {};
    GatedPattern pattern = {};  // captures `number`, and `marker` where that is less than the match
    std::optional<GatedPattern> doubt =
        {};  // where this matches too, only a running series makes it a marker
    std::optional<HeadingKey> heading = {};
};

// What a block rule finds. The document's structure is built from these roles; which words show a
// role is the grammar's to say.
enum class BlockRole {
    problem,           // 反馈问题二：…; captures label, number, statement
    annex,             // 附件1 alone on its line
    annex_mention,     // 附件：…清单, in the list of annexes at a document's end; captures title
    date_line,         // 2022年1月14日 alone on its line; captures date
    signed_date,       // a unit and a date on one line; captures unit, date
    document_number,   // 国发〔2019〕3号; captures number, and date behind it
    note,              // （此件公开发布）
    signature,         // a unit that signs; tried only on lines before a date
    addressees,        // 各县人民政府：; tried only below a title; captures addressees
    title_end,         // a line that may end a title; captures kind: 方案
    notice_title,      // the title of a notice that issues another text; captures issuer and issued where it
                       // names them
    letterhead,        // a line above the title that is none
    subtitle,          // ——2023年4月25日在…会议上, below the title and no part of it
    dispatch,          // 本报讯, at the start of the first paragraph of news
    first_unit_leads,  // words, in a paragraph or a parenthesis, that say that the first responsible unit
                       // leads
    document_start,    // a title that may begin another document of the same source; captures place, kind,
                       // and about or whole where no annex has such a title
    contents,          // 目录, above the contents of a document
    box,               // 专栏 1 …, the title of a box; captures number, title
    // Cells of an indicator table, tried on single cells without their white space.
    column_number,        // heads of columns: 序号
    column_category,      // 类别
    column_name,          // 指标
    column_unit,          // 单位
    column_attribute,     // 属性
    column_value,         // 2020年, 目标, 累计; captures year where the column is of one
    column_note,          // 备注
    column_other,         // 责任部门: known, but the record has no key for it
    indicator_attribute,  // 约束性
    indicator_unit,       // 万吨, what stands in parentheses behind a name
    table_note,           // 注：, the start of the notes below a table
};
inline constexpr std::size_t block_role_count = 29;

struct BlockRule {
    std::string name = {};
    BlockRole role = BlockRole::note;
    GatedPattern pattern = {};
};

// Where a line of page furniture may stand.
enum class FurniturePlace {
    page,         // anywhere: between the pages of a document
    page_series,  // the same, but only inside a sentence, as the last line, or where its `number` goes up by
                  // one
    top,          // before the body
    end,          // behind it
    edges,        // before or behind it
};

// A line that belongs to the page and not to the document: — 12 —, 首页 > 政务公开, 打印 关闭.
struct FurnitureRule {
    std::string name = {};
    FurniturePlace place = FurniturePlace::page;
    GatedPattern pattern = {};  // must cover the whole line
};

// The record key that a label fills.
enum class FieldKey {
    lead_units,
    responsible_units,
    cooperating_units,
    supervising_units,
    accepting_units,
    leaders,
    deadline,
    goal,
    progress_text,
    text,      // more of the problem's own statement
    measures,  // opens the list of measures
    other,     // known labels that no key of the record takes: 序号
};
inline constexpr std::size_t field_key_count = 12;

// The key as records and grammars write it: "lead_units".
std::string_view field_key_name(FieldKey key);

// A label with its synonyms; spaces inside a label do not count when it is looked up.
struct FieldRule {
    FieldKey key = FieldKey::text;
    std::vector<std::string> labels = {};
};

enum class SignalPlace {
    title,       // the document's title
    labels,      // different fields whose labels stand in it
    problems,    // labelled problem starts
    tables,      // heads of tables with labels in their cells
    paragraphs,  // paragraphs that the pattern matches
};

// One reason to believe that a document is of this family.
struct Signal {
    SignalPlace place = SignalPlace::title;
    std::optional<GatedPattern> pattern = {};  // of a title or of paragraphs
    std::string written = {};                  // the pattern as the grammar file has it, for explanations
    std::vector<FieldKey> fields = {};         // of labels: which of them count
    int at_least = 1;  // of labels: different keys; of problems: labelled starts; of paragraphs: how many
    int weight = 1;
};

struct Detection {
    int threshold = 1;
    std::vector<Signal> signals = {};
};

enum class TotalKey { parts, aspects, problems, measures };

struct TotalRule {
    TotalKey key = TotalKey::parts;
    GatedPattern pattern = {};  // captures `number`
};

// Totals that a document declares: 共两部分，24个问题，105条措施. A sentence counts as a declaration
// where one of the openings stands before the first total.
struct Declaration {
    std::vector<std::string> openings = {};  // literals: 共
    std::vector<TotalRule> totals = {};
};

// The lists of a record that the documents of a family fill. What is in none of them stays prose: its dated
// commitments are the record's milestones.
enum class RecordList {
    problems,    // labelled problems, each with its measures
    measures,    // numbered items under headings, with those who answer for them
    indicators,  // rows of an indicator table
    projects,    // items of the 专栏 boxes
    progress,    // statements of how many are done
};
inline constexpr std::size_t record_list_count = 5;

struct Grammar {
    std::string name = {};
    int version = 0;
    std::string family = {};
    std::bitset<record_list_count> records = {};  // by RecordList: what its documents fill
    std::vector<MarkerRule> markers = {};         // from the outermost to the innermost: 第一部分 … ①
    std::vector<BlockRule> blocks = {};
    std::vector<FurnitureRule> furniture = {};
    std::vector<FieldRule> fields = {};
    std::vector<std::string> label_prefixes = {};  // may stand before any label: 市级责任单位
    Detection detection = {};
    Declaration declaration = {};
    ValueWords values = {};
    bool own_segments = false;          // the file has `segments` of its own: grammar/segment_section.h
    std::size_t title_line_limit = 60;  // code points; a longer line is no part of a title
    std::size_t heading_limit = 40;     // code points before its 。; a longer first sentence is no title

    bool fills(RecordList list) const { return records.test(static_cast<std::size_t>(list)); }
};

}  // namespace zhenggai
