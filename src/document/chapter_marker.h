// Which list markers are those of parts and chapters, and never of an item: 第一部分, 第一章, 第一节.
#pragma once

#include <algorithm>

#include "grammar/grammar.h"
#include "match/block.h"

namespace zhenggai {

// True for the styles that the grammar has before its first one of sections (一、): a box, a table or a
// list inside the text ends before such a marker, whatever its number.
inline bool is_chapter_marker(const Marker& marker, const Grammar& grammar) {
    const auto section =
        std::find_if(grammar.markers.begin(), grammar.markers.end(),
                     [](const MarkerRule& rule) { return rule.heading == HeadingKey::section; });
    return section != grammar.markers.end() &&
           marker.rule < static_cast<std::size_t>(section - grammar.markers.begin());
}

}  // namespace zhenggai
