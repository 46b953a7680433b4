// Sixteen bytes at once, for scans that pass over nearly all of a text.
//
//     // where a full-width colon or a tab stands
//     find_in_blocks(text, 0,
//                    [](ByteBlock first, ByteBlock second, ByteBlock third) {
//                        return (is(first, 0xEF) & is(second, 0xBC) & is(third, 0x9A)) | is(first, 0x09);
//                    },
//                    [](std::size_t) { return true; });
//
// The first function sees sixteen places at once: the byte at each, the one behind it and the one behind that.
// It may let pass more than is wanted; the second decides, and is asked only where the first let pass.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace zhenggai {

using ByteBlock [[gnu::vector_size(16)]] = unsigned char;
// What is_… finds: all bits of a lane are set where it holds. Joined by & and |.
using ByteMask [[gnu::vector_size(16)]] = signed char;

constexpr std::size_t block_bytes = sizeof(ByteBlock);

inline ByteBlock load_block(const char* bytes) {
    ByteBlock block;
    std::memcpy(&block, bytes, sizeof block);
    return block;
}

inline ByteMask is(ByteBlock block, unsigned char byte) { return block == byte; }

// Both bounds are part of it.
inline ByteMask is_within(ByteBlock block, unsigned char low, unsigned char high) {
    return (block - low) <= static_cast<unsigned char>(high - low);
}

// By how much each byte is above a limit; 0 where it is not.
inline ByteBlock excess(ByteBlock block, unsigned char limit) {
#ifdef __SSE2__
    return reinterpret_cast<ByteBlock>(
        _mm_subs_epu8(reinterpret_cast<__m128i>(block), _mm_set1_epi8(static_cast<char>(limit))));
#else
    return reinterpret_cast<ByteBlock>(block > limit) & (block - limit);
#endif
}

// True where the byte continues a character of UTF-8 and does not begin one.
inline ByteMask is_tail(ByteBlock block) { return reinterpret_cast<ByteMask>(block) < -0x40; }

// One bit a lane, the first lane's the lowest.
inline unsigned bits_of(ByteMask mask) {
#ifdef __SSE2__
    return static_cast<unsigned>(_mm_movemask_epi8(reinterpret_cast<__m128i>(mask)));
#else
    unsigned bits = 0;
    for (unsigned lane = 0; lane < block_bytes; ++lane) bits |= (mask[lane] < 0 ? 1U : 0U) << lane;
    return bits;
#endif
}

// Of all sixteen bytes.
inline std::size_t sum_of(ByteBlock block) {
#ifdef __SSE2__
    using Halves [[gnu::vector_size(16)]] = std::int64_t;
    const auto halves =
        reinterpret_cast<Halves>(_mm_sad_epu8(reinterpret_cast<__m128i>(block), _mm_setzero_si128()));
    return static_cast<std::size_t>(halves[0] + halves[1]);
#else
    std::size_t sum = 0;
    for (unsigned lane = 0; lane < block_bytes; ++lane) sum += block[lane];
    return sum;
#endif
}

// The first offset at or after `from` that `may_be` lets pass and `is` accepts; the text's size without one.
// Behind the text `may_be` sees zeros.
template <class MayBe, class Is>
std::size_t find_in_blocks(std::string_view text, std::size_t from, MayBe may_be, Is is) {
    constexpr std::size_t ahead = 2;
    const auto mask_at = [&may_be](const char* bytes) {
        return may_be(load_block(bytes), load_block(bytes + 1), load_block(bytes + ahead));
    };
    const auto passing = [&mask_at](const char* bytes) { return bits_of(mask_at(bytes)); };
    for (; from < text.size(); from += block_bytes) {
        // Two blocks at a time as long as nothing in them may be it.
        while (text.size() - from >= 2 * block_bytes + ahead &&
               bits_of(mask_at(text.data() + from) | mask_at(text.data() + from + block_bytes)) == 0)
            from += 2 * block_bytes;
        unsigned bits = 0;
        while (text.size() - from >= block_bytes + ahead) {
            bits = passing(text.data() + from);
            if (bits != 0) break;
            from += block_bytes;
        }
        if (bits == 0) {
            std::array<char, block_bytes + ahead> padded{};
            std::memcpy(padded.data(), text.data() + from, text.size() - from);
            bits = passing(padded.data());
        }
        for (; bits != 0; bits &= bits - 1) {
            const std::size_t at = from + static_cast<std::size_t>(std::countr_zero(bits));
            if (is(at)) return at;
        }
    }
    return text.size();
}

}  // namespace zhenggai
