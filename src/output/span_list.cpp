#include "output/span_list.h"

#include <array>
#include <charconv>

namespace zhenggai {

namespace {

void append_number(std::size_t number, std::string& buffer) {
    std::array<char, 20> digits = {};  // room for 2^64 - 1
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    buffer.append(digits.data(), written.ptr);
}

}  // namespace

void append_spans(const std::vector<Span>& spans, std::string_view comma, std::string& buffer) {
    buffer += '[';
    for (const Span& span : spans) {
        if (&span != spans.data()) buffer += comma;
        buffer += '[';
        append_number(span.begin, buffer);
        buffer += comma;
        append_number(span.end, buffer);
        buffer += ']';
    }
    buffer += ']';
}

}  // namespace zhenggai
