#include "output/span_list.h"

namespace zhenggai {

void append_spans(const std::vector<Span>& spans, std::string_view comma, Appender& out) {
    out.append('[');
    for (const Span& span : spans) {
        if (&span != spans.data()) out.append(comma);
        out.append('[');
        out.append_number(span.begin);
        out.append(comma);
        out.append_number(span.end);
        out.append(']');
    }
    out.append(']');
}

}  // namespace zhenggai
