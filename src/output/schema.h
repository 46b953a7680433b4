// The contract of the output as JSON Schema (2020-12).
//
//     std::fputs(std::string(record_schema()).c_str(), stdout);     // zhenggai schema
#pragma once

#include <string_view>

namespace zhenggai {

// The text of record.schema.json beside this file, which the build embeds. Valid for ever.
std::string_view record_schema();

}  // namespace zhenggai
