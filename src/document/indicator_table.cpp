#include "document/indicator_table.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "document/front_matter.h"
#include "document/indicator_rows.h"
#include "document/listed_cells.h"
#include "document/table_cells.h"
#include "document/table_head.h"
#include "document/table_notes.h"
#include "document/table_row.h"

namespace zhenggai {

namespace {

constexpr std::size_t look_ahead = 3;  // lines with one cell before the next row

class TableReader {
  public:
    TableReader(std::span<const Line> lines, TableHead head, const Matcher& matcher)
        : lines_(lines), head_(std::move(head)), matcher_(matcher), rows_(head_, matcher) {}

    // How many of the lines the table takes goes to `taken`.
    IndicatorTable read(std::size_t& taken) {
        next_ = head_.lines;
        if (head_.form == TableForm::lines) {
            next_ += read_listed_cells(lines_.subspan(next_), head_, matcher_, rows_);
        } else {
            while (next_ < lines_.size() && read_line()) ++next_;
        }
        const TableNotes notes = read_table_notes(lines_.subspan(next_), rows_.mark_kinds(), matcher_);
        next_ += notes.lines;
        IndicatorRows::Result result = rows_.finish(notes.notes);
        taken = next_;
        return {.first_line = lines_[0].number,
                .last_line = lines_[next_ - 1].number,
                .begin = lines_[0].text,
                .end = lines_[next_ - 1].text,
                .indicators = std::move(result.indicators),
                .strays = std::move(result.strays)};
    }

  private:
    // False where the line is no part of the table.
    bool read_line() {
        const Line& line = lines_[next_];
        if (is_head_again() || is_rule(line)) return true;
        if (is_note(line) || (!is_row(line) && !is_single_cell(next_))) return false;
        const auto row = read_table_row(line, head_, matcher_);
        if (row && !is_all_heads(row->cells, matcher_)) {
            rows_.add(*row);
        } else {
            rows_.add_unread(line.text, line.number);
        }
        return true;
    }

    // The head, or its second line, on the next page.
    bool is_head_again() const {
        const std::string_view text = lines_[next_].text;
        return text == lines_[0].text ||
               (head_.lines == 2 && text == lines_[1].text && lines_[next_ - 1].text == lines_[0].text);
    }

    bool is_rule(const Line& line) const {
        return head_.form == TableForm::pipes &&
               line.text.find_first_not_of("|-: ") == std::string_view::npos;
    }

    bool is_note(const Line& line) const {
        std::string_view text = line.text;
        for (std::size_t tag = leading_tag(text); tag > 0; tag = leading_tag(text)) text.remove_prefix(tag);
        return matcher_.begins(BlockRole::table_note, text);
    }

    bool is_row(const Line& line) const {
        switch (head_.form) {
            case TableForm::tabs: {
                const bool one = !table_form(line) || table_form(line) != TableForm::tabs;
                if (!one) return true;
                return with_space(line).find('\t') != std::string_view::npos && may_be_cell(line, matcher_);
            }
            case TableForm::pipes: return line.text.starts_with('|');
            case TableForm::gaps: return table_form(line) == TableForm::gaps && !has_sentence(line);
            case TableForm::blanks: return is_row_of_blanks(line);
            case TableForm::lines: break;
        }
        return false;
    }

    // About as many cells as the table has columns, with the attribute among them, or a figure for each
    // value.
    bool is_row_of_blanks(const Line& line) const {
        if (!may_be_cell(line, matcher_)) return false;
        const std::vector<Cell> cells = table_cells(line, TableForm::blanks);
        const std::size_t columns = head_.columns.size();
        if (cells.size() + 1 < columns || cells.size() > columns + 1) return false;
        if (head_.find(ColumnKind::attribute))
            return std::any_of(cells.begin(), cells.end(), [this](const Cell& cell) {
                return matcher_.is(BlockRole::indicator_attribute, packed({cell.text}));
            });
        const auto values =
            std::count_if(head_.columns.begin(), head_.columns.end(),
                          [](const Column& column) { return column.kind == ColumnKind::value; });
        return std::count_if(cells.begin() + 1, cells.end(),
                             [](const Cell& cell) { return is_figure(cell.text); }) >= values;
    }

    // Two blanks inside a sentence make no row.
    static bool has_sentence(const Line& line) { return line.text.find("。") != std::string_view::npos; }

    // A category, or a part of a cell, with a row of the table behind it; or in a table that is aligned, what
    // stands right below the last row and further in than its first column.
    bool is_single_cell(std::size_t i) const {
        for (std::size_t k = i; k < std::min(i + look_ahead, lines_.size()); ++k) {
            if (is_row(lines_[k])) return !read_table_head(lines_.subspan(k), matcher_);
            if (is_note(lines_[k]) || !may_be_cell(lines_[k], matcher_)) break;
        }
        return head_.form == TableForm::gaps && lines_[i].gap == 0 && may_be_cell(lines_[i], matcher_) &&
               head_.columns.size() > 1 && lines_[i].indent >= head_.columns[0].end;
    }

    std::span<const Line> lines_;
    TableHead head_;
    const Matcher& matcher_;
    IndicatorRows rows_;
    std::size_t next_ = 0;
};

}  // namespace

std::vector<IndicatorTable> find_indicator_tables(std::span<const Line> lines, const Matcher& matcher) {
    std::vector<IndicatorTable> tables;
    for (std::size_t i = 0; i < lines.size();) {
        auto head = read_table_head(lines.subspan(i), matcher);
        std::size_t taken = 1;
        if (head) tables.push_back(TableReader(lines.subspan(i), *std::move(head), matcher).read(taken));
        i += taken;
    }
    return tables;
}

const IndicatorTable* table_of(const Block& block, std::span<const IndicatorTable> tables,
                               std::span<const Line> lines) {
    if (tables.empty()) return nullptr;
    const std::less<const char*> before;
    const char* place = block.text.data();
    const bool joined = before(place, lines.front().text.data()) ||
                        before(lines.back().text.data() + lines.back().text.size(), place);
    const auto table = std::lower_bound(
        tables.begin(), tables.end(), block, [&](const IndicatorTable& entry, const Block& sought) {
            return joined ? entry.last_line < sought.line
                          : before(entry.end.data() + entry.end.size(), place);
        });
    if (table == tables.end()) return nullptr;
    const bool begun = joined ? table->first_line <= block.line : !before(place, table->begin.data());
    return begun ? &*table : nullptr;
}

}  // namespace zhenggai
