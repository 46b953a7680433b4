// Spans as JSON, which is YAML as well.
//
//     append_spans({{120, 168}, {171, 190}}, ", ", out);     // [[120, 168], [171, 190]]
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "output/appender.h"

namespace zhenggai {

// Appends a list of pairs, `comma` between all that stand side by side.
void append_spans(const std::vector<Span>& spans, std::string_view comma, Appender& out);

}  // namespace zhenggai
