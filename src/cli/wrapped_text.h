// A paragraph in lines that fit a terminal, in English or Chinese.
//
//     wrapped_text("处理：", "查看两个编号之间的原文。", 20);
//
//     处理：查看两个编号之
//           间的原文。
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zhenggai {

// The lead and the text, in lines of at most `columns` (display width) where their words allow it, each with
// its line feed; the lines after the first are indented by the width of the lead. Lines end at spaces and
// beside Han characters, never before a closing mark or behind an opening one.
std::string wrapped_text(std::string_view lead, std::string_view text, std::size_t columns);

}  // namespace zhenggai
