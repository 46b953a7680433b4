// The head of an indicator table: what its columns hold.
//
//     // 类别    指标    2020年    2025年    属性
//     std::optional<TableHead> head = read_table_head(lines, matcher);
//     head->columns[2].kind;     // ColumnKind::value
//     head->columns[2].year;     // 2020
//
// A head names the column of the indicators and at least one of values, and every cell of it is the head of
// some column (the roles column_… of the grammar). It may stand on two lines (指标值 over 2020年 and 2025年),
// have cells that are broken over lines between tabs (2020年 at the end of a line, 实际 at the start of the
// next), or have each of its cells on a line of its own. Single blanks part its cells where all are heads.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "document/table_cells.h"
#include "document/table_notes.h"
#include "match/matcher.h"
#include "text/text.h"

namespace zhenggai {

enum class ColumnKind {
    number,
    category,
    name,
    scope,  // without a head, right behind the names: parts of an indicator
    unit,
    attribute,
    value,
    note,   // 备注
    other,  // known, but the record has no key for it
    none,   // without a head
};

struct Column {
    ColumnKind kind = ColumnKind::none;
    std::optional<int> year = {};  // of a value column that is of one year
    std::size_t begin = 0;         // of gaps: the terminal columns [begin, end) of the head's cell
    std::size_t end = 0;
    std::vector<NoteMark> marks = {};  // in the head: their notes are every row's
};

struct TableHead {
    TableForm form = TableForm::tabs;
    std::vector<Column> columns = {};
    std::size_t lines = 1;   // how many it takes
    std::size_t margin = 0;  // empty cells before the first column, by which all lines are indented

    // The first column of the kind.
    std::optional<std::size_t> find(ColumnKind kind) const;
    bool numbered_column() const { return find(ColumnKind::number).has_value(); }
};

// Takes up to `margin` empty cells away at the start of a line.
void drop_margin(std::vector<Cell>& cells, std::size_t margin);

// True where every cell with text is the head of a column, and there are two at least: no row of a table.
bool is_all_heads(const std::vector<std::string_view>& cells, const Matcher& matcher);

// The head that `lines` begin with; none where they begin with something else. Looks at a few lines only.
std::optional<TableHead> read_table_head(std::span<const Line> lines, const Matcher& matcher);

}  // namespace zhenggai
