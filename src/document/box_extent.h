// Where a box (专栏) must have ended, by what stands around it.
//
//     const std::size_t end = end_of_box(blocks, box, front.lines, outline, grammar);
//     read_box(blocks.subspan(box, end - box), matcher);        // document/box_reader.h: where it ends by
//     its
//                                                               // own items
#pragma once

#include <cstddef>
#include <span>

#include "document/front_matter.h"
#include "document/outline_builder.h"
#include "grammar/grammar.h"
#include "match/block.h"

namespace zhenggai {

// The index of the first block behind the box whose title is blocks[box]: the next box, annex or signature, a
// chapter, or a heading that goes on in the outline, where `outline` is as far as the title. A list inside
// the box may have the style of such headings: the next number of both is told by its form, a heading alone
// on its line or not. `lines`: of each block, whether it is of a title or signature. Linear.
std::size_t end_of_box(std::span<const Block> blocks, std::size_t box, std::span<const FrontLine> lines,
                       const OutlineBuilder& outline, const Grammar& grammar);

}  // namespace zhenggai
