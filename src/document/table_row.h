// A line of an indicator table with its cells in their columns.
//
//     // head: 类别 指标 2020年 2025年 属性
//     read_table_row(line, head, matcher)->cells[2];     // "62.5"
//
// Cells that tabs or pipes part have their index. With gaps, as many cells as there are columns are taken in
// order, fewer by the place that they stand at below the head; with single blanks, no fewer, and an attribute
// must stand in its column. A row that has lost its first, empty cells is known by its number, or by an
// attribute at its end. One cell too many, before the values and no value itself, is the scope of the values:
// a row that is parted (设区城市, 县级).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/table_head.h"
#include "match/matcher.h"
#include "text/text.h"

namespace zhenggai {

struct TableRow {
    std::vector<std::string_view> cells = {};  // by column; empty where there is none
    std::string_view scope = {};
    std::optional<std::int64_t> number = {};
    std::string_view name = {};  // without its number
    std::uint32_t line = 1;
    bool alone = false;  // nothing parts cells on the line: its text may be of any column

    // True where no cell but those of the kinds given has text.
    bool only(const TableHead& head, std::initializer_list<ColumnKind> kinds) const;
};

// None where the cells cannot be assigned to columns.
std::optional<TableRow> read_table_row(const Line& line, const TableHead& head, const Matcher& matcher);

// The same for cells that are given in the order of the columns, one for each.
TableRow table_row(std::vector<std::string_view> cells, std::uint32_t line, const TableHead& head);

// True where the line, without cells of its own, may be one cell of a table: short, no sentence, no paragraph
// that is known by itself, no chapter.
bool may_be_cell(const Line& line, const Matcher& matcher);

// A whole number of at most three digits.
std::optional<std::int64_t> row_number(std::string_view cell);

// The number that a name begins with, with its marks: 17., （17）. 0 bytes without one.
struct NameNumber {
    std::int64_t value = 0;
    std::size_t bytes = 0;
};
NameNumber leading_row_number(std::string_view name);

// A number, a dash, a word with a digit: what a cell of values holds when no words do.
bool is_figure(std::string_view cell);

}  // namespace zhenggai
