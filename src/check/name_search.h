// Whether a text holds any of some names, told in one reading of it.
//
//     const NameSearch search(names);             // 反馈问题, 整改时限
//     search.any_in("整改时限为2021年12月底前的");     // true
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace zhenggai {

// A place in a small table for the character that a text begins with, which must not be empty: few characters
// share one.
constexpr std::size_t first_slot_count = 1024;
inline std::size_t last_bits_of(char before, char last) {
    return (static_cast<unsigned char>(before) & 0xFU) << 6U | (static_cast<unsigned char>(last) & 0x3FU);
}
inline std::size_t first_slot_of(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return lead;
    return lead < 0xE0 ? last_bits_of(text[0], text[1]) : last_bits_of(text[1], text[2]);
}

class NameSearch {
  public:
    // Well-formed names, none of them empty; they must outlive this.
    explicit NameSearch(std::span<const std::string_view> names);

    // Linear in the text times the number of names that begin alike.
    bool any_in(std::string_view text) const;

  private:
    bool stands_at(std::string_view text, std::size_t slot) const;

    struct Name {
        std::string_view name = {};
        std::uint32_t next = 0;  // of its slot, see first_
    };
    std::vector<Name> names_;
    std::array<std::uint32_t, first_slot_count> first_ = {};  // by slot: its place in names_, from 1; 0: none
};

}  // namespace zhenggai
