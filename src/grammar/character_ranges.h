// A set of code points, kept as ranges.
//
//     CharacterRanges digits = ranges_of({{U'0', U'9'}, {U'０', U'９'}});
//     contains(digits, U'5');                     // true
//     contains(complement(digits), U'5');         // false
#pragma once

#include <algorithm>
#include <vector>

namespace zhenggai {

inline constexpr char32_t highest_code_point = 0x10FFFF;

// The code points from `first` to `last`, both included.
struct CharacterRange {
    char32_t first = 0;
    char32_t last = 0;

    bool operator==(const CharacterRange&) const = default;
};

// Ascending, with a gap between each range and the next one.
using CharacterRanges = std::vector<CharacterRange>;

// The set of all code points in the ranges, which may be in any order and overlap.
CharacterRanges ranges_of(std::vector<CharacterRange> ranges);

CharacterRanges every_character();
CharacterRanges united(const CharacterRanges& a, const CharacterRanges& b);
CharacterRanges complement(const CharacterRanges& set);

// Logarithmic in the ranges.
inline bool contains(const CharacterRanges& set, char32_t c) {
    const auto behind = std::upper_bound(
        set.begin(), set.end(), c, [](char32_t value, CharacterRange range) { return value < range.first; });
    return behind != set.begin() && c <= (behind - 1)->last;
}

}  // namespace zhenggai
