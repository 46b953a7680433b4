// How a line ends: whether the sentence that it carries may go on behind it.
//
//     line_ending("……完成整改。");      // closed
//     line_ending("……市水利局、");      // connecting
//     line_ending("……设区市深海排");    // open
#pragma once

#include <cstdint>
#include <string_view>

namespace zhenggai {

enum class LineEnding : std::uint8_t {
    closed,  // by 。！？；：… of any width, with the quotes and brackets that close behind them; by a
             // parenthesis behind 。, or one that is the whole line
    connecting,  // by a comma, 、, a dash or an open bracket or quote, by ；： inside a parenthesis: the
                 // sentence cannot end here
    open,        // by anything else
};

// The line must not be empty. Looks at its end, and over all of it only for an open bracket or quote, where the
// end alone does not tell.
LineEnding line_ending(std::string_view line);

}  // namespace zhenggai
