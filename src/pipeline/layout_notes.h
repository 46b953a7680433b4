// What was done to the lines of a source before it was read, as diagnostics of its records.
//
//     furniture_notes(reading.furniture);
//     // note page-furniture, line 3: left out as page furniture (navigation): 首页 > 政务公开
//     join_notes(reading.joins);
//     // note joined-lines, line 12: lines 12 to 14 were joined (wrap)
#pragma once

#include <span>

#include "base/diagnostic.h"
#include "match/paragraphs.h"

namespace zhenggai {

// One note a line; page numbers and running heads share one a rule, which stands at the first of them and
// lists the others' lines.
Diagnostics furniture_notes(std::span<const LeftOutLine> furniture);

// One note for each run of lines that became one paragraph by the same rule.
Diagnostics join_notes(std::span<const LineJoin> joins);

}  // namespace zhenggai
