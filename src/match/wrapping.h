// Whether a text is hard-wrapped, and at which column.
//
//     std::optional<Wrapping> wrapping = find_wrapping(lines, breaks);
//     wrapping->width;                          // 38
//     wrapping->is_full(lines[0], lines[1]);    // no more of line 1 would have fitted on line 0
//
// The evidence are the line breaks inside sentences: the line ends openly or by a comma, what follows begins
// like nothing in particular, and the line is running text (marks of a sentence in it, or the sentence
// began on the line before). Where most of them come when the line is full, at one width, and hardly
// a line is longer, the text is wrapped at that width. A text that was never wrapped has its few such breaks
// (headings, titles, label values) at all widths, and its sentences run on beyond them. Where there are only
// a few, no line at all may be longer; and most runs of such breaks must begin with a marker or label, or
// lead to a line that ends with a stop: a list of short lines without either is no wrapped paragraph.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "text/text.h"

namespace zhenggai {

enum class LineMeasure {
    code_points,
    columns,  // East Asian wide characters have two
    printed,  // columns as print sets them: without blanks, and marks of doubtful width (“”—…·①Ⅱ) have two
};

struct Wrapping {
    LineMeasure measure = LineMeasure::code_points;
    std::size_t width = 0;      // of a full line, its indent included
    std::size_t tolerance = 0;  // a line that is shorter by as much may still be full
    bool cuts_words = false;    // numbers and Latin words are cut as well: 20|22年
    std::uint16_t gap = 0;      // blank lines that stand between the lines of one paragraph
    bool flush = false;         // lines inside paragraphs have no indent: one that has begins a paragraph
    bool indented = false;      // and paragraphs do begin with one: a line without it goes on
    bool spaced = false;        // more blank lines stand between paragraphs than inside them

    // True where the first word of `next` would not have fitted behind `line`: one Han character or one run
    // of letters and digits, with the marks that may not begin a line; or one character, where words are cut.
    bool is_full(const Line& line, const Line& next) const;
};

// One line break that may be inside a sentence: lines[index] and lines[index + 1].
struct SentenceBreak {
    std::size_t index = 0;
    bool marked = false;  // the line before the break begins with a list marker or a label
};

// False where so many lines are longer than any width that the text is not wrapped, whatever its breaks are:
// they need not be looked for.
bool may_be_wrapped(std::span<const Line> lines);

// Empty where the text is not wrapped. Linear in the text of the lines at the breaks.
std::optional<Wrapping> find_wrapping(std::span<const Line> lines, std::span<const SentenceBreak> breaks);

}  // namespace zhenggai
