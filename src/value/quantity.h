// Numbers with their units, exactly.
//
//     read_quantity("18万吨/日", words);        // value "180000", unit "吨/日"
//     read_quantity("三分之一", words);          // numerator "1", denominator "3"
//     read_quantity("百分之七十", words);        // value "70", unit "%"
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "grammar/value_words.h"

namespace zhenggai {

// Decimals are digits with a point, never floating point. A fraction has numerator and denominator
// instead of a value.
struct Quantity {
    std::optional<std::string> value = {};
    std::optional<std::string> numerator = {};
    std::optional<std::string> denominator = {};
    std::optional<std::string> unit = {};  // what follows the number, as written; "%" for every percentage
};

// The whole text as one number and its unit: Arabic, full-width or Chinese digits, mixed with 万 and the
// like (7万5千, 1.2万), decimals (三点五), 第 before an ordinal, 百分之, 分之, 成. None where the text does
// not begin with a number, or the number has more than 18 digits.
std::optional<Quantity> read_quantity(std::string_view text, const ValueWords& words);

}  // namespace zhenggai
