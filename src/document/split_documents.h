// Where a source holds several documents, one pasted behind the other.
//
//     std::vector<std::size_t> starts = document_starts(blocks, matcher);    // {0, 57}
//
// A new document begins with a title where all of these hold: a body stands above it; the title
// begins like a document's (with a place, or 关于) and is of the same kind as one of the document above
// (…情况 and …情况) or of another place (青石县 and 云岭市); it is no annex: no 附件 stands right above it,
// and no 附件：… of the document above has announced it; and the numbering begins anew below it. A notice
// with the text that it issues and a plan with its task list stay one document: their titles are of different
// kinds and of one place. A title of another kind and of the same place begins a document only where no annex
// has such a title (…关于…的报告, …规划), and the numbering, a signature above it or front matter below it
// shows two whole texts. A line of any words above 本报讯 … is the headline of another text.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "match/block.h"
#include "match/matcher.h"

namespace zhenggai {

// Indices of the blocks that the documents begin with, ascending; the first is 0. Empty for no blocks.
std::vector<std::size_t> document_starts(std::span<const Block> blocks, const Matcher& matcher);

}  // namespace zhenggai
