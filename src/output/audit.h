// What the checks found in one document, as `zhenggai check --format json` writes it.
//
//     RecordStream stream(Format::json, buffer);
//     stream.begin();
//     stream.separate();
//     buffer += audit_json(record);
//     stream.end();
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"
#include "base/span.h"
#include "record/record.h"

namespace zhenggai {

// A stretch of the document that no rule claims.
struct UnclaimedPlace {
    Position position = {};      // where it begins
    Span span = {};              // bytes of the decoded text after any byte order mark
    std::string_view text = {};  // all of it, line ends as they are
};

// One object, laid out as an entry of the array of Format::json, with these keys, in the record's form and
// under its rules: source, index, family, coverage, grade, grade_reasons, diagnostics. With `places` a list
// `unclaimed` follows: line, column, spans (a list of the one pair), text.
std::string audit_json(const Record& record, const std::vector<UnclaimedPlace>* places = nullptr);

}  // namespace zhenggai
