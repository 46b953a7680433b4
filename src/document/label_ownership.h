// Which items the labels of a list belong to, found before the list is read.
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
    // Of each block: the index of the next label that opens measures, at or after it; or the count.
    std::vector<std::size_t> next_measures = {};
    // Of each block: the index of the next labelled problem or annex, after it; or the count.
    std::vector<std::size_t> next_boundary = {};

    // True where the labels owned by the block are those of a problem: a goal alone also stands in
    // the front matter.
    bool starts_problem(std::size_t block) const;
};

// One pass in each direction; linear in the number of blocks.
LabelOwnership find_label_ownership(std::span<const Block> blocks);

}  // namespace zhenggai
