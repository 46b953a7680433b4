// Which bytes texts may end with, told by their last character.
//
//     last_bytes(ranges_of({{U'）', U'）'}, {U')', U')'}}));    // 0x89 and 0x29
#pragma once

#include <bitset>

#include "grammar/character_ranges.h"

namespace zhenggai {

// The last bytes of the characters of the set in UTF-8.
std::bitset<256> last_bytes(const CharacterRanges& set);

}  // namespace zhenggai
