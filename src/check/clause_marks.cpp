#include "check/clause_marks.h"

#include <algorithm>
#include <array>
#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace zhenggai {
namespace {

constexpr std::ptrdiff_t lane_count = 16;

#if defined(__SSE2__)

__m128i load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }

__m128i equal(__m128i bytes, int value) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(value)));
}

// One bit for each of the 16 bytes at `at` that begins a mark, lowest first; reads two bytes more.
std::uint64_t marks_at(const char* at) {
    const __m128i lead = load(at);
    const __m128i third = load(at + 2);
    const __m128i half_width = _mm_or_si128(equal(lead, ','), equal(lead, ';'));
    const __m128i comma =
        _mm_and_si128(equal(lead, 0xEF), _mm_or_si128(equal(third, 0x8C), equal(third, 0x9B)));
    const __m128i stop = _mm_and_si128(equal(lead, 0xE3), equal(third, 0x82));
    const __m128i marks = _mm_or_si128(half_width, _mm_or_si128(comma, stop));
    return static_cast<unsigned>(_mm_movemask_epi8(marks));
}

// How many of the bytes begin a character; 16 to 4,000 bytes.
int count_beginnings(const char* at, const char* end) {
    const auto begins = [](const char* block) {
        return _mm_cmpgt_epi8(load(block), _mm_set1_epi8(static_cast<char>(0xBF)));
    };
    // The last block overlaps the one before it: only so many lanes of it as are left over count.
    static constexpr std::array<char, 2 * lane_count> lanes = [] {
        std::array<char, 2 * lane_count> bytes = {};
        std::fill(bytes.begin() + lane_count, bytes.end(), static_cast<char>(0xFF));
        return bytes;
    }();
    const char* const left_over = lanes.data() + (end - at) % lane_count;
    __m128i counts = _mm_and_si128(begins(end - lane_count), load(left_over));
    for (; end - at >= lane_count; at += lane_count) counts = _mm_add_epi8(counts, begins(at));
    const __m128i sums = _mm_sad_epu8(_mm_sub_epi8(_mm_setzero_si128(), counts), _mm_setzero_si128());
    return _mm_extract_epi16(sums, 0) + _mm_extract_epi16(sums, 4);
}

#else

unsigned byte_at(const char* at) { return static_cast<unsigned char>(*at); }

bool is_mark(const char* at) {
    const unsigned lead = byte_at(at);
    const unsigned third = byte_at(at + 2);
    return lead == ',' || lead == ';' || (lead == 0xEF && (third == 0x8C || third == 0x9B)) ||
           (lead == 0xE3 && third == 0x82);
}

std::uint64_t marks_at(const char* at) {
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < lane_count; ++i) bits |= std::uint64_t{is_mark(at + i)} << i;
    return bits;
}

int count_beginnings(const char* at, const char* end) {
    return static_cast<int>(std::count_if(
        at, end, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

#endif

}  // namespace

const char* ClauseMarks::next() {
    while (marks_ == 0) {
        if (size_ - block_ <= block_size) return nullptr;
        block_ += block_size;
        const char* const block = begin_ + block_;
        if (size_ - block_ >= block_size) {
            marks_ = marks_at(block) | marks_at(block + 16) << 16U | marks_at(block + 32) << 32U |
                     marks_at(block + 48) << 48U;
        } else {
            for (std::ptrdiff_t i = 0; block_ + i < size_; i += lane_count)
                marks_ |= marks_at(block + i) << i;
            marks_ &= (std::uint64_t{1} << (size_ - block_)) - 1;
        }
    }
    const std::ptrdiff_t mark = block_ + std::countr_zero(marks_);
    marks_ &= marks_ - 1;
    return begin_ + mark;
}

std::size_t few_characters(std::string_view text) {
    return static_cast<std::size_t>(count_beginnings(text.data(), text.data() + text.size()));
}

}  // namespace zhenggai
