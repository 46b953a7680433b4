#include "match/first_characters.h"

#include <algorithm>

namespace zhenggai {

FirstCharacters::FirstCharacters(std::span<const CharacterRanges> sets) {
    std::vector<char32_t> borders{0};
    for (const CharacterRanges& set : sets)
        for (const CharacterRange range : set) {
            borders.push_back(range.first);
            borders.push_back(range.last + 1);
        }
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
    std::vector<std::size_t> next(
        sets.size());  // in each set, the first range that does not end before the border
    for (const char32_t first : borders) {
        const auto begin = static_cast<std::uint32_t>(lists_.size());
        for (std::size_t i = 0; i < sets.size(); ++i) {
            const CharacterRanges& set = sets[i];
            while (next[i] < set.size() && set[next[i]].last < first) ++next[i];
            if (next[i] < set.size() && set[next[i]].first <= first)
                lists_.push_back(static_cast<std::uint16_t>(i));
        }
        stretches_.push_back({first, begin, static_cast<std::uint32_t>(lists_.size())});
    }
    std::uint16_t stretch = 0;
    for (std::size_t page = 0; page <= page_count; ++page) {
        while (stretch + 1U < stretches_.size() && stretches_[stretch + 1U].first <= page * page_size)
            ++stretch;
        pages_[page] = stretch;
    }
}

std::span<const std::uint16_t> FirstCharacters::of(char32_t c) const {
    const std::size_t page = std::min(static_cast<std::size_t>(c) / page_size, page_count);
    const auto from = stretches_.begin() + pages_[page] + 1;
    const auto to = page == page_count ? stretches_.end() : stretches_.begin() + pages_[page + 1] + 1;
    const auto behind = std::upper_bound(
        from, to, c, [](char32_t value, const Stretch& stretch) { return value < stretch.first; });
    const Stretch& stretch = *(behind - 1);
    return std::span(lists_).subspan(stretch.begin, stretch.end - stretch.begin);
}

}  // namespace zhenggai
