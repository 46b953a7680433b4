// Blocks into a document tree: the place where context decides what a block is.
//
//     std::vector<Block> blocks = matcher.match(text);
//     DocumentTree tree = build_tree(blocks, matcher, lines);
//
// A problem lasts until the next problem, a heading of a style that stands above it, an annex, or a
// signature. Labels behind the last measure are the problem's where the document's other measures
// have none of their kind. Indicator tables are read from the lines of the source, since a paragraph has lost
// the places of its cells; what the blocks say of those lines is passed over. Never fails: what fits nowhere
// is in tree.strays.
#pragma once

#include <span>

#include "document/document_tree.h"
#include "match/block.h"
#include "match/matcher.h"
#include "text/text.h"

namespace zhenggai {

// `lines`: those that the blocks were made of, without furniture.
DocumentTree build_tree(std::span<const Block> blocks, const Matcher& matcher, std::span<const Line> lines);

}  // namespace zhenggai
