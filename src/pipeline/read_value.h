// Reads one value by itself, without a document around it.
//
//     Arena arena;
//     Reading reading = read_value(ValueKind::deadline, "2022年6月底前", words, issued, arena);
#pragma once

#include <optional>
#include <string_view>

#include "base/arena.h"
#include "grammar/value_words.h"
#include "record/reading.h"
#include "value/date.h"

namespace zhenggai {

enum class ValueKind { deadline, units, number };

// What the readers of value/ find; their faults become the reading's diagnostics. A reading without a
// value has at least one.
Reading read_value(ValueKind kind, std::string_view text, const ValueWords& words,
                   const std::optional<Date>& issued, Arena& arena);

}  // namespace zhenggai
