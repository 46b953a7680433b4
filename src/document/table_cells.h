// A line of a table cut into its cells.
//
//     table_cells(line, TableForm::tabs);    // "大气\t\t62.5": "大气", "", "62.5"
//     table_cells(line, TableForm::gaps);    // "大气    62.5": "大气" at columns 0..4, "62.5" at 8..12
//
// Cells are views of the line, without the white space around them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document_tree.h"
#include "text/text.h"

namespace zhenggai {

// What parts the cells of a table.
enum class TableForm {
    tabs,    // each cell is followed by a tab; an empty cell is a cell
    pipes,   // | a | b |, the same
    gaps,    // two blanks or more, or an ideographic space: empty cells show by the place of the others only
    blanks,  // one blank or more: no cell is empty. Only a head is read so (document/table_head.h)
    lines,   // each cell stands on a line of its own
};

struct Cell {
    std::string_view text = {};
    std::size_t begin = 0;  // of gaps: the terminal columns [begin, end) that it takes; else its index
    std::size_t end = 0;
};

// The form of a line that may be a row: tabs or pipes where it has two of them, gaps where it has two cells
// at least. Never blanks nor lines.
std::optional<TableForm> table_form(const Line& line);

// In gaps, two characters that stand alone side by side are one cell: 单　位. Linear in the line.
std::vector<Cell> table_cells(const Line& line, TableForm form);

// The text of a cell without the breaks that its lines had in the cell: a blank between two Han characters,
// and tags of HTML. Adds to `pieces`.
void add_cell_text(Pieces& pieces, std::string_view cell);

// The bytes of the HTML tag that the text begins with, <p> or </sup>; 0 without one.
std::size_t leading_tag(std::string_view text);

}  // namespace zhenggai
