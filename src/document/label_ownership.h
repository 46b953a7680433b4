// Which blocks are labels, and which items they belong to, found before the list is read.
//
// A problem may carry no label of its own (一、某某问题。): it is known by the labels that follow
// before the next number of its kind. Labels belong to the marker or problem start right before
// them; where that is the last item of a list inside a statement （1）…（2）…, to the item that the
// list stands in.
//
//     const std::vector<BlockLabels> labels = find_label_ownership(blocks);
//     labels[i].starts_problem();            // block i may start a problem
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <vector>

#include "match/block.h"

namespace zhenggai {

// What labels are to one block. The places are indices of blocks; the count of blocks where there is none.
struct BlockLabels {
    // The keys of the labels that it owns.
    std::bitset<field_key_count> owned = {};
    // True where it is a label here. A marked label beside or above the item that it would belong to is a
    // heading (二、整改要求); 问题描述：below an item is a label with more of its text.
    bool is_label = false;
    // True where it is an item of the list that makes up a label's value (整改目标：, then （1）…（2）…).
    bool in_value = false;
    // The next label that opens measures, at or after it.
    std::uint32_t next_measures = 0;
    // The next problem start or annex, after it.
    std::uint32_t next_boundary = 0;
    // Of a block with a marker: the next undoubted marker of its style.
    std::uint32_t next_of_style = 0;

    // True where the labels that it owns are those of a problem: a goal alone also stands in the front
    // matter.
    bool starts_problem() const;
};

// True where labels without a colon count: at least two different ones stand at least twice each, as
// headings of a list that repeats (（一）整改目标 … （二）责任单位 …) do.
bool labels_without_colon_count(std::span<const Block> blocks);

// What labels are to each block. Linear in the number of blocks.
std::vector<BlockLabels> find_label_ownership(std::span<const Block> blocks);

}  // namespace zhenggai
