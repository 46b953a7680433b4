#include "source/utf16_order.h"

#include <cstddef>

namespace zhenggai {
namespace {

bool is_within(unsigned unit, unsigned low, unsigned high) { return low <= unit && unit <= high; }

// Units that make up nearly all of a Chinese document.
bool is_common(unsigned unit) {
    return is_within(unit, 0x20, 0x7E) || is_within(unit, 0x09, 0x0D) ||
           is_within(unit, 0x4E00, 0x9FFF) ||  // Han
           is_within(unit, 0x3000, 0x303F) ||  // CJK punctuation
           is_within(unit, 0xFF01, 0xFF5E) ||  // full-width forms
           is_within(unit, 0x2010, 0x203B);    // dashes, quotation marks
}

}  // namespace

std::optional<ByteOrder> utf16_order(std::string_view bytes) {
    const std::size_t units = bytes.size() / 2;
    std::size_t little = 0;
    std::size_t big = 0;
    for (std::size_t i = 0; i < units; ++i) {
        const unsigned first = static_cast<unsigned char>(bytes[2 * i]);
        const unsigned second = static_cast<unsigned char>(bytes[2 * i + 1]);
        little += is_common(second << 8 | first);
        big += is_common(first << 8 | second);
    }
    if (little > big && little * 10 >= units * 9) return ByteOrder::little;
    if (big > little && big * 10 >= units * 9) return ByteOrder::big;
    return std::nullopt;
}

}  // namespace zhenggai
