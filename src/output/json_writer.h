// A sink of walk_record that appends a record as one JSON value (RFC 8259).
//
//     {
//         JsonWriter writer(buffer, JsonLayout::one_line);
//         walk_record(record, writer);
//     }                                                      // the buffer has the record now
//
// Characters stand as UTF-8, unescaped where JSON and YAML readers agree on them (quoted_text.h).
// No line end is put behind the value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "output/appender.h"
#include "record/record.h"

namespace zhenggai {

enum class JsonLayout {
    one_line,  // no white space at all
    indented,  // an entry a line, two spaces a level
};

// The calls must nest as record_walk.h says.
class JsonWriter {
  public:
    // `depth` counts the levels that the value is already inside of, for its indentation.
    JsonWriter(std::string& buffer, JsonLayout layout, std::size_t depth = 0)
        : out_(buffer), layout_(layout), depth_(depth) {}

    void begin_map() { open('{'); }
    void end_map() { close('}'); }
    void begin_list() { open('['); }
    void end_list() { close(']'); }

    void key(std::string_view name);
    void item() { start_entry(); }

    void text(std::string_view value);
    void date(const Date& value) { text(iso_date(value)); }
    void word(std::string_view value) { text(value); }
    void number(std::int64_t value);
    void truth() { out_.append("true"); }
    void spans(const std::vector<Span>& spans);  // on one line in either layout

  private:
    void open(char bracket);
    void close(char bracket);
    void start_entry();
    void start_line();

    Appender out_;
    JsonLayout layout_;
    std::size_t depth_;
    bool empty_ = true;  // nothing stands yet in the innermost open map or list
};

}  // namespace zhenggai
