// The brackets of a text that stand in no other: （…） and 【…】 of either width, and 〔…〕.
//
//     outermost_brackets("清理（甲（乙））河道【丙】");    // （甲（乙））, 【丙】
#pragma once

#include <string_view>
#include <vector>

namespace zhenggai {

// Views of the text, brackets included, in order. A bracket that is never closed, or never opened, is text;
// one closes only with its own kind, ( with ） too. Linear.
std::vector<std::string_view> outermost_brackets(std::string_view text);

// What stands between the brackets.
std::string_view inside_brackets(std::string_view bracketed);

}  // namespace zhenggai
