// Footnotes of a table: the marks in its cells, and the notes below it.
//
//     cut_marks("97.7 ^①").text;       // "97.7"; marks {1}
//     read_table_notes(lines, {MarkKind::enclosed}, matcher).notes[0].text;    // "①为自查数据。" of
//     注：①为自查数据。②…
//
// A note that begins with a pair of brackets ([ ]内为累计值) is marked by it: it is of the rows that have a
// value in such brackets. A mark is otherwise an enclosed number (①), a number behind ^ or stars (*),
// anywhere in a cell but at its start; so is a raised digit, but not behind a letter (m³). A number in
// brackets
// ([1]) is a mark where the notes have it; else it may be a value.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "document/document_tree.h"
#include "match/matcher.h"
#include "text/text.h"

namespace zhenggai {

// Notes and marks of one kind belong together: 注：1.… is not the note of ①.
enum class MarkKind {
    enclosed,   // ①
    number,     // in cells ^1 and ¹; before notes 1. and （1）
    bracketed,  // [1]
    stars,      // *, **
};

struct NoteMark {
    MarkKind kind = MarkKind::enclosed;
    int number = 0;  // of stars: how many

    friend auto operator<=>(const NoteMark&, const NoteMark&) = default;
};

struct MarkedText {
    Pieces text = {};  // joined by nothing; views of the cell
    std::vector<NoteMark> marks = {};
};

// The cell without its marks, and without the line breaks that add_cell_text (document/table_cells.h) takes
// out.
MarkedText cut_marks(std::string_view cell);

// The places of numbers in brackets, but for the start of the cell: "50[2]" has one.
struct BracketedMark {
    NoteMark mark = {};
    std::size_t begin = 0;  // bytes [begin, end) of the cell
    std::size_t end = 0;
};
std::vector<BracketedMark> bracketed_marks(std::string_view cell);

struct TableNote {
    std::optional<NoteMark> mark = {};
    Pieces text = {};  // with the mark, without 注：; joined by nothing
    std::uint32_t line = 1;
};

struct TableNotes {
    std::vector<TableNote> notes = {};
    std::size_t lines = 0;  // how many of the lines they take
};

// The notes that `lines` begin with. They start with 注：, or with a mark of a kind that the table has; each
// mark that follows the one before it of its kind begins a note, at the start of a line or behind a stop. A
// note that has no stop yet goes on on the next line. Tags of HTML are left out.
TableNotes read_table_notes(std::span<const Line> lines, const std::set<MarkKind>& kinds,
                            const Matcher& matcher);

}  // namespace zhenggai
