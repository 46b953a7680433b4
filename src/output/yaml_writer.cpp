#include "output/yaml_writer.h"

#include "output/quoted_text.h"
#include "output/span_list.h"

namespace zhenggai {

// Goes where the next key or dash belongs: right behind a dash, or on a line of its own.
void YamlWriter::start_entry() {
    if (place_ == Place::after_dash) return;
    if (place_ == Place::after_key) out_.append('\n');
    out_.append_spaces(2 * (depth_ - 1));
}

void YamlWriter::key(std::string_view name) {
    start_entry();
    out_.append(name, ':');
    place_ = Place::after_key;
}

void YamlWriter::item() {
    start_entry();
    out_.append("- ");
    place_ = Place::after_dash;
}

void YamlWriter::text(std::string_view value) {
    if (place_ == Place::after_key) out_.append(' ');
    append_quoted(value, out_);
    out_.append('\n');
    place_ = Place::line_start;
}

void YamlWriter::plain(std::string_view value) {
    if (place_ == Place::after_key) out_.append(' ');
    out_.append(value);
    out_.append('\n');
    place_ = Place::line_start;
}

void YamlWriter::number(std::int64_t value) {
    if (place_ == Place::after_key) out_.append(' ');
    out_.append_number(value);
    out_.append('\n');
    place_ = Place::line_start;
}

void YamlWriter::spans(const std::vector<Span>& spans) {
    out_.append(' ');
    append_spans(spans, ", ", out_);
    out_.append('\n');
    place_ = Place::line_start;
}

}  // namespace zhenggai
