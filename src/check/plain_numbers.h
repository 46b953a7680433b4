// Whether the numbers of a document are in order, told in one reading.
//
//     if (are_plain(tree.ordinals)) return {};     // no fault to look for
//
// Most documents are: their lists count from 1 by one, and of each kind either all begin anew or all run on
// from one to the next. Where that is so, nothing has to be weighed (check/ordinal_series.h), and there is no
// fault of any kind (check/ordinal_faults.h).
#pragma once

#include <span>

#include "document/document_tree.h"

namespace zhenggai {

// True only where find_ordinal_faults finds nothing; false where that must be looked into. Linear.
bool are_plain(std::span<const OrdinalNode> ordinals);

}  // namespace zhenggai
