// Lines of a source that belong to its pages and not to its documents: page numbers, running heads,
// navigation, 打印 关闭, footers.
//
//     std::vector<FurnitureLine> left_out = find_furniture(text.lines, matcher);
//     left_out[0].rule;        // "page_number", the grammar's rule, or "running_head"
//
// The rules are the grammar's. Those of a page count anywhere. Those of the edges count before the first and
// behind the last line of the body; a line with a sentence, a list marker or a label is body. In a footer a
// label (主办单位：) counts only right below another line of the footer: by itself it is the document's.
// A bare number is a page's in a series, inside a sentence, right before a form feed, and as the last line.
// A running head is no rule: it is a plain short line that stands beside page numbers or at the start of
// pages at least twice, the same each time; or a line of the title that comes again so once, or anywhere
// twice, unless most of its repetitions have the first item of a document below them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "match/matcher.h"
#include "text/text.h"

namespace zhenggai {

struct FurnitureLine {
    std::size_t index = 0;       // of the line in the list given
    std::string_view rule = {};  // its name; lives as long as the grammar
    bool of_page = false;        // a page ends or begins here: the text before may go on behind it
};

// In the order of the lines. Linear; lines that are long are not tried. `foldable` is that of their text.
std::vector<FurnitureLine> find_furniture(std::span<const Line> lines, const Matcher& matcher,
                                          Foldable foldable = Foldable::maybe);

}  // namespace zhenggai
