#include "document/box_extent.h"

#include <map>

#include "document/chapter_marker.h"

namespace zhenggai {

namespace {

bool has_sentence(const Block& block) { return block.text.find("。") != std::string_view::npos; }

// A marked paragraph below a box's title. `before`: the item of its style before it inside the box.
bool stays_in_box(const Block& block, const Block* before, bool lists_inside, const OutlineBuilder& outline) {
    const Marker& marker = *block.marker;
    const auto open = outline.open_number(marker.rule);
    const bool next_outside = open && marker.number == *open + 1;
    const bool next_inside = before != nullptr && marker.number == before->marker->number + 1;
    if (next_inside && next_outside) return has_sentence(block) == has_sentence(*before);
    if (next_inside) return true;
    return !next_outside && marker.number == 1 && lists_inside;
}

}  // namespace

std::size_t end_of_box(std::span<const Block> blocks, std::size_t box, std::span<const FrontLine> lines,
                       const OutlineBuilder& outline, const Grammar& grammar) {
    std::size_t i = box + 1;
    std::map<std::size_t, const Block*> own;  // of the lists inside the box: the last item, by style
    bool leads = true;                        // what stands above may lead to a list
    for (; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        const bool inner = block.kind == BlockKind::prose || block.kind == BlockKind::label ||
                           block.kind == BlockKind::table_row;
        if (lines[i] != FrontLine::none || !inner) break;
        if (block.continues) continue;
        if (!block.marker || block.marker->doubtful) {
            leads = leads && !has_sentence(block);
            continue;
        }
        if (is_chapter_marker(*block.marker, grammar)) break;
        const auto last = own.find(block.marker->rule);
        const Block* before = last == own.end() ? nullptr : last->second;
        if (!stays_in_box(block, before, leads || !own.empty(), outline)) break;
        own[block.marker->rule] = &block;
    }
    return i;
}

}  // namespace zhenggai
