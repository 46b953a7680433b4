// The items of a box (专栏): its projects.
//
//     // 专栏 2 大气治理工程
//     // 锅炉整治：淘汰35台燃煤锅炉。
//     BoxReading box = read_box(blocks.subspan(i, end - i), matcher);
//     box.projects[0].name;      // "锅炉整治"
//     box.taken;                 // how many of the blocks are the box's
//
// A box has no end of its own. It lasts at most to the next chapter, heading that goes on outside, box or
// annex, which the caller knows; before that, where its items end. The first item shows what the box's items
// look like:
//
//   1. （1） ① ● 01  each item has such a marker, bullet or number; ①…。②…。 in one paragraph are two
//   名称：说明       a name of at most 40 characters without a stop, and a colon
//   名称。说明       a first sentence of at most Grammar::heading_limit characters, and more
//   名称            a line without any stop, and the text below it
//
// A title above a list of another form (（一）新材料 over 1.…, 2.…) is the name of a group. Where the first
// item of the list has no name, the group is the item and the list its text; else the items are the innermost
// ones and the group's title is reported. A marked title without a list, behind such a group, is an item.
//
// Where the title is on a line of its own below 专栏 1, a line without any stop, it is not an item.
// A box that begins otherwise has no items: its text is prose. A paragraph of another form goes on with the
// item above it where that has no stop at its end, is only a name, or has another item behind it, at most
// three paragraphs on; else body text begins there. Body text of the form 名称。说明 cannot be told from such
// items, nor from the text below a name that stands alone: such a box lasts as long as it can.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "document/document_tree.h"
#include "match/block.h"
#include "match/matcher.h"

namespace zhenggai {

struct BoxReading {
    std::vector<ProjectNode> projects = {};
    std::vector<ProseNode> prose = {};  // words that lead to the items, and sub-headings
    std::vector<Stray> strays = {};  // the first row of each table in it, rows are no items; titles of groups
    std::size_t taken = 1;
};

// The block is a row of a table: cells between tabs, or set apart by wide gaps.
bool is_table_row(const Block& block);

// `blocks`: the box's title and all that may be the box's. Linear.
BoxReading read_box(std::span<const Block> blocks, const Matcher& matcher);

}  // namespace zhenggai
