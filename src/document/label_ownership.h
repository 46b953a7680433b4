// Which blocks are labels, and which items they belong to, found before the list is read.
//
// A problem may carry no label of its own (一、某某问题。): it is known by the labels that follow
// before the next number of its kind. Labels belong to the marker or problem start right before
// them; where that is the last item of a list inside a statement （1）…（2）…, to the item that the
// list stands in.
//
//     const LabelOwnership ownership = find_label_ownership(blocks);
//     ownership.starts_problem(i);            // block i may start a problem
#pragma once

#include <bitset>
#include <cstddef>
#include <span>
#include <vector>

#include "match/block.h"

namespace zhenggai {

struct LabelOwnership {
    // Of each block: the keys of the labels that it owns.
    std::vector<std::bitset<field_key_count>> owned = {};
    // Of each block: true where it is a label here. A marked label beside or above the item that it would
    // belong to is a heading (二、整改要求); 问题描述：below an item is a label with more of its text.
    std::vector<bool> is_label = {};
    // Of each block: true where it is an item of the list that makes up a label's value (整改目标：, then
    // （1）…（2）…).
    std::vector<bool> in_value = {};
    // Of each block: the index of the next label that opens measures, at or after it; or the count.
    std::vector<std::size_t> next_measures = {};
    // Of each block: the index of the next problem start or annex, after it; or the count.
    std::vector<std::size_t> next_boundary = {};
    // Of each block with a marker: the index of the next undoubted marker of its style; or the count.
    std::vector<std::size_t> next_of_style = {};

    // True where the labels owned by the block are those of a problem: a goal alone also stands in
    // the front matter.
    bool starts_problem(std::size_t block) const;
};

// True where labels without a colon count: at least two different ones stand at least twice each, as
// headings of a list that repeats (（一）整改目标 … （二）责任单位 …) do.
bool labels_without_colon_count(std::span<const Block> blocks);

// One pass in each direction; linear in the number of blocks.
LabelOwnership find_label_ownership(std::span<const Block> blocks);

}  // namespace zhenggai
