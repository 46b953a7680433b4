#include "output/json_writer.h"

#include <array>
#include <charconv>

#include "output/quoted_text.h"
#include "output/span_list.h"

namespace zhenggai {

void JsonWriter::open(char bracket) {
    buffer_ += bracket;
    ++depth_;
    empty_ = true;
}

void JsonWriter::close(char bracket) {
    --depth_;
    if (!empty_) start_line();
    buffer_ += bracket;
    empty_ = false;  // the one around it now holds this
}

void JsonWriter::start_entry() {
    if (!empty_) buffer_ += ',';
    empty_ = false;
    start_line();
}

void JsonWriter::start_line() {
    if (layout_ == JsonLayout::one_line) return;
    buffer_ += '\n';
    buffer_.append(2 * depth_, ' ');
}

void JsonWriter::key(std::string_view name) {
    start_entry();
    buffer_ += '"';
    buffer_ += name;  // keys are constants of the contract: nothing in them needs an escape
    buffer_ += layout_ == JsonLayout::one_line ? "\":" : "\": ";
}

void JsonWriter::text(std::string_view value) { append_quoted(value, buffer_); }

void JsonWriter::number(std::int64_t value) {
    std::array<char, 20> digits = {};  // room for -9223372036854775808
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    buffer_.append(digits.data(), written.ptr);
}

void JsonWriter::spans(const std::vector<Span>& spans) {
    append_spans(spans, layout_ == JsonLayout::one_line ? "," : ", ", buffer_);
}

}  // namespace zhenggai
