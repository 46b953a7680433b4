// The page of contents at a document's front, whose headings come again in the text.
//
//     // 目录
//     // 第一章　总体要求 ………… 1
//     contents_blocks(blocks, matcher);     // {3, 4, …}: the indices of its blocks
//
// A run of short paragraphs without a stop, no rows of a table, each of which ends with dots and a page
// number, or comes again further down. It ends where its first entry, or an outermost chapter of it, comes
// again: there the text begins. It is taken for contents where two of its entries have page numbers; where it
// stands below 目录 and two come again; or where it has two chapters and three entries, and all of them come
// again right behind it. Coming again means in the same order, before the title of another document. A list
// that is none of these stays: items may repeat.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "match/block.h"
#include "match/matcher.h"

namespace zhenggai {

// Indices of blocks, ascending; empty where there are no contents. Linear in the text of the blocks.
std::vector<std::size_t> contents_blocks(std::span<const Block> blocks, const Matcher& matcher);

}  // namespace zhenggai
