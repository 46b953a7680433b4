// Footnotes of a table: the marks in its cells, and the notes below it.
//
//     cut_marks("97.7 ^①").text;       // "97.7"; marks {1}
//     read_table_notes(lines, true, matcher).notes[0].text;    // "①为自查数据。" of 注：①为自查数据。②…
//
// A note that begins with a pair of brackets ([ ]内为累计值) is marked by it: it is of the rows that have a
// value in such brackets. A mark is otherwise an enclosed number (①), a number behind ^ or stars (*),
// anywhere in a cell but at its start; so is a raised digit, but not behind a letter (m³).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "document/document_tree.h"
#include "match/matcher.h"
#include "text/text.h"

namespace zhenggai {

// The number of a mark; of stars: how many, negative.
using NoteMark = int;

struct MarkedText {
    Pieces text = {};  // joined by nothing; views of the cell
    std::vector<NoteMark> marks = {};
};

// The cell without its marks, and without the line breaks that add_cell_text (document/table_cells.h) takes
// out.
MarkedText cut_marks(std::string_view cell);

struct TableNote {
    std::optional<NoteMark> mark = {};
    Pieces text = {};  // with the mark, without 注：; joined by nothing
    std::uint32_t line = 1;
};

struct TableNotes {
    std::vector<TableNote> notes = {};
    std::size_t lines = 0;  // how many of the lines they take
};

// The notes that `lines` begin with. They start with 注：, or where the table has marks with such a mark;
// each mark that follows the one before it begins a note, at the start of a line or behind a stop. A note
// that has no stop yet goes on on the next line. Tags of HTML are left out.
TableNotes read_table_notes(std::span<const Line> lines, bool has_marks, const Matcher& matcher);

}  // namespace zhenggai
