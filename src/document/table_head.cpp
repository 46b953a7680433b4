#include "document/table_head.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "document/front_matter.h"
#include "document/leading_digits.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest_line = 400;  // bytes; a longer line is no head
constexpr std::size_t longest_head = 60;   // bytes of one cell
constexpr std::size_t fewest_columns = 3;
constexpr std::size_t most_columns = 16;

// In the order of trying.
constexpr std::array<std::pair<BlockRole, ColumnKind>, 8> column_roles{
    {{BlockRole::column_number, ColumnKind::number},
     {BlockRole::column_category, ColumnKind::category},
     {BlockRole::column_unit, ColumnKind::unit},
     {BlockRole::column_attribute, ColumnKind::attribute},
     {BlockRole::column_note, ColumnKind::note},
     {BlockRole::column_value, ColumnKind::value},
     {BlockRole::column_name, ColumnKind::name},
     {BlockRole::column_other, ColumnKind::other}}};

std::optional<int> year_of(std::string_view head, const Matcher& matcher) {
    const auto digits = matcher.capture(BlockRole::column_value, "year", head);
    return digits ? std::optional(static_cast<int>(leading_digits(*digits).value)) : std::nullopt;
}

// What a cell heads; of kind none where it heads nothing.
Column column_of(std::string_view text, const Matcher& matcher) {
    Column column;
    MarkedText cell = cut_marks(text);
    const std::string head = packed(cell.text);
    if (head.empty() || head.size() > longest_head) return column;
    for (const auto& [role, kind] : column_roles) {
        if (!matcher.is(role, head)) continue;
        column.kind = kind;
        column.marks = std::move(cell.marks);
        if (kind == ColumnKind::value) column.year = year_of(head, matcher);
        break;
    }
    return column;
}

class HeadReader {
  public:
    HeadReader(std::span<const Line> lines, const Matcher& matcher) : lines_(lines), matcher_(matcher) {}

    std::optional<TableHead> read() {
        if (lines_.empty() || lines_[0].text.size() > longest_line) return std::nullopt;
        const auto form = table_form(lines_[0]);
        if (!form && !begins_blanks()) return read_lines();
        head_.form = form.value_or(TableForm::blanks);
        if (!read_first()) return std::nullopt;
        if (head_.form == TableForm::blanks) return finish();
        if (head_.form != TableForm::tabs || !read_broken()) read_second();
        if (head_.form == TableForm::pipes) skip_rule();
        return finish();
    }

  private:
    std::optional<TableHead> finish() {
        const bool known = head_.find(ColumnKind::name) && head_.find(ColumnKind::value) &&
                           head_.columns.size() >= fewest_columns && head_.columns.size() <= most_columns;
        if (!known) return std::nullopt;
        const std::size_t behind_name = *head_.find(ColumnKind::name) + 1;
        if (behind_name < head_.columns.size() && head_.columns[behind_name].kind == ColumnKind::none)
            head_.columns[behind_name].kind = ColumnKind::scope;
        return std::move(head_);
    }

    bool read_first() {
        std::vector<Cell> cells = table_cells(lines_[0], head_.form);
        if (head_.form == TableForm::tabs)
            while (head_.margin < cells.size() && cells[head_.margin].text.empty()) ++head_.margin;
        drop_margin(cells, head_.margin);
        while (!cells.empty() && cells.back().text.empty()) cells.pop_back();
        if (cells.size() > most_columns) return false;
        std::size_t known = 0;
        for (const Cell& cell : cells) {
            Column column = column_of(cell.text, matcher_);
            if (!cell.text.empty() && column.kind == ColumnKind::none) return false;
            known += column.kind == ColumnKind::none ? 0 : 1;
            column.begin = cell.begin;
            column.end = cell.end;
            head_.columns.push_back(std::move(column));
            texts_.push_back(cell.text);
        }
        return known >= 2;
    }

