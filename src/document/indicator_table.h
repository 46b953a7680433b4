// The indicator tables of a document: rows, and the notes below them.
//
//     std::vector<IndicatorTable> tables = find_indicator_tables(lines, matcher);
//     tables[0].indicators[16].name;      // "森林覆盖率"
//
// A table begins with a head (document/table_head.h) and ends before the first line that cannot be a row:
// one without cells that is a paragraph by itself, a sentence, or has no row behind it. A head that comes
// again, on the next page, is left out. Where each cell stands on a line of its own, rows are told
// apart by the attribute that ends each, else by their numbers; a row with too many cells or too few is
// reported and not read. Nothing is guessed: what cannot be assigned is in `strays`.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document/document_tree.h"
#include "match/matcher.h"
#include "text/text.h"

namespace zhenggai {

struct IndicatorTable {
    std::uint32_t first_line = 1;  // of the head
    std::uint32_t last_line = 1;   // of the last row or note
    std::string_view begin = {};   // the head's first line
    std::string_view end = {};     // the last line, of the same source
    std::vector<IndicatorNode> indicators = {};
    std::vector<Stray> strays = {};
};

// `lines`: those of the document, in order. Linear in their number.
std::vector<IndicatorTable> find_indicator_tables(std::span<const Line> lines, const Matcher& matcher);

// The table that the block is part of; null where it is of none. `tables` are those found in `lines`. A block
// is told by where its text begins, since lines that a vertical tab parts have one number; a text that was
// joined stands elsewhere, and is told by its line.
const IndicatorTable* table_of(const Block& block, std::span<const IndicatorTable> tables,
                               std::span<const Line> lines);

}  // namespace zhenggai
