// The page of contents at a document's front, whose headings come again in the text.
//
//     // 目录
//     // 第一章　总体要求 ………… 1
//     contents_blocks(blocks, matcher);     // {3, 4, …}: the indices of its blocks
//
// A run of short paragraphs without a stop, each of which ends with dots and a page number, or comes again
// further down. It is taken for contents where two of its entries have page numbers; where it stands below
// 目录 and two come again; or where it has two chapters and three come again. A list that is none of these
// stays: items may repeat.
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
