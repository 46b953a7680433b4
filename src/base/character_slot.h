// A place in a small table for the character that a text begins with.
//
//     table[character_slot("共47个问题")];      // where 共 has its place, and few other characters
//
// Of the usual three-byte characters the last ten bits count, in which characters that stand near each other
// differ.
#pragma once

#include <cstddef>
#include <string_view>

namespace zhenggai {

constexpr std::size_t character_slot_count = 1024;

// The well-formed text must not be empty.
inline std::size_t character_slot(std::string_view text) {
    const auto last_bits_of = [text](std::size_t before) {
        return (static_cast<unsigned char>(text[before]) & 0xFU) << 6U |
               (static_cast<unsigned char>(text[before + 1]) & 0x3FU);
    };
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return lead;
    return last_bits_of(lead < 0xE0 ? 0 : 1);
}

}  // namespace zhenggai
