#include "document/listed_cells.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/front_matter.h"
#include "document/table_notes.h"
#include "document/table_row.h"

namespace zhenggai {

namespace {

constexpr std::size_t most_extra = 3;  // lines of a category besides its first

class ListedCells {
  public:
    ListedCells(std::span<const Line> lines, const TableHead& head, const Matcher& matcher,
                IndicatorRows& rows)
        : lines_(lines), head_(head), matcher_(matcher), rows_(rows) {}

    std::size_t read() {
        end_ = 0;
        while (end_ < lines_.size() && is_cell(lines_[end_])) ++end_;
        return head_.columns.back().kind == ColumnKind::attribute ? read_by_attribute() : read_by_number();
    }

  private:
    bool is_cell(const Line& line) const {
        return may_be_cell(line, matcher_) && !matcher_.begins(BlockRole::table_note, line.text);
    }

    bool is_attribute(std::size_t i) const {
        return matcher_.is(BlockRole::indicator_attribute, packed(cut_marks(lines_[i].text).text));
    }

    std::size_t read_by_attribute() {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < end_; ++i) {
            if (!is_attribute(i)) continue;
            add_row(begin, i + 1);
            begin = i + 1;
        }
        // A row that lacks its attribute.
        const std::size_t last = std::min(begin + 2, end_);
        for (std::size_t i = begin; begin > 0 && i < last; ++i)
            if (row_number(lines_[i].text)) {
                rows_.add_unread(lines_[begin].text, lines_[begin].number);
                break;
            }
        return begin;
    }

    using Cells = std::vector<std::string_view>;

    // A row with all its cells, or all but the category; one more in front is a category by itself.
    void add_row(std::size_t begin, std::size_t end) {
        const std::size_t count = end - begin;
        const std::size_t columns = head_.columns.size();
        const bool has_category = head_.find(ColumnKind::category).has_value();
        const bool category_above = !has_category && count == columns + 1;
        const std::size_t first = category_above ? begin + 1 : begin;
        const bool all = category_above || count == columns;
        std::optional<Cells> cells;
        if (all || (has_category && count + 1 == columns)) cells = cells_of(first, all);
        if (has_category && count > columns) cells = with_long_category(begin, count - columns);
        if (!cells) return rows_.add_unread(lines_[begin].text, lines_[begin].number);
        if (category_above) {
            Cells alone(columns);
            alone[*head_.find(ColumnKind::name)] = lines_[begin].text;
            rows_.add(table_row(std::move(alone), lines_[begin].number, head_));
        }
        rows_.add(table_row(*std::move(cells), lines_[first].number, head_));
    }

    // The category, the first column, takes `extra` lines more than one; the number is right behind it.
    std::optional<Cells> with_long_category(std::size_t begin, std::size_t extra) const {
        const std::size_t last = begin + extra;
        const bool numbered = head_.columns[1].kind == ColumnKind::number ||
                              (head_.columns[1].kind == ColumnKind::name &&
                               leading_row_number(lines_[last + 1].text).bytes > 0);
        if (head_.columns[0].kind != ColumnKind::category || !numbered || extra > most_extra)
            return std::nullopt;
        std::optional<Cells> cells = cells_of(last, true);
        if (!cells) return cells;
        const char* start = lines_[begin].text.data();
        const std::string_view end = lines_[last].text;
        (*cells)[0] = {start, static_cast<std::size_t>(end.data() + end.size() - start)};
        return cells;
    }

    // The cells from `line` on in their columns, with that of the category or without it. None where a cell
    // does not hold what its column must: a number, a unit, else a figure as the first value.
    std::optional<Cells> cells_of(std::size_t line, bool with_category) const {
        Cells cells(head_.columns.size());
        bool sure = false;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const ColumnKind kind = head_.columns[column].kind;
            if (kind == ColumnKind::category && !with_category) continue;
            const std::string_view cell = lines_[line++].text;
            cells[column] = cell;
            if (kind == ColumnKind::number && !row_number(cell)) return std::nullopt;
            if (kind == ColumnKind::unit && !matcher_.is(BlockRole::indicator_unit, packed({cell})))
                return std::nullopt;
            sure = sure || kind == ColumnKind::number || kind == ColumnKind::unit ||
                   (kind == ColumnKind::name && leading_row_number(cell).bytes > 0);
        }
        if (!sure && !is_figure(cells[*head_.find(ColumnKind::value)])) return std::nullopt;
        return cells;
    }

    // Rows of one length that begin with their numbers, one by one; each may have its category before it.
    std::size_t read_by_number() {
        const auto column = head_.find(ColumnKind::number);
        if (!column || *column > 1 || (*column == 1 && head_.columns[0].kind != ColumnKind::category)) {
            if (end_ > 0) rows_.add_unread(lines_[0].text, lines_[0].number);
            return 0;
        }
        const std::size_t length = head_.columns.size() - *column;
        std::int64_t expected = 1;
        std::size_t i = 0;
        while (i < end_) {
            const std::size_t before = is_number(i, expected) ? 0 : 1;
            if (before > *column || !is_number(i + before, expected) || i + before + length > end_) break;
            const auto cells = cells_of(before == *column ? i : i + before, before == *column);
            if (!cells) break;
            rows_.add(table_row(*cells, lines_[i].number, head_));
            i += before + length;
            ++expected;
        }
        // What stands behind the last row is no part of the table, unless it could be one.
        if (i < end_ && (expected == 1 || is_number(i + 1, expected) || is_number(i, expected)))
            rows_.add_unread(lines_[i].text, lines_[i].number);
        return i;
    }

    bool is_number(std::size_t i, std::int64_t expected) const {
        return i < end_ && row_number(lines_[i].text) == expected;
    }

    std::span<const Line> lines_;
    const TableHead& head_;
    const Matcher& matcher_;
    IndicatorRows& rows_;
    std::size_t end_ = 0;  // of the lines that may be cells
};

}  // namespace

std::size_t read_listed_cells(std::span<const Line> lines, const TableHead& head, const Matcher& matcher,
                              IndicatorRows& rows) {
    return ListedCells(lines, head, matcher, rows).read();
}

}  // namespace zhenggai
