// Lines into paragraphs: hard wraps and page breaks taken out, page furniture left out.
//
//     ParagraphReading reading = read_paragraphs(text, matcher, arena);
//     reading.paragraphs[0].text;      // the whole paragraph, whatever lines it stood on
//     reading.joins[0].rule;           // JoinRule::wrap
//
// Two lines are joined, by nothing, where one of these rules says so; in doubt they stay apart.
//
//   wrap     the text is hard-wrapped (match/wrapping.h) and the line is full. Where paragraphs are
//            indented, the indent of the next line decides. Else a list marker that continues its list, a
//            label or a fixed paragraph begins anew, unless the line before ends by a comma or inside
//            brackets.
//   comma    the line ends by a comma, 、, a dash or inside brackets, and the next begins like nothing in
//            particular; or the next begins with a mark that can only follow (，。）).
//   cut      the line ends openly in running text, and running text follows: a sentence that a page break
//            or a stray line end has cut, also in the middle of a word, blank lines aside; or a list of
//            addressees that only the next line closes.
//
// Lines with tabs between cells, headings and titles are never joined by `cut`, and what stands above is
// never joined to a label, a marker or a fixed paragraph but by `wrap`.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "match/matcher.h"
#include "match/paragraph.h"
#include "text/text.h"

namespace zhenggai {

enum class JoinRule { wrap, comma, cut };

// "wrap", "comma" or "cut".
std::string_view join_rule_name(JoinRule rule);

// One line break that was taken out.
struct LineJoin {
    JoinRule rule = JoinRule::wrap;
    std::uint32_t line = 1;  // 1-based: the line before the break
    std::uint32_t next = 1;  // the line behind it; further off where furniture stood between
};

// A line that was left out.
struct LeftOutLine {
    std::string_view rule = {};  // the furniture rule's name; lives as long as the grammar
    std::string_view text = {};
    std::uint32_t line = 1;
    bool of_page = false;  // a page number or running head
};

// A line that was not left out. There are as many as the source has lines, so it is small.
struct KeptLine {
    std::uint32_t index = 0;   // in Text::lines
    std::uint16_t gap = 0;     // blank lines between it and the kept line before it
    bool page_before = false;  // page furniture or a form feed stands before it
};

struct ParagraphReading {
    std::vector<Paragraph> paragraphs = {};
    std::vector<LineJoin> joins = {};
    std::vector<LeftOutLine> furniture = {};
    std::vector<KeptLine> lines = {};  // those that the paragraphs were made of
    std::uint16_t margin = 0;          // columns of white space that all of them have before them
};

// The lines of the text as the paragraphs were made of them: with gaps from one kept line to the next, and
// indents from the margin on.
std::vector<Line> kept_lines(const Text& text, std::span<const KeptLine> kept, std::uint16_t margin);

// The text and the arena must outlive the reading. Linear in the text.
ParagraphReading read_paragraphs(const Text& text, const Matcher& matcher, Arena& arena);

}  // namespace zhenggai
