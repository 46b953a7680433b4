// Blocks into a document tree: the place where context decides what a block is.
//
//     std::vector<Block> blocks = matcher.match(text);
//     DocumentTree tree = build_tree(blocks, matcher);
//
// A problem lasts until the next problem, a heading of a style that stands above it, an annex, or a
// signature. Labels behind the last measure are the problem's where the document's other measures
// have none of their kind. Never fails: what fits nowhere is in tree.strays.
#pragma once

#include <span>

#include "document/document_tree.h"
#include "match/block.h"
#include "match/matcher.h"

namespace zhenggai {

DocumentTree build_tree(std::span<const Block> blocks, const Matcher& matcher);

}  // namespace zhenggai
