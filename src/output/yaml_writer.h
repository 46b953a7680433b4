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
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "output/appender.h"
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

    void key(std::string_view name);
    void item();

    void text(std::string_view value);
    void date(const Date& value) { text(iso_date(value)); }
    void word(std::string_view value) { plain(value); }
    void number(std::int64_t value);
    void truth() { plain("true"); }
    void spans(const std::vector<Span>& spans);  // on one line: [[120, 168], [171, 190]]

  private:
    // Behind a key or dash nothing was written yet of its value.
    enum class Place { line_start, after_key, after_dash };

    void start_entry();
    void plain(std::string_view value);

    Appender out_;
    std::size_t depth_ = 0;  // of maps; the keys of the outermost have no indentation
    Place place_ = Place::line_start;
};

}  // namespace zhenggai
