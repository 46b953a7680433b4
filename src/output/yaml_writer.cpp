#include "output/yaml_writer.h"

#include <charconv>
#include <cstring>

#include "output/span_list.h"

namespace zhenggai {

void YamlWriter::date(const Date& value) {
    char* const begin = out_.room(iso_date_size + 4);
    char* to = start_value(begin);
    *to = '"';
    to = write_iso_date(value, to + 1);
    to[0] = '"';
    to[1] = '\n';
    out_.take(static_cast<std::size_t>(to - begin) + 2);
    place_ = Place::line_start;
}

void YamlWriter::plain(std::string_view value) {
    char* const begin = out_.room(value.size() + 2);
    char* const to = start_value(begin);
    std::memcpy(to, value.data(), value.size());
    to[value.size()] = '\n';
    out_.take(static_cast<std::size_t>(to - begin) + value.size() + 1);
    place_ = Place::line_start;
}

void YamlWriter::number(std::int64_t value) {
    constexpr std::size_t longest = 20;  // -9223372036854775808
    char* const begin = out_.room(longest + 2);
    char* const to = start_value(begin);
    char* const end = std::to_chars(to, to + longest, value).ptr;
    *end = '\n';
    out_.take(static_cast<std::size_t>(end - begin) + 1);
    place_ = Place::line_start;
}

void YamlWriter::spans(const std::vector<Span>& spans) {
    out_.append(' ');
    append_spans(spans, ", ", out_);
    out_.append('\n');
    place_ = Place::line_start;
}

}  // namespace zhenggai
