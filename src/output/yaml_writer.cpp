#include "output/yaml_writer.h"

#include <array>
#include <charconv>

#include "output/quoted_text.h"
#include "output/span_list.h"

namespace zhenggai {

// Goes where the next key or dash belongs: right behind a dash, or on a line of its own.
void YamlWriter::start_entry() {
    if (place_ == Place::after_dash) return;
    if (place_ == Place::after_key) buffer_ += '\n';
    buffer_.append(2 * (depth_ - 1), ' ');
}

void YamlWriter::key(std::string_view name) {
    start_entry();
    buffer_ += name;
    buffer_ += ':';
    place_ = Place::after_key;
}

void YamlWriter::item() {
    start_entry();
    buffer_ += "- ";
    place_ = Place::after_dash;
}

void YamlWriter::text(std::string_view value) {
    if (place_ == Place::after_key) buffer_ += ' ';
    append_quoted(value, buffer_);
    buffer_ += '\n';
    place_ = Place::line_start;
}

void YamlWriter::plain(std::string_view value) {
    if (place_ == Place::after_key) buffer_ += ' ';
    buffer_ += value;
    buffer_ += '\n';
    place_ = Place::line_start;
}

void YamlWriter::number(std::int64_t value) {
    std::array<char, 20> digits = {};  // room for -9223372036854775808
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    plain({digits.data(), written.ptr});
}

void YamlWriter::spans(const std::vector<Span>& spans) {
    buffer_ += ' ';
    append_spans(spans, ", ", buffer_);
    buffer_ += '\n';
    place_ = Place::line_start;
}

}  // namespace zhenggai
