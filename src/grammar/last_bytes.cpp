#include "grammar/last_bytes.h"

#include <algorithm>

namespace zhenggai {

std::bitset<256> last_bytes(const CharacterRanges& set) {
    constexpr char32_t first_of_two_bytes = 0x80;
    constexpr char32_t tails = 64;  // bytes that may end a longer character: they come in turn
    std::bitset<256> bytes;
    for (const CharacterRange range : set) {
        for (char32_t c = range.first; c <= range.last && c < first_of_two_bytes; ++c) bytes.set(c);
        const char32_t first = std::max(range.first, first_of_two_bytes);
        for (char32_t c = first; c <= range.last && c < first + tails; ++c) bytes.set(0x80 | c % tails);
    }
    return bytes;
}

}  // namespace zhenggai
