// Records made by hand for the tests of output/.
#pragma once

#include <deque>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "record/record.h"

namespace zhenggai {

// Texts that break careless writers. All valid UTF-8, none empty; they live for ever.
const std::vector<std::string_view>& hostile_texts();

// Every key of the contract that a Record can hold has a value, and each hostile text stands in
// several places.
Record rich_record();

// The list of a record, which lives for ever as well.
template <class Value>
std::span<const Value> for_ever(std::vector<Value> values) {
    static std::deque<std::vector<Value>> lists;
    return lists.emplace_back(std::move(values));
}

// Only what every record has; texts that are absent, lists that are empty.
Record bare_record();

}  // namespace zhenggai
