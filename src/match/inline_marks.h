// The marks between things that stand in one paragraph: labels behind each other, in parentheses, lists.
//
//     closes_at_end("甲局（时限：6月底前）。", 9);            // true: one label's parenthesis ends the text
//     without_separators("县水利局；", false);              // "县水利局"
//     behind_stop("清理河道。2.补种", 0);                  // 15
#pragma once

#include <cstddef>
#include <string_view>

namespace zhenggai {

// Byte offset behind the first 。 ； or ; at or after `from`; the size without one.
std::size_t behind_stop(std::string_view text, std::size_t from);

// The parenthesis that is open at byte `inside` is the one that closes at the end of the text, a final 。
// aside: not in 甲（联系人：乙）、丙（…）. Linear.
bool closes_at_end(std::string_view text, std::size_t inside);

// A text that closes_at_end holds for, without that parenthesis and what follows it.
std::string_view without_last_parenthesis(std::string_view text);

// The text without white space around it and without one ；or ， of either width at its end; with
// `open_parenthesis` also without an opening one there.
std::string_view without_separators(std::string_view text, bool open_parenthesis);

}  // namespace zhenggai
