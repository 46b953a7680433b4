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

// False where the last byte tells that the text ends with no digit or closing parenthesis of either width.
inline bool may_end_with_page(std::string_view text) {
    if (text.empty()) return false;
    const auto last = static_cast<unsigned char>(text.back());
    const bool digit = (last >= '0' && last <= '9') || (last >= 0x90 && last <= 0x99);  // EF BC 90: ０
    return digit || last == ')' || last == 0x89;                                        // EF BC 89: ）
}

inline bool has_page_number(std::string_view text) {
    return may_end_with_page(text) && without_page_number(text).size() < text.size();
}

}  // namespace zhenggai
