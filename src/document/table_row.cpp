#include "document/table_row.h"

#include <algorithm>
#include <array>
#include <utility>

#include "document/chapter_marker.h"
#include "document/leading_digits.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t most_digits = 3;            // of the number of a row
constexpr std::size_t longest_scope = 12 * 3;     // bytes
constexpr std::size_t longest_single_cell = 120;  // bytes

using Cells = std::vector<std::string_view>;

class RowReader {
  public:
    RowReader(const TableHead& head, const Matcher& matcher) : head_(head), matcher_(matcher) {}

    std::optional<TableRow> read(const Line& line) {
        std::vector<Cell> cells = table_cells(line, head_.form);
        drop_margin(cells, head_.margin);
        while (!cells.empty() && cells.back().text.empty()) cells.pop_back();
        if (!place(cells)) return std::nullopt;
        part_values();
        TableRow row = table_row(std::move(cells_), line.number, head_);
        row.scope = scope_;
        row.alone = head_.form == TableForm::tabs && with_space(line).find('\t') == std::string_view::npos;
        return row;
    }

  private:
    bool place(std::vector<Cell>& cells) {
        const std::size_t columns = head_.columns.size();
        const std::size_t lost = lost_cells(cells);
        if (head_.form == TableForm::blanks && !fills_columns(cells, lost)) return false;
        if (cells.size() + lost == columns + 1 && !take_scope(cells, lost)) return false;
        if (cells.size() + lost > columns) return false;
        cells_.assign(columns, {});
        if (head_.form == TableForm::gaps && cells.size() + lost < columns) return place_by_column(cells);
        for (std::size_t i = 0; i < cells.size(); ++i) cells_[i + lost] = cells[i].text;
        return true;
    }

    // Any blank may be one inside a cell: the count must be that of the columns.
    bool fills_columns(const std::vector<Cell>& cells, std::size_t lost) const {
        if (cells.size() + lost != head_.columns.size()) return false;
        return head_.columns.back().kind != ColumnKind::attribute || is_attribute(cells.back().text);
    }

    // How many empty cells have gone from the start of the line.
    std::size_t lost_cells(const std::vector<Cell>& cells) const {
        const std::size_t name = *head_.find(ColumnKind::name);
        const auto number = head_.find(ColumnKind::number);
        const std::size_t target = number ? *number : name;
        for (std::size_t i = 0; i < std::min(target, cells.size()); ++i) {
            const bool found =
                number ? row_number(cells[i].text).has_value() : leading_row_number(cells[i].text).bytes > 0;
            if (found) return target - i;
        }
        const bool keeps_place = head_.form != TableForm::gaps && head_.form != TableForm::blanks;
        return keeps_place && has_lost_category(cells) ? 1 : 0;
    }

    // One cell short, no number anywhere, and an attribute in the last place.
    bool has_lost_category(const std::vector<Cell>& cells) const {
        if (cells.size() + 1 != head_.columns.size() || head_.columns.front().kind != ColumnKind::category ||
            head_.columns.back().kind != ColumnKind::attribute || cells.front().text.empty())
            return false;
        const bool numbered = std::any_of(cells.begin(), cells.end(), [](const Cell& cell) {
            return leading_row_number(cell.text).bytes > 0;
        });
        return !numbered && !head_.numbered_column() && is_attribute(cells.back().text);
    }

    bool is_attribute(std::string_view cell) const {
        std::string text;
        for (const std::string_view piece : cut_marks(cell).text) text += piece;
        return matcher_.is(BlockRole::indicator_attribute, text);
    }

    static bool is_scope(std::string_view cell, std::string_view next) {
        return !cell.empty() && cell.size() <= longest_scope && !is_figure(cell) && is_figure(next);
    }

