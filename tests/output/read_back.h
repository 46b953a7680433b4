// Does an independent reader (yaml-cpp) find the records again in what we wrote?
//
//     CHECK(yaml_difference(output, records) == "");
//
// Compared are every key with its place in the order, every value, and the type of every value: a
// text must come back as a string whatever it looks like. On a difference the result names its path,
// what was written and what was read: "problems[3].deadline.by: wrote "2022-06-30", read …".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/provenance.h"
#include "record/record.h"

namespace zhenggai {

// `stream` is the whole output of one run in the format yaml, jsonl or json; with `provenance`, all records
// were written with it.
std::string yaml_difference(std::string_view stream, const std::vector<Record>& records,
                            const Provenance* provenance = nullptr);
std::string jsonl_difference(std::string_view stream, const std::vector<Record>& records,
                             const Provenance* provenance = nullptr);
std::string json_difference(std::string_view stream, const std::vector<Record>& records,
                            const Provenance* provenance = nullptr);

}  // namespace zhenggai
