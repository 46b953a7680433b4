// How a line ends: whether the sentence that it carries may go on behind it.
//
//     line_ending("……完成整改。");      // closed
//     line_ending("……市水利局、");      // connecting
//     line_ending("……设区市深海排");    // open
#pragma once

#include <string_view>

namespace zhenggai {

enum class LineEnding {
    closed,  // by 。！？；：… of any width, with the quotes and brackets that close behind them; by a
             // parenthesis behind 。, or one that is the whole line
    connecting,  // by a comma, 、, a dash or an open bracket or quote, by ；： inside a parenthesis: the
                 // sentence cannot end here
    open,        // by anything else
};

// The line must not be empty. Looks back over the line for an open bracket or quote, no further.
LineEnding line_ending(std::string_view line);

}  // namespace zhenggai
