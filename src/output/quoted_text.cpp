#include "output/quoted_text.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace zhenggai {
namespace {

enum class ByteClass : std::uint8_t { plain, special, lead };  // lead: the next bytes decide

constexpr std::array<ByteClass, 256> byte_classes = [] {
    std::array<ByteClass, 256> classes = {};
    for (std::size_t byte = 0; byte < 0x20; ++byte) classes[byte] = ByteClass::special;
    classes['"'] = classes['\\'] = classes[0x7F] = ByteClass::special;
    classes[0xC2] = classes[0xE2] = classes[0xEF] = ByteClass::lead;
    return classes;
}();

unsigned byte_at(const char* at) { return static_cast<unsigned char>(*at); }

ByteClass class_at(const char* at) { return byte_classes[byte_at(at)]; }

// A character that must be escaped; `size` bytes of UTF-8, 0 where the character at hand need not be.
struct Escapee {
    unsigned code_point = 0;
    std::ptrdiff_t size = 0;
};

Escapee escapee_at(const char* at, const char* end) {
    const unsigned lead = byte_at(at);
    if (class_at(at) == ByteClass::special) return {lead, 1};
    if (lead == 0xC2 && end - at >= 2) {
        const unsigned code_point = byte_at(at + 1);  // C2 80..C2 BF are U+0080..U+00BF
        if (code_point >= 0x80 && code_point < 0xA0) return {code_point, 2};
    }
    if ((lead == 0xE2 || lead == 0xEF) && end - at >= 3) {
        const unsigned code_point =
            (lead & 0x0F) << 12 | (byte_at(at + 1) & 0x3F) << 6 | (byte_at(at + 2) & 0x3F);
        if (code_point == 0x2028 || code_point == 0x2029 || code_point == 0xFEFF || code_point >= 0xFFFE) {
            return {code_point, 3};
        }
    }
    return {};
}

void append_escape(unsigned code_point, std::string& buffer) {
    switch (code_point) {
        case '"': buffer += "\\\""; return;
        case '\\': buffer += "\\\\"; return;
        case '\n': buffer += "\\n"; return;
        case '\r': buffer += "\\r"; return;
        case '\t': buffer += "\\t"; return;
        default: break;
    }
    constexpr std::string_view digits = "0123456789ABCDEF";
    buffer += {'\\',
               'u',
               digits[code_point >> 12 & 0xF],
               digits[code_point >> 8 & 0xF],
               digits[code_point >> 4 & 0xF],
               digits[code_point & 0xF]};
}

#if defined(__SSE2__)

// The lanes of `bytes`, compared as unsigned, that are at most (at least) `limit`.
__m128i at_most(__m128i bytes, int limit) {
    return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(static_cast<char>(limit))), bytes);
}
__m128i at_least(__m128i bytes, int limit) {
    return _mm_cmpeq_epi8(_mm_max_epu8(bytes, _mm_set1_epi8(static_cast<char>(limit))), bytes);
}
__m128i equal(__m128i bytes, int value) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(value)));
}

__m128i load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }

// One bit for each of the 16 bytes at `at` that may begin a character to escape, lowest first; the two
// bytes behind them are read too. Lead bytes are told from the bytes that follow, because “ ” ， （ ） begin
// with E2 and EF and stand in every line of a Chinese text.
unsigned suspects(const char* at) {
    const __m128i first = load(at);
    const __m128i second = load(at + 1);
    const __m128i third = load(at + 2);
    const __m128i single = _mm_or_si128(_mm_or_si128(at_most(first, 0x1F), equal(first, 0x7F)),
                                        _mm_or_si128(equal(first, '"'), equal(first, '\\')));
    const __m128i c1 = _mm_and_si128(equal(first, 0xC2), at_most(second, 0x9F));
    const __m128i separator = _mm_and_si128(_mm_and_si128(equal(first, 0xE2), equal(second, 0x80)),
                                            _mm_and_si128(at_least(third, 0xA8), at_most(third, 0xA9)));
    const __m128i mark = _mm_and_si128(_mm_and_si128(equal(first, 0xEF), at_least(third, 0xBE)),
                                       _mm_or_si128(equal(second, 0xBB), equal(second, 0xBF)));
    return static_cast<unsigned>(
        _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(single, c1), _mm_or_si128(separator, mark))));
}

#endif

// The first byte at or after `at` that may begin a character to escape, or `end`.
const char* skip_plain(const char* at, const char* end) {
#if defined(__SSE2__)
    for (; end - at >= 18; at += 16) {
        const unsigned bits = suspects(at);
        if (bits != 0) return at + std::countr_zero(bits);
    }
#endif
    while (at != end && class_at(at) == ByteClass::plain) ++at;
    return at;
}

}  // namespace

void append_quoted(std::string_view text, std::string& buffer) {
    const char* run = text.data();  // what is not yet appended begins here
    const char* const end = run + text.size();
    buffer += '"';
    for (const char* at = skip_plain(run, end); at != end; at = skip_plain(at, end)) {
        const Escapee escapee = escapee_at(at, end);
        if (escapee.size == 0) {
            ++at;
            continue;
        }
        buffer.append(run, at);
        append_escape(escapee.code_point, buffer);
        run = at += escapee.size;
    }
    buffer.append(run, end);
    buffer += '"';
}

}  // namespace zhenggai
