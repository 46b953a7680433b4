// Whether a text holds any of some names, told in one reading of it.
//
//     const NameSearch names({"反馈问题", "整改时限"});
//     names.any_in("整改时限为2021年12月底前的");     // true
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zhenggai {

// A place in a small table for the character that a text begins with, which must not be empty: few characters
// share one.
constexpr std::size_t first_slot_count = 1024;
inline std::size_t first_slot_of(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80) return byte(0);
    const std::size_t begin = byte(0) < 0xE0 ? 0 : 1;  // the last bytes tell most
    return (byte(begin) & 0xFU) << 6U | (byte(begin + 1) & 0x3FU);
}

class NameSearch {
  public:
    // Well-formed names, none of them empty; they must outlive this.
    explicit NameSearch(std::vector<std::string_view> names);

    // Linear in the text times the number of names that begin alike.
    bool any_in(std::string_view text) const;

  private:
    std::vector<std::string_view> names_;                      // those of a slot side by side
    std::array<std::uint32_t, first_slot_count> begins_ = {};  // by slot: from 1; 0: none
};

}  // namespace zhenggai
