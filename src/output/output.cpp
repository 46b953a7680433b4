#include "output/output.h"

#include "output/json_writer.h"
#include "output/record_walk.h"
#include "output/yaml_writer.h"

namespace zhenggai {

namespace {

template <class Value>
void append(const Value& record, Format format, std::string& buffer, const Provenance* provenance) {
    switch (format) {
        case Format::yaml: {
            buffer += "---\n";
            YamlWriter writer(buffer);
            walk_record(record, writer, provenance);
            return;
        }
        case Format::json: {
            constexpr int depth_in_array = 1;
            JsonWriter writer(buffer, JsonLayout::indented, depth_in_array);
            walk_record(record, writer, provenance);
            return;
        }
        case Format::jsonl: {
            {
                JsonWriter writer(buffer, JsonLayout::one_line);
                walk_record(record, writer, provenance);
            }
            buffer += '\n';
            return;
        }
    }
}

}  // namespace

void append_record(const Record& record, Format format, std::string& buffer, const Provenance* provenance) {
    append(record, format, buffer, provenance);
}
void append_record(const Reading& reading, Format format, std::string& buffer) {
    append(reading, format, buffer, nullptr);
}

std::string_view record_joint(Format format) { return format == Format::json ? ",\n  " : ""; }

void RecordStream::begin() {
    if (format_ == Format::json) buffer_ += '[';
}

void RecordStream::add(const Record& record, const Provenance* provenance) {
    separate();
    append_record(record, format_, buffer_, provenance);
}

void RecordStream::add(const Reading& reading) {
    separate();
    append_record(reading, format_, buffer_);
}

void RecordStream::separate() {
    if (!empty_) {
        buffer_ += record_joint(format_);
    } else if (format_ == Format::json) {
        buffer_ += "\n  ";
    }
    empty_ = false;
}

void RecordStream::end() {
    if (format_ == Format::json) buffer_ += empty_ ? "]\n" : "\n]\n";
}

}  // namespace zhenggai
