// Words that a label should stand before: nothing but units, or nothing but a time.
//
//     find_bare_value("市水利局、林业局。", words);                     // BareValue::units
//     find_bare_value("2022年6月底前，并长期坚持（已完成）", words);      // BareValue::deadline
//     find_bare_value("2022年6月底前，完成主体工程。", words);            // none: it says what is to be done
//
// Pure, and linear in the text.
#pragma once

#include <optional>
#include <string_view>

#include "grammar/value_words.h"

namespace zhenggai {

enum class BareValue { units, deadline };

// Units: every item of the list ends as names of units do, and one of them stands behind a place or a level
// of government, is a bureau that the word lists know, or was completed. Deadline: dates with 前, 底 or 内,
// terms and words like 长期坚持, and parentheses behind them. None for other texts, and for those of more
// than 200 characters.
std::optional<BareValue> find_bare_value(std::string_view text, const ValueWords& words);

}  // namespace zhenggai
