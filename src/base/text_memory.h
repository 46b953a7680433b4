// What was found out about short texts that come again and again: the units of plans, their deadlines.
//
//     TextMemory<int> memory;
//     memory.keep("市水利局").facts = 3;
//     memory.find("市水利局")->facts;      // 3; null for a text that was not kept
//
// Every text has one of a fixed number of places, and drives out the one that had it before: neither memory nor
// the time of a look grows with the number of texts, and what is no longer known is to be found out again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/arena.h"

namespace zhenggai {

template <class Facts>
class TextMemory {
  public:
    struct Known {
        std::string_view text = {};  // the memory's own copy
        Facts facts = {};
    };

    // Bytes; longer texts hardly come again. They are neither found nor to be kept.
    static constexpr std::size_t longest = 256;

    // What is given back is valid until the next call of keep().
    const Known* find(std::string_view text) const {
        if (numbers_.empty() || text.size() > longest) return nullptr;
        const std::uint16_t number = numbers_[place_of(text)];
        return number != 0 && known_[number - 1U].text == text ? &known_[number - 1U] : nullptr;
    }

    // With facts that are to be filled in.
    Known& keep(std::string_view text) {
        if (kept_bytes_ + text.size() > most_bytes) *this = {};
        kept_bytes_ += text.size();
        numbers_.resize(std::size_t{1} << place_bits);
        std::uint16_t& number = numbers_[place_of(text)];
        if (number == 0) {
            known_.emplace_back();
            number = static_cast<std::uint16_t>(known_.size());
        }
        return known_[number - 1U] = {texts_.keep(text), {}};
    }

  private:
    static constexpr unsigned place_bits = 11;
    static constexpr std::size_t most_bytes = 1'000'000;  // of texts, those that were driven out among them

    // Every byte counts: texts of one kind are alike in front and behind.
    static std::size_t place_of(std::string_view text) {
        constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;  // odd, its bits well mixed
        constexpr std::size_t word_bytes = sizeof(std::uint64_t);
        std::uint64_t mixed = text.size();
        const auto mix = [&mixed](const char* bytes, std::size_t count) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes, count);
            mixed = (mixed ^ word) * factor;
            mixed ^= mixed >> 32U;
        };
        if (text.size() < word_bytes) {
            mix(text.data(), text.size());
        } else {
            for (std::size_t at = 0; at + word_bytes < text.size(); at += word_bytes)
                mix(text.data() + at, word_bytes);
            mix(text.data() + text.size() - word_bytes, word_bytes);
        }
        return static_cast<std::size_t>(mixed * factor >> (64U - place_bits));
    }

    std::vector<std::uint16_t> numbers_ = {};  // of known_, from 1; 0: a free place
    std::vector<Known> known_ = {};
    Arena texts_ = {};
    std::size_t kept_bytes_ = 0;
};

}  // namespace zhenggai
