// The next date inside running words.
//
//     const auto found = find_date("治理2022年6月底前完成", 0, words, {});
//     found->begin;         // 6, the byte where 2022 begins
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "value/date_expression.h"

namespace zhenggai {

struct FoundDate {
    std::size_t begin = 0;
    DateExpression date = {};
};

// The first date that begins at or after byte `from`. Looks for 年, 月, 季度, 半年, 五 (of a plan period)
// and reads from the number before them: dates in digits alone (2022.6) are not found.
std::optional<FoundDate> find_date(std::string_view text, std::size_t from, const ValueWords& words,
                                   const DateContext& context);

// False where find_date finds nothing anywhere in the text, told from its characters alone.
bool may_hold_date(std::string_view text);

}  // namespace zhenggai
