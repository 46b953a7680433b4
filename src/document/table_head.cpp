#include "document/table_head.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "document/front_matter.h"

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
    if (!digits || digits->size() != 4) return std::nullopt;
    int year = 0;
    for (const char c : *digits) {
        if (c < '0' || c > '9') return std::nullopt;  // full-width digits are not written in heads of tables
        year = year * 10 + (c - '0');
    }
    return year;
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
        if (!form) return read_lines();
        head_.form = *form;
        if (!read_first()) return std::nullopt;
        read_second();
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
        const std::vector<Cell> cells = table_cells(lines_[0], head_.form);
        if (cells.size() > most_columns) return false;
        std::size_t known = 0;
        for (const Cell& cell : cells) {
            Column column = column_of(cell.text, matcher_);
            if (!cell.text.empty() && column.kind == ColumnKind::none) return false;
            known += column.kind == ColumnKind::none ? 0 : 1;
            column.begin = cell.begin;
            column.end = cell.end;
            head_.columns.push_back(std::move(column));
        }
        return known >= 2;
    }

    // The years below 指标值. Nothing changes where the second line is no part of the head.
    void read_second() {
        if (lines_.size() < 2 || lines_[1].text.size() > longest_line) return;
        std::vector<Cell> cells = table_cells(lines_[1], head_.form);
        std::erase_if(cells, [](const Cell& cell) { return cell.text.empty(); });
        std::vector<Column> lower;
        for (const Cell& cell : cells) {
            lower.push_back(column_of(cell.text, matcher_));
            if (lower.back().kind != ColumnKind::value) return;
            lower.back().begin = cell.begin;
            lower.back().end = cell.end;
        }
        if (lower.empty()) return;
        const bool merged = head_.form == TableForm::gaps ? merge_by_place(lower) : merge_by_index(lower);
        if (merged) head_.lines = 2;
    }

    std::vector<std::size_t> value_columns() const {
        std::vector<std::size_t> values;
        for (std::size_t i = 0; i < head_.columns.size(); ++i)
            if (head_.columns[i].kind == ColumnKind::value) values.push_back(i);
        return values;
    }

    // A head of two lines says the year on one of them.
    static void merge(Column& upper, const Column& lower) {
        upper.kind = ColumnKind::value;
        if (lower.year) upper.year = lower.year;
        upper.marks.insert(upper.marks.end(), lower.marks.begin(), lower.marks.end());
    }

    bool merge_by_index(const std::vector<Column>& lower) {
        const std::vector<std::size_t> values = value_columns();
        const auto fits = [this](const Column& column) {
            if (column.begin >= head_.columns.size()) return column.begin < most_columns;
            const ColumnKind kind = head_.columns[column.begin].kind;
            return kind == ColumnKind::value || kind == ColumnKind::none;
        };
        if (std::all_of(lower.begin(), lower.end(), fits)) {
            for (const Column& column : lower) {
                head_.columns.resize(std::max(head_.columns.size(), column.begin + 1));
                merge(head_.columns[column.begin], column);
            }
            return true;
        }
        return lower.front().begin == 0 && spread(values, lower);
    }

    // The line has lost its empty cells: it is of the value columns, or parts the only one.
    bool spread(const std::vector<std::size_t>& values, const std::vector<Column>& lower) {
        if (values.size() == lower.size()) {
            for (std::size_t i = 0; i < values.size(); ++i) merge(head_.columns[values[i]], lower[i]);
            return true;
        }
        if (values.size() != 1) return false;
        part(values[0], lower);
        return true;
    }

    void part(std::size_t index, const std::vector<Column>& lower) {
        const Column whole = head_.columns[index];
        auto& columns = head_.columns;
        columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(index));
        columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(index), lower.begin(), lower.end());
        for (std::size_t i = index; i < index + lower.size(); ++i)
            columns[i].marks.insert(columns[i].marks.end(), whole.marks.begin(), whole.marks.end());
    }

    // Each cell of the second line belongs to the value column that it stands below, or between two others to
    // the one that is there.
    bool merge_by_place(const std::vector<Column>& lower) {
        const std::vector<std::size_t> values = value_columns();
        if (values.size() != 1) return spread(values, lower);
        const std::size_t index = values[0];
        const bool left = index > 0 && lower.front().begin < head_.columns[index - 1].end;
        const bool right =
            index + 1 < head_.columns.size() && lower.back().end > head_.columns[index + 1].begin;
        if (left || right) return false;
        part(index, lower);
        return true;
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
        head_.lines = head_.columns.size();
        return finish();
    }

    std::span<const Line> lines_;
    const Matcher& matcher_;
    TableHead head_;
};

}  // namespace

std::optional<std::size_t> TableHead::find(ColumnKind kind) const {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [kind](const Column& column) { return column.kind == kind; });
    return found == columns.end() ? std::nullopt
                                  : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::optional<TableHead> read_table_head(std::span<const Line> lines, const Matcher& matcher) {
    return HeadReader(lines, matcher).read();
}

}  // namespace zhenggai
