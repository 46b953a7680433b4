// Which of many patterns can match a text, told by the text's first character.
//
//     const FirstCharacters index(sets);          // of each pattern: what its matches begin with
//     for (const std::uint16_t i : index.of(U'第')) ...   // the patterns worth trying, in their order
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grammar/character_ranges.h"

namespace zhenggai {

class FirstCharacters {
  public:
    // Fewer than 65536 sets, and ranges of them.
    explicit FirstCharacters(std::span<const CharacterRanges> sets);

    // The indices of the sets that hold the character, ascending. One look for nearly all characters, and
    // logarithmic in the ranges of all sets at most.
    std::span<const std::uint16_t> of(char32_t c) const;

  private:
    // Characters from `first` up to the next stretch are in the same sets.
    struct Stretch {
        char32_t first = 0;
        std::uint32_t begin = 0;  // in lists_
        std::uint32_t end = 0;
    };
    static constexpr std::size_t page_size = 64;  // code points
    static constexpr std::size_t page_count = 0x10000 / page_size;

    std::vector<Stretch> stretches_;
    std::array<std::uint16_t, page_count + 1> pages_ =
        {};  // the stretch in which each page begins, up to U+FFFF
    std::vector<std::uint16_t> lists_;
};

}  // namespace zhenggai
