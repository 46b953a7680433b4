// Compares what a document says of its problems before they begin with what they say of themselves.
//
//     Diagnostics found = check_statuses(document);
//     // warning status-contradiction, line 31, column 16: this measure states 仍未完成, line 4, column 12
//     says of its
//     // problem: 目前已基本完成整改
#pragma once

#include "base/diagnostic.h"
#include "check/check_input.h"

namespace zhenggai {

// `status-contradiction`, at the status of a problem or measure, where the text above the first problem
// states another one of that problem, by its number or because of the day it is due (value/status_claim.h):
// said to be done, or basically done, and not done yet; or the other way round. It is a note where only a
// part is spoken of, and where completed stands against basically completed. A measure can only contradict
// what is said to be done, by the number of its problem or by its own day. Also at a count of problems above
// the first one (24个问题，已完成整改5个) where that is of all problems of the document, each states its
// status, and another number of them states that one; and where all are said to be done, at every problem
// that states that it is not. Linear.
Diagnostics check_statuses(const CheckInput& document);

}  // namespace zhenggai
