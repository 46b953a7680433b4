// How many of what is counted are done, as a document states it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "value/date.h"

namespace zhenggai {

// A statement of how many are done: 37个问题，已完成整改22个.
struct ProgressFact {
    std::optional<Date> as_of = {};                // 截至
    std::optional<std::string_view> subject = {};  // what is counted: 问题
    std::optional<std::int64_t> total = {};
    std::optional<std::int64_t> done = {};
    std::optional<std::int64_t> basically_done = {};
    std::optional<std::int64_t> on_schedule = {};
    std::optional<std::int64_t> in_progress = {};
    std::optional<std::int64_t> closed = {};
    std::optional<std::int64_t> planned = {};
    std::optional<int> planned_year = {};
    std::optional<std::string_view> rate = {};  // as written: 59%
    std::string_view text = {};                 // the words that state it
    std::size_t line = 1;                       // of the paragraph, 1-based; set by the record
};

}  // namespace zhenggai
