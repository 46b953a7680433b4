#include "output/json_writer.h"

#include "output/quoted_text.h"
#include "output/span_list.h"

namespace zhenggai {

void JsonWriter::open(char bracket) {
    out_.append(bracket);
    ++depth_;
    empty_ = true;
}

void JsonWriter::close(char bracket) {
    --depth_;
    if (!empty_) start_line();
    out_.append(bracket);
    empty_ = false;  // the one around it now holds this
}

void JsonWriter::start_entry() {
    if (!empty_) out_.append(',');
    empty_ = false;
    start_line();
}

void JsonWriter::start_line() {
    if (layout_ == JsonLayout::one_line) return;
    out_.append('\n');
    out_.append_spaces(2 * depth_);
}

void JsonWriter::key(std::string_view name) {
    start_entry();
    out_.append('"');
    out_.append(name);  // keys are constants of the contract: nothing in them needs an escape
    out_.append(layout_ == JsonLayout::one_line ? "\":" : "\": ");
}

void JsonWriter::text(std::string_view value) { append_quoted(value, out_); }

void JsonWriter::number(std::int64_t value) { out_.append_number(value); }

void JsonWriter::spans(const std::vector<Span>& spans) {
    append_spans(spans, layout_ == JsonLayout::one_line ? "," : ", ", out_);
}

}  // namespace zhenggai
