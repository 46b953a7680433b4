// A document as a tree of views: front matter, headings, problems with their measures and labels.
//
//     const DocumentTree tree = build_tree(blocks, matcher, lines);    // document/build_tree.h
//     tree.problems[0].measures[0].fields[0].label;              // "责任单位"
//
// Nothing is interpreted yet: values are the pieces of the source that they consist of. Every view
// points into the text that the blocks were matched on.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/pieces.h"
#include "grammar/grammar.h"

namespace zhenggai {

// A label with its value; without pieces where no value follows.
struct FieldNode {
    FieldKey key = FieldKey::text;
    std::string_view label = {};
    Pieces value = {};
    std::uint32_t line = 1;
};

struct MeasureNode {
    std::optional<std::int64_t> number = {};  // none for unnumbered paragraphs
    Pieces text = {};
    std::vector<FieldNode> fields = {};
    std::uint32_t line = 1;
};

struct ProblemNode {
    std::optional<std::int64_t> ordinal = {};
    std::optional<std::int64_t> number = {};
    std::optional<std::string_view> label = {};
    std::optional<std::string_view> part = {};
    std::optional<std::string_view> section = {};
    std::optional<std::string_view> subsection = {};
    Pieces text = {};
    std::string_view statement_label = {};  // 具体问题, where its words are in the text; else empty
    std::string_view measures_label = {};   // 整改措施, where it stands over the measures
    std::vector<FieldNode> fields = {};
    std::vector<MeasureNode> measures = {};
    std::uint32_t line = 1;
};

// What a parenthesis says of who answers for a task: （市水利局负责，2022年底前完成。）
struct AssignmentNode {
    std::string_view words = {};                 // inside the parenthesis, without a final stop
    std::vector<std::string_view> clauses = {};  // those that name units or a time (value/read_assignment.h)
    bool bare = false;                           // units alone, behind the last sentence of a paragraph
    std::uint32_t line = 1;
};

// A task under headings with those who answer for it.
struct TaskNode {
    std::vector<std::string_view> path = {};  // markers of the headings over it, outermost first, and its own
    std::optional<std::int64_t> number = {};
    std::string_view heading = {};  // alone on its line, without a stop; the first paragraph of the text, too
    std::vector<Pieces> text = {};  // paragraphs, each of pieces joined by nothing
    std::vector<AssignmentNode> assignments = {};
    std::vector<FieldNode> fields = {};  // 责任单位：
    bool first_unit_leads = false;       // the document has said so up to here
    bool begins_sentence = true;         // false for a task that goes on behind a comma of the one before
    std::uint32_t line = 1;
};

// A row of an indicator table; views of its cells.
struct IndicatorNode {
    struct Value {
        std::optional<int> year = {};
        Pieces scope = {};  // of a row that is parted: 设区城市
        Pieces text = {};
    };
    std::optional<std::int64_t> number = {};
    Pieces category = {};
    Pieces name = {};
    Pieces unit = {};
    Pieces attribute = {};
    std::vector<Value> values = {};
    std::vector<Pieces> notes = {};
    std::uint32_t line = 1;
};

// An item of a box.
struct ProjectNode {
    std::optional<std::int64_t> box = {};
    Pieces box_title = {};
    std::string_view name = {};
    Pieces text = {};
    std::uint32_t line = 1;
};

// A paragraph that no record holds, without its marker.
struct ProseNode {
    std::string_view text = {};
    std::uint32_t line = 1;
};

struct OutlineNode {
    int level = 1;
    std::optional<std::int64_t> number = {};
    std::string_view marker = {};  // empty for a title without one
    Pieces title = {};             // joined by nothing
    std::uint32_t line = 1;
};

struct FrontMatter {
    Pieces title = {};  // joined by nothing
    std::optional<std::string_view> number = {};
    std::vector<std::string_view> issuers = {};
    std::optional<std::string_view> issued = {};  // the words of the date
    std::optional<std::string_view> addressees = {};
};

// A total that the document declares of itself.
struct DeclaredTotal {
    TotalKey key = TotalKey::parts;
    std::int64_t number = 0;
    std::string_view sentence = {};  // that declares it
};

// What a numbered paragraph is.
enum class OrdinalKind { heading, problem, measure, item };

// A number of a list: a marker at the start of a paragraph, wherever it stands. A problem's reference number
// (反馈问题三) is none. In document order. One without a marker has no number: a problem, a title, a label, a
// box that numbers stand below.
struct OrdinalNode {
    OrdinalKind kind = OrdinalKind::item;
    std::size_t style = 0;  // index in Grammar::markers
    std::int64_t number = 0;
    std::string_view marker = {};            // as written: （三）; empty where there is none
    std::optional<std::size_t> parent = {};  // index of the one that it stands below, in the same list
    std::uint32_t line = 1;
};

// What the structure says of a block: where its words have gone.
enum class ClaimKind {
    value,    // into a value of the record
    table,    // into values, beside the numbers of rows and the words of the head
    heading,  // a title that stands over others
    prose,    // the body of a heading, or the words before the first one
    form,     // a signature, a date, a number, a note: of the form of a document
    none,     // nowhere
};

struct Claim {
    ClaimKind kind = ClaimKind::none;
    std::string_view marker = {};   // where it stands on a line before the text; else empty
    std::string_view text = {};     // the whole block
    std::string_view content = {};  // what follows marker and label in it
};

enum class StrayKind {
    text,               // a paragraph where no text can continue
    unknown_label,      // the same, but it looks like a label that the grammar does not know
    table,              // the first row of a task list in columns
    unknown_table,      // the first row of a table that is no indicator table, where those are read
    table_row,          // a row, or a part of one, whose cells cannot be assigned
    table_category,     // the first row of a table whose categories cannot be told for the rows without one
    doubtful_category,  // a row whose category may go on in the next row
    table_note,         // a note below a table that no mark leads to
    box_group,          // the title of a group of items in a box
    empty_box,          // a box without items
    unread_assignment,  // a parenthesis that looks as if it said who answers
    note_missing,       // a row with a mark that no note has
};

// What no rule of the structure could place.
struct Stray {
    StrayKind kind = StrayKind::text;
    std::string_view text = {};
    std::uint32_t line = 1;
    Pieces rest = {};  // of a table: its other rows
};

struct DocumentTree {
    FrontMatter front = {};
    std::vector<DeclaredTotal> declared = {};
    std::vector<OutlineNode> outline = {};
    std::vector<ProblemNode> problems = {};
    std::vector<TaskNode> measures = {};  // those under headings
    std::vector<IndicatorNode> indicators = {};
    std::vector<ProjectNode> projects = {};
    std::vector<ProseNode> prose = {};  // what is in none of these lists, headings that run in included
    std::vector<Stray> strays = {};
    std::vector<OrdinalNode> ordinals = {};
    std::vector<Claim> claims = {};  // one for each block, in order
    bool first_unit_leads = false;   // the document says that the first responsible unit leads
};

}  // namespace zhenggai