    // Two cells at least between single blanks, the first of which is a head.
    bool begins_blanks() const {
        const std::size_t blank = lines_[0].text.find(' ');
        return blank != std::string_view::npos &&
               column_of(lines_[0].text.substr(0, blank), matcher_).kind != ColumnKind::none;
    }

    // Cells that are broken over lines: the first of a line is the rest of the last one above, and the row
    // behind has as many cells as there are columns. Nothing changes where it is not so.
    bool read_broken() {
        std::vector<Column> columns = head_.columns;
        std::string_view last = texts_.back();
        std::size_t line = 1;
        for (; line < std::min(lines_.size(), most_columns); ++line) {
            const std::vector<Cell> cells = table_cells(lines_[line], TableForm::tabs);
            if (cells.size() < 2 || cells[0].text.empty()) break;
            std::vector<Column> more{column_of(std::string(last).append(cells[0].text), matcher_)};
            for (std::size_t i = 1; i < cells.size(); ++i) more.push_back(column_of(cells[i].text, matcher_));
            if (std::any_of(more.begin(), more.end(),
                            [](const Column& column) { return column.kind == ColumnKind::none; }))
                break;
            columns.pop_back();
            columns.insert(columns.end(), more.begin(), more.end());
            last = cells.back().text;
        }
        if (line == 1 || line == lines_.size() || columns.size() > most_columns) return false;
        if (table_cells(lines_[line], TableForm::tabs).size() != columns.size() + head_.margin) return false;
        head_.columns = std::move(columns);
        head_.lines = line;
        return true;
    }

    // 2020年, 2025年 below 指标值, or the rest of heads that are broken: 指标 over 属性. Nothing changes
    // where the second line is no part of the head.
    void read_second() {
        if (lines_.size() < 2 || lines_[1].text.size() > longest_line) return;
        std::vector<Cell> cells = table_cells(lines_[1], head_.form);
        drop_margin(cells, head_.margin);
        std::erase_if(cells, [](const Cell& cell) { return cell.text.empty(); });
        if (cells.empty() || cells.size() > most_columns) return;
        const bool placed = head_.form == TableForm::gaps ? place_below(cells) : place_by_index(cells);
        if (!placed && !place_by_count(cells)) return;
        merge();
    }

    // Each cell to the column above it, that of a merged cell included.
    bool place_by_index(const std::vector<Cell>& cells) {
        below_.assign(head_.columns.size(), {});
        for (const Cell& cell : cells) {
            std::size_t above = cell.begin;
            while (above > 0 && (above >= texts_.size() || texts_[above].empty())) --above;
            if (texts_[above].empty() || !put_below(above, cell)) return false;
        }
        return true;
    }

    // Of gaps: to the column that it stands below, or that is nearest.
    bool place_below(const std::vector<Cell>& cells) {
        below_.assign(head_.columns.size(), {});
        for (const Cell& cell : cells) {
            std::size_t best = 0;
            for (std::size_t i = 0; i < head_.columns.size(); ++i)
                if (distance(cell, head_.columns[i]) < distance(cell, head_.columns[best])) best = i;
            if (!put_below(best, cell)) return false;
        }
        return true;
    }

    static std::size_t distance(const Cell& cell, const Column& column) {
        return column.begin >= cell.end   ? column.begin - cell.end + 1
               : cell.begin >= column.end ? cell.begin - column.end + 1
                                          : 0;
    }

    // The line has lost its empty cells: it is of the columns of values, or parts the only one.
    bool place_by_count(const std::vector<Cell>& cells) {
        below_.assign(head_.columns.size(), {});
        std::vector<std::size_t> values;
        for (std::size_t i = 0; i < head_.columns.size(); ++i)
            if (head_.columns[i].kind == ColumnKind::value) values.push_back(i);
        if (values.empty() || (values.size() > 1 && values.size() != cells.size())) return false;
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (!put_below(values[values.size() == 1 ? 0 : i], cells[i])) return false;
        return true;
    }

