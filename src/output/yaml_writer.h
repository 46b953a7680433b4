// A sink of walk_record that appends a record as one YAML document in block style.
//
//     {
//         YamlWriter writer(buffer);
//         walk_record(record, writer);
//     }                                   // the buffer has the record now
//
// Written straight into the buffer, with no tree between; the last of it when the writer ends. Texts and dates are always double-quoted,
// since `66.`, `no`, `2022-06-30` and `是: 否` change type or break when they stand plain; keys,
// words of the contract and integers are plain. Lists are not indented against their key.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "output/appender.h"
#include "output/quoted_text.h"
#include "record/record.h"

namespace zhenggai {

// The calls must nest as record_walk.h says.
class YamlWriter {
  public:
    explicit YamlWriter(std::string& buffer) : out_(buffer) {}

    void begin_map() { ++depth_; }
    void end_map() {
        --depth_;
        if (place_ != Place::line_start) plain("{}");
    }
    void begin_list() {}
    void end_list() {
        if (place_ != Place::line_start) plain("[]");
    }

    // A name is shorter than half of what an Appender has room for.
    [[gnu::always_inline]] void key(std::string_view name) {
        char* const begin = out_.room(most_indent + name.size() + 2);
        char* to = start_entry(begin);
        std::memcpy(to, name.data(), name.size());
        to[name.size()] = ':';
        out_.take(static_cast<std::size_t>(to - begin) + name.size() + 1);
        place_ = Place::after_key;
    }
    void item() {
        char* const begin = out_.room(most_indent + 3);
        char* const to = start_entry(begin);
        to[0] = '-';
        to[1] = ' ';
        out_.take(static_cast<std::size_t>(to - begin) + 2);
        place_ = Place::after_dash;
    }

    void text(std::string_view value) {
        append_quoted_line(value, place_ == Place::after_key ? 1 : 0, out_);
        place_ = Place::line_start;
    }
    void date(const Date& value);
    void word(std::string_view value) { plain(value); }
    void number(std::int64_t value);
    void truth() { plain("true"); }
    void spans(const std::vector<Span>& spans);  // on one line: [[120, 168], [171, 190]]

  private:
    // Behind a key or dash nothing was written yet of its value.
    enum class Place { line_start, after_key, after_dash };

    // Goes where the next key or dash belongs: right behind a dash, or on a line of its own. Writes to `to`, a
    // room of most_indent bytes and one, and returns the end of that.
    [[gnu::always_inline]] char* start_entry(char* to) const {
        if (place_ == Place::after_dash) return to;
        *to = '\n';
        to += place_ == Place::after_key ? 1 : 0;
        std::memset(to, ' ', most_indent);
        return to + 2 * (depth_ - 1);
    }
    // Behind a key, its space; returns the end of what it wrote to `to`.
    char* start_value(char* to) const {
        *to = ' ';
        return to + (place_ == Place::after_key ? 1 : 0);
    }
    void plain(std::string_view value);

    static constexpr std::size_t most_indent = 32;  // spaces; no record is so deep

    Appender out_;
    std::size_t depth_ = 0;  // of maps; the keys of the outermost have no indentation
    Place place_ = Place::line_start;
};

}  // namespace zhenggai
