// A code point as UTF-8.
//
//     encoded(U'第');     // "第"
#pragma once

#include <string>

namespace zhenggai {

inline std::string encoded(char32_t c) {
    const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
    const auto rest = [&](unsigned shift) { return byte(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x80) return {byte(c)};
    if (c < 0x800) return {byte(0xC0U | (c >> 6U)), rest(0)};
    if (c < 0x10000) return {byte(0xE0U | (c >> 12U)), rest(6), rest(0)};
    return {byte(0xF0U | (c >> 18U)), rest(12), rest(6), rest(0)};
}

}  // namespace zhenggai