    // One cell more than there are columns: words before the first value.
    bool take_scope(std::vector<Cell>& cells, std::size_t lost) {
        const std::size_t value = *head_.find(ColumnKind::value);
        if (value < lost || value - lost + 1 >= cells.size()) return false;
        const std::size_t place = value - lost;
        if (!is_scope(cells[place].text, cells[place + 1].text)) return false;
        scope_ = cells[place].text;
        cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(place));
        return true;
    }

    // The same, where the row's attribute is missing and the last value stands in its column.
    void part_values() {
        const auto attribute = head_.find(ColumnKind::attribute);
        const std::size_t value = *head_.find(ColumnKind::value);
        if (!attribute || !scope_.empty() || *attribute <= value + 1) return;
        const std::string_view last = cells_[*attribute];
        if (last.empty() || is_attribute(last) || !is_scope(cells_[value], cells_[value + 1])) return;
        scope_ = cells_[value];
        for (std::size_t i = value; i < *attribute; ++i) cells_[i] = cells_[i + 1];
        cells_[*attribute] = {};
    }

    // Each cell to the column whose head it stands below, or that is nearest; none may be in doubt, nor reach
    // over a column that no other cell fills: it may be two cells that one blank parts.
    bool place_by_column(const std::vector<Cell>& cells) {
        std::size_t next = 0;   // the first column that is free
        std::size_t reach = 0;  // where the cell before ends
        for (const Cell& cell : cells) {
            const auto column = column_below(cell, next);
            if (!column) return false;
            for (std::size_t i = next; i < *column; ++i)
                if (reach > head_.columns[i].begin) return false;
            cells_[*column] = cell.text;
            next = *column + 1;
            reach = cell.end;
        }
        return next == head_.columns.size() || reach <= head_.columns[next].begin;
    }

    std::optional<std::size_t> column_below(const Cell& cell, std::size_t first) const {
        std::optional<std::size_t> best;
        std::size_t distance = 0;
        bool tie = false;
        for (std::size_t i = first; i < head_.columns.size(); ++i) {
            const Column& column = head_.columns[i];
            if (column.begin == cell.begin) return i;
            const std::size_t away = column.begin >= cell.end   ? column.begin - cell.end + 1
                                     : cell.begin >= column.end ? cell.begin - column.end + 1
                                                                : 0;
            if (best && away >= distance) {
                tie = tie || away == distance;
                continue;
            }
            best = i;
            distance = away;
            tie = false;
        }
        return tie ? std::nullopt : best;
    }

    const TableHead& head_;
    const Matcher& matcher_;
    Cells cells_;
    std::string_view scope_;
};

}  // namespace

bool TableRow::only(const TableHead& head, std::initializer_list<ColumnKind> kinds) const {
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!cells[i].empty() && std::find(kinds.begin(), kinds.end(), head.columns[i].kind) == kinds.end())
            return false;
    return true;
}

bool may_be_cell(const Line& line, const Matcher& matcher) {
    if (line.text.size() > longest_single_cell || line.text.find("。") != std::string_view::npos)
        return false;
    std::optional<Marker> marker;
    const LineStart start = matcher.start_of(line.text, marker);
    return start != LineStart::fixed && !(marker && is_chapter_marker(*marker, matcher.grammar()));
}

std::optional<std::int64_t> row_number(std::string_view cell) {
    const LeadingDigits digits = leading_digits(cell);
    const std::string_view behind = cell.substr(digits.bytes);
    if (digits.count == 0 || digits.count > most_digits ||
        !(behind.empty() || behind == "." || behind == "．"))
        return std::nullopt;
    return digits.value;
}

NameNumber leading_row_number(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> forms{
        {{"", "."}, {"", "．"}, {"", "、"}, {"（", "）"}, {"(", ")"}}};
    for (const auto& [open, close] : forms) {
        if (!name.starts_with(open)) continue;
        const LeadingDigits digits = leading_digits(name.substr(open.size()));
        std::size_t end = open.size() + digits.bytes;
        if (digits.count == 0 || digits.count > most_digits || !name.substr(end).starts_with(close)) continue;
        end += close.size();
        if (leading_digits(name.substr(end)).count > 0) continue;  // 2.5
        return {digits.value, end};
    }
    return {};
}

bool is_figure(std::string_view cell) {
    for (std::size_t at = 0; at < cell.size(); ++at)
        if (leading_digits(cell.substr(at)).count > 0) return true;
    constexpr std::array<std::string_view, 10> dashes{"—", "——", "-", "–", "－", "/", "／", "―", "--", "…"};
    return std::find(dashes.begin(), dashes.end(), cell) != dashes.end();
}

std::optional<TableRow> read_table_row(const Line& line, const TableHead& head, const Matcher& matcher) {
    return RowReader(head, matcher).read(line);
}

TableRow table_row(std::vector<std::string_view> cells, std::uint32_t line, const TableHead& head) {
    TableRow row{.cells = std::move(cells), .line = line};
    row.name = row.cells[*head.find(ColumnKind::name)];
    if (const auto column = head.find(ColumnKind::number)) row.number = row_number(row.cells[*column]);
    if (const NameNumber number = leading_row_number(row.name); number.bytes > 0) {
        if (!row.number) row.number = number.value;
        row.name = trim_start(row.name.substr(number.bytes));
    }
    return row;
}

}  // namespace zhenggai
