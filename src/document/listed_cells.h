// The rows of a table whose cells stand on a line each.
//
//     std::size_t taken = read_listed_cells(lines, head, matcher, rows);
//
// `lines` begin behind the head. Rows are told apart by the attribute that ends each of them, where that is
// the last column; else by their numbers, where those go up one by one at the distance of a row. A row may
// lack its category, and a category may stand before its rows by itself, or over several lines where the
// number behind it shows its end. What is none of these is reported.
#pragma once

#include <cstddef>
#include <span>

#include "document/indicator_rows.h"
#include "document/table_head.h"
#include "match/matcher.h"
#include "text/text.h"

namespace zhenggai {

// How many lines the rows take; each row goes to `rows`. Linear.
std::size_t read_listed_cells(std::span<const Line> lines, const TableHead& head, const Matcher& matcher,
                              IndicatorRows& rows);

}  // namespace zhenggai