    // False where the two cells together are no head.
    bool put_below(std::size_t above, const Cell& cell) {
        std::string text(texts_[above]);
        Column column = column_of(text.append(cell.text), matcher_);
        if (column.kind == ColumnKind::none) return false;
        column.begin = cell.begin;
        column.end = cell.end;
        below_[above].push_back(std::move(column));
        return true;
    }

    void merge() {
        std::vector<Column> columns;
        for (std::size_t i = 0; i < head_.columns.size(); ++i) {
            Column& above = head_.columns[i];
            const bool covered = texts_[i].empty() && !columns.empty() && i > 0 && covers(i);
            if (below_[i].empty()) {
                if (!covered) columns.push_back(std::move(above));
                continue;
            }
            if (below_[i].size() == 1) {
                below_[i][0].begin = std::min(below_[i][0].begin, above.begin);
                below_[i][0].end = std::max(below_[i][0].end, above.end);
            }
            columns.insert(columns.end(), below_[i].begin(), below_[i].end());
        }
        head_.columns = std::move(columns);
        head_.lines = 2;
    }

    // A cell of the first line that is empty because the cell before it spreads over it.
    bool covers(std::size_t i) const {
        std::size_t first = i;
        while (first > 0 && texts_[first].empty()) --first;
        return head_.form != TableForm::gaps && i - first < below_[first].size();
    }

    // |---|---|
    void skip_rule() {
        if (head_.lines < lines_.size() &&
            lines_[head_.lines].text.find_first_not_of("|-: ") == std::string_view::npos)
            ++head_.lines;
    }

    // One cell on each line.
    std::optional<TableHead> read_lines() {
        head_.form = TableForm::lines;
        for (std::size_t i = 0; i < std::min(lines_.size(), most_columns); ++i) {
            if (table_form(lines_[i])) break;
            Column column = column_of(lines_[i].text, matcher_);
            if (column.kind == ColumnKind::none) break;
            head_.columns.push_back(std::move(column));
        }
        if (head_.columns.size() < fewest_columns) return std::nullopt;
        // What stands above the first column is a title: 主要指标 over 序号.
        const ColumnKind first = head_.columns[0].kind;
        const ColumnKind second = head_.columns[1].kind;
        const bool begins = first == ColumnKind::number || first == ColumnKind::category ||
                            (first == ColumnKind::name && second != ColumnKind::number &&
                             second != ColumnKind::category && second != ColumnKind::name);
        if (!begins) return std::nullopt;
        head_.lines = head_.columns.size();
        return finish();
    }

    std::span<const Line> lines_;
    const Matcher& matcher_;
    TableHead head_;
    std::vector<std::string_view> texts_;     // of the first line's cells
    std::vector<std::vector<Column>> below_;  // by the first line's columns: those of the second line
};

}  // namespace

void drop_margin(std::vector<Cell>& cells, std::size_t margin) {
    std::size_t empty = 0;
    while (empty < std::min(margin, cells.size()) && cells[empty].text.empty()) ++empty;
    cells.erase(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(empty));
    for (Cell& cell : cells) {
        cell.begin -= empty;
        cell.end -= empty;
    }
}

std::optional<std::size_t> TableHead::find(ColumnKind kind) const {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [kind](const Column& column) { return column.kind == kind; });
    return found == columns.end() ? std::nullopt
                                  : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

bool is_all_heads(const std::vector<std::string_view>& cells, const Matcher& matcher) {
    std::size_t heads = 0;
    for (const std::string_view cell : cells) {
        if (cell.empty()) continue;
        if (column_of(cell, matcher).kind == ColumnKind::none) return false;
        ++heads;
    }
    return heads >= 2;
}

std::optional<TableHead> read_table_head(std::span<const Line> lines, const Matcher& matcher) {
    return HeadReader(lines, matcher).read();
}

}  // namespace zhenggai
