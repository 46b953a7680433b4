// The characters that a match may have at its first places.
//
//     PatternStart start = start_of(*read_pattern("第[一二三]+(?:章|节)"));
//     start.at[0];         // {第}
//     start.at[2];         // {一, 二, 三, 章, 节}
//
// Many patterns that begin alike part at the second or third character.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>

#include "grammar/pattern_tree.h"

namespace zhenggai {

struct PatternStart {
    static constexpr std::size_t places = 3;

    std::array<CharacterRanges, places> at = {};  // of the pattern or of what it is a part of, by the place
    std::bitset<places> lengths = {1};            // by how many characters: whether it may be so short
};

// Of a whole pattern: whatever may stand behind a match is in the sets, too.
PatternStart start_of(const PatternNode& tree);

}  // namespace zhenggai
