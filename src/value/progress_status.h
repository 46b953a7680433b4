// How things stand, at the start of what is said of the progress of one problem.
//
//     read_progress_status("已经完成，长期坚持", words)->state;       // completed
//     read_progress_status("基本完成。一是……", words)->state;          // basically_completed
//     read_progress_status("已完成污水管网建设。", words);              // none: a part only
#pragma once

#include <optional>
#include <string_view>

#include "grammar/value_words.h"
#include "value/deadline.h"

namespace zhenggai {

// The status that the first clause states, behind 目前 or 截至…, where the clause is short and says no more
// than that; `text` is that clause. Pure; looks at the start of the text only.
std::optional<Status> read_progress_status(std::string_view text, const ValueWords& words);

}  // namespace zhenggai
