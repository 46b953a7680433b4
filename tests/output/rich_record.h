// Records made by hand for the tests of output/.
#pragma once

#include <string_view>
#include <vector>

#include "record/record.h"

namespace zhenggai {

// Texts that break careless writers. All valid UTF-8, none empty; they live for ever.
const std::vector<std::string_view>& hostile_texts();

// Every key of the contract that a Record can hold has a value, and each hostile text stands in
// several places.
Record rich_record();

// Only what every record has; texts that are absent, lists that are empty.
Record bare_record();

}  // namespace zhenggai
