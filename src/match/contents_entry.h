// An entry of a page of contents: a title, dots that lead to the margin, a page number.
//
//     has_page_number("第一章　总体要求 ………… 5");     // true
//     without_page_number("第一章　总体要求 ………… 5");  // "第一章　总体要求"
#pragma once

#include <string_view>

namespace zhenggai {

// The text before the dots; all of it where it does not end with three dots or more and a number. An ellipsis
// counts as three. Reads the end of the text only.
std::string_view without_page_number(std::string_view text);

inline bool has_page_number(std::string_view text) { return without_page_number(text).size() < text.size(); }

}  // namespace zhenggai
