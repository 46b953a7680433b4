#include "document/listed_cells.h"

#include <string>
#include <vector>

#include "document/front_matter.h"
#include "document/table_notes.h"
#include "document/table_row.h"

namespace zhenggai {

namespace {

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
        return begin;
    }

    // A row with all its cells, or all but the category; one more in front is a category by itself.
    void add_row(std::size_t begin, std::size_t end) {
        const std::size_t columns = head_.columns.size();
        const bool category_first = head_.columns.front().kind == ColumnKind::category;
        const std::size_t count = end - begin;
        if (!category_first && count == columns + 1 && fits(begin + 1, 0)) {
            std::vector<std::string_view> alone(columns);
            alone[*head_.find(ColumnKind::name)] = lines_[begin].text;
            rows_.add(table_row(std::move(alone), lines_[begin].number, head_));
            return add_cells(begin + 1, end, 0);
        }
        if (count == columns && fits(begin, 0)) return add_cells(begin, end, 0);
        if (category_first && count + 1 == columns && fits(begin, 1)) return add_cells(begin, end, 1);
        rows_.add_unread(lines_[begin].text, lines_[begin].number);
    }

    // The cells from `begin` on, in the columns from `first` on, hold what they must: a number in the column
    // of numbers, figures or words but no unit in that of values.
    bool fits(std::size_t begin, std::size_t first) const {
        bool sure = false;
        for (std::size_t column = first; column < head_.columns.size(); ++column) {
            const std::string_view cell = lines_[begin + column - first].text;
            const ColumnKind kind = head_.columns[column].kind;
            if (kind == ColumnKind::number && !row_number(cell)) return false;
            if (kind == ColumnKind::unit && !matcher_.is(BlockRole::indicator_unit, packed({cell})))
                return false;
            sure = sure || kind == ColumnKind::number || kind == ColumnKind::unit;
            if (kind == ColumnKind::name) sure = sure || leading_row_number(cell) > 0;
        }
        const std::size_t value = *head_.find(ColumnKind::value);
        return sure || is_figure(lines_[begin + value - first].text);
    }

    void add_cells(std::size_t begin, std::size_t end, std::size_t first) {
        std::vector<std::string_view> cells(head_.columns.size());
        for (std::size_t i = begin; i < end; ++i) cells[first + i - begin] = lines_[i].text;
        rows_.add(table_row(std::move(cells), lines_[begin].number, head_));
    }

    // Rows of one length that begin with their numbers, one by one; each may have its category before it.
    std::size_t read_by_number() {
        const auto column = head_.find(ColumnKind::number);
        if (!column || *column > 1 || (*column == 1 && head_.columns[0].kind != ColumnKind::category)) {
            rows_.add_unread(end_ > 0 ? lines_[0].text : std::string_view{}, end_ > 0 ? lines_[0].number : 1);
            return end_;
        }
        const std::size_t length = head_.columns.size() - *column;
        std::int64_t expected = 1;
        std::size_t i = 0;
        while (i < end_) {
            const std::size_t before = is_number(i, expected) ? 0 : 1;
            if (before > *column || !is_number(i + before, expected) || i + before + length > end_) break;
            add_cells(i, i + before + length, *column - before);
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
