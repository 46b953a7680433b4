#include "grammar/character_ranges.h"

namespace zhenggai {

CharacterRanges ranges_of(std::vector<CharacterRange> ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](CharacterRange a, CharacterRange b) { return a.first < b.first; });
    CharacterRanges set;
    for (const CharacterRange range : ranges) {
        if (range.last < range.first) continue;
        if (!set.empty() && range.first <= set.back().last + 1)
            set.back().last = std::max(set.back().last, range.last);
        else
            set.push_back(range);
    }
    return set;
}

CharacterRanges every_character() { return {{0, highest_code_point}}; }

CharacterRanges united(const CharacterRanges& a, const CharacterRanges& b) {
    std::vector<CharacterRange> ranges = a;
    ranges.insert(ranges.end(), b.begin(), b.end());
    return ranges_of(std::move(ranges));
}

CharacterRanges complement(const CharacterRanges& set) {
    CharacterRanges others;
    char32_t next = 0;  // the first code point behind the ranges read so far
    for (const CharacterRange range : set) {
        if (range.first > next) others.push_back({next, range.first - 1});
        next = range.last + 1;
    }
    if (next <= highest_code_point) others.push_back({next, highest_code_point});
    return others;
}

}  // namespace zhenggai
