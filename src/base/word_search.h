// Where any of some words stands first in a text, told in one reading of it.
//
//     const std::vector<std::string_view> words{"合计", "共"};
//     const WordSearch search(words);
//     search.find("清单共47个问题");     // 6, where 共 begins; npos where none of them stands
//
// A look at each character tells nearly all that begin no word; the others are compared with the words that begin
// alike.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/character_slot.h"

namespace zhenggai {

class WordSearch {
  public:
    // Well-formed words, which must outlive this. An empty one stands at the start of every text.
    explicit WordSearch(std::span<const std::string_view> words);

    // Bytes before the first word of a well-formed text. Linear in the text times the number of words that begin
    // alike.
    std::size_t find(std::string_view text) const;

    bool any_in(std::string_view text) const { return find(text) != std::string_view::npos; }

  private:
    bool stands_at(std::string_view text, std::size_t slot) const;

    struct Word {
        std::string_view word = {};
        std::uint32_t next = 0;  // of its slot, see first_
    };
    std::vector<Word> words_;
    bool has_empty_ = false;
    std::array<std::uint32_t, character_slot_count> first_ =
        {};  // by slot: its place in words_, from 1; 0: none
};

}  // namespace zhenggai
