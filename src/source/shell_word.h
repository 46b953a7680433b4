// A file name as a person can paste it into a shell.
//
//     shell_word("plans/a.txt")     // plans/a.txt
//     shell_word("某市 方案.pdf")     // '某市 方案.pdf'
//     shell_word("-x.doc")          // ./-x.doc
#pragma once

#include <string>
#include <string_view>

namespace zhenggai {

// One word of a POSIX shell that stands for exactly this file name, as an argument that no command
// takes for an option. Quoted only where it must be.
std::string shell_word(std::string_view file_name);

}  // namespace zhenggai
