// Whose are the labels behind a problem's last measure?
//
//     整改措施：1.… 2.…          责任单位 here may be that of measure 2,
//     责任单位：县水利局          or of the whole problem.
#pragma once

#include <vector>

#include "document/document_tree.h"

namespace zhenggai {

// Moves the last labels of a problem's last measure to the problem where all of these hold: the problem
// has no label of the key; no other measure of it has one; and, for a problem with a single measure,
// no measure in the document but a problem's last one has one.
void settle_trailing_labels(std::vector<ProblemNode>& problems);

}  // namespace zhenggai
