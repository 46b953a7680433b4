// Which list markers are those of parts and chapters, and never of an item: 第一部分, 第一章, 第一节.
#pragma once

#include <algorithm>
#include <cstddef>

#include "grammar/grammar.h"
#include "match/block.h"

namespace zhenggai {

// How many styles of markers the grammar has before its first one of sections (一、); none where it has none
// of sections.
inline std::size_t chapter_styles(const Grammar& grammar) {
    const auto section =
        std::find_if(grammar.markers.begin(), grammar.markers.end(),
                     [](const MarkerRule& rule) { return rule.heading == HeadingKey::section; });
    return section == grammar.markers.end() ? 0 : static_cast<std::size_t>(section - grammar.markers.begin());
}

// True for those styles: a box, a table or a list inside the text ends before such a marker, whatever its
// number.
inline bool is_chapter_marker(const Marker& marker, const Grammar& grammar) {
    return marker.rule < chapter_styles(grammar);
}

}  // namespace zhenggai
