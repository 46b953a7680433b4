// Whole numbers as plan documents write them.
//
//     parse_integer("二十四");   // 24
//     parse_integer("１０５");   // 105
//     parse_integer("③");        // 3
//     parse_integer("若干");     // none
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace zhenggai {

// The whole text as one number from 0 to 999,999,999,999,999: ASCII or full-width digits, Chinese
// numerals (〇零一二两…九十廿卅百千万亿 and the formal 壹贰叁…), positional Chinese digits
// (二〇二二), or one enclosed numeral (① ⑴ ⒈ ㈠). None where it is anything else.
std::optional<std::int64_t> parse_integer(std::string_view text);

// True where the text begins with a digit or a numeral that may be a part of such a number.
bool begins_as_number(std::string_view text);

}  // namespace zhenggai
