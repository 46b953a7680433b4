// The rows of an indicator table put together to indicators.
//
//     IndicatorRows rows(head, matcher);
//     rows.add(row);                          // every line of the table, in order (document/table_row.h)
//     IndicatorRows::Result result = rows.finish(notes);
//
// A table is numbered where its first indicator is. There an indicator begins with its number, else with a
// row that has a name and a value. What else a row can be:
//
//   category        a category alone; it holds until the next one. Where categories stand in the rows of
//                   their indicators, it is the rest of the category above: 环境风险 / 防控. Where the first
//                   indicator has none and a later one has, categories stand in the middle of their rows,
//                   whose bounds are lost: then only the rows that name one have it, and that is reported
//                   Two rows with a category each, where the table has categories broken at the length of the
//                   first, may have one over both: they have none, and that is reported
//   part            no name of its own but a scope, or a name without a number and a value in every
//                   column: one more set of values of the indicator above (其中：县级 …)
//   continuation    the rest of cells that were broken over lines, that of the category of the row right
//   above
//                   among them where the table is numbered
//
// All else is reported and belongs to nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "document/document_tree.h"
#include "document/table_head.h"
#include "document/table_notes.h"
#include "document/table_row.h"
#include "match/matcher.h"

namespace zhenggai {

class IndicatorRows {
  public:
    // Both must outlive this.
    IndicatorRows(const TableHead& head, const Matcher& matcher) : head_(head), matcher_(matcher) {}

    void add(const TableRow& row);

    // A line that could not be read as a row.
    void add_unread(std::string_view text, std::uint32_t line);

    bool empty() const { return rows_.empty(); }
    // Of the marks in the cells; that of [1] where a cell may have one.
    const std::set<MarkKind>& mark_kinds() const { return mark_kinds_; }

    struct Result {
        std::vector<IndicatorNode> indicators = {};
        std::vector<Stray> strays = {};
    };
    Result finish(const std::vector<TableNote>& notes);

  private:
    struct Row {
        IndicatorNode node = {};
        Pieces name = {};  // as cells; units and marks are still in them
        std::optional<std::size_t> category = {};
        bool names_category = false;
        // By column: what the cells of values hold.
        struct Part {
            Pieces scope = {};
            std::map<std::size_t, Pieces> values = {};
        };
        std::vector<Part> parts = {};
        std::vector<Pieces> remarks = {};  // of a column of notes
        std::vector<NoteMark> marks = {};
    };

    std::string_view cell(const TableRow& row, ColumnKind kind) const;
    bool has_values(const TableRow& row) const;
    bool all_figures(const TableRow& row) const;
    bool begins_indicator(const TableRow& row) const;
    bool reads_as_category(const TableRow& row) const;
    bool may_stand_alone(const TableRow& row) const;
    void begin(const TableRow& row);
    void set_category(std::string_view cell);
    void add_category(const TableRow& row);
    void extend_category(std::string_view rest);
    void drop_doubtful_categories(std::vector<Stray>& strays);
    void add_part(const TableRow& row, std::string_view scope);
    void add_name(std::string_view name);
    bool goes_on(const TableRow& row) const;
    bool continues_category(const TableRow& row) const;
    void continue_cells(const TableRow& row);
    void take_values(Row& into, const TableRow& row, std::string_view scope);
    void take(Pieces& pieces, std::string_view cell, Row& row);
    void mark(Row& row, const std::vector<NoteMark>& marks);
    void cut_bracketed(Pieces& pieces, Row& row, const std::map<NoteMark, const TableNote*>& notes);
    void cut_bracketed(const std::map<NoteMark, const TableNote*>& notes);
    bool centred() const;
    void split_unit(Row& row) const;
    IndicatorNode finished(Row& row, const std::map<NoteMark, const TableNote*>& notes);
    void resolve(Row& row, const std::map<NoteMark, const TableNote*>& notes);

    const TableHead& head_;
    const Matcher& matcher_;
    std::vector<Row> rows_;
    std::vector<Pieces> categories_;
    std::set<std::size_t> broken_;         // categories that are broken over lines
    std::set<std::size_t> broken_widths_;  // code points of their first lines
    std::vector<Stray> strays_;
    std::optional<bool> numbered_;
    bool category_in_rows_ = false;
    bool category_alone_ = false;  // a category, or a part of one, stands on a line of its own
    std::set<MarkKind> mark_kinds_;
    bool open_scope_ = false;  // the row above begins or goes on with a scope that may be broken over lines
    std::size_t tail_ = 0;     // pieces that the line above added to the name of the last indicator
};

}  // namespace zhenggai
