// Records as bytes, in the formats that `zhenggai extract --format` knows.
//
//     std::string buffer;
//     RecordStream stream(Format::yaml, buffer);
//     stream.begin();
//     for (const Record& record : records) {
//         stream.add(record);
//         flush(buffer);                 // may be taken away and emptied between any two calls
//     }
//     stream.end();
//
// Every format carries the same keys in the same order (`zhenggai schema` lists them) and the same
// values; the same record always gives the same bytes. Output is UTF-8 with "\n" line ends and ends
// with one.
#pragma once

#include <string>
#include <string_view>

#include "base/provenance.h"
#include "record/reading.h"
#include "record/record.h"

namespace zhenggai {

enum class Format {
    yaml,   // a stream of documents, "---" before each
    json,   // one array, indented, also for a single record
    jsonl,  // one record a line
};

// Appends the record as it stands in a stream of the format, but for what stands between records
// (RecordStream::separate puts that in). The record's texts must be valid UTF-8. Safe to call from
// several threads, each with its own buffer. With `provenance`, which must be that of the record's
// document, every object gets `spans`.
void append_record(const Record& record, Format format, std::string& buffer,
                   const Provenance* provenance = nullptr);

// The same for one value that was read by itself.
void append_record(const Reading& reading, Format format, std::string& buffer);

// What stands between two records of a stream.
std::string_view record_joint(Format format);

// Frames records into one output. No record at all is a valid output too: an empty array in JSON,
// no bytes in the other formats.
class RecordStream {
  public:
    // Appends to `buffer`, which must outlive the stream and may be emptied between calls.
    RecordStream(Format format, std::string& buffer) : format_(format), buffer_(buffer) {}

    // Each once, before the first record and after the last.
    void begin();
    void end();

    void add(const Record& record, const Provenance* provenance = nullptr);
    void add(const Reading& reading);

    // What stands before the next record, for a caller that brings to the output itself what append_record
    // wrote elsewhere in the same format: one record, or several with record_joint between them.
    void separate();

  private:
    Format format_;
    std::string& buffer_;
    bool empty_ = true;
};

}  // namespace zhenggai
