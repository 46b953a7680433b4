// Half-open byte ranges.
//
//     Span word{6, 12};            // the two Han characters at bytes 6..11
//     word.size();                 // 6
#pragma once

#include <cstddef>

namespace zhenggai {

// Bytes [begin, end) of the source decoded to UTF-8, 0-based, counted after any byte order mark.
// Invariant: begin <= end.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    constexpr std::size_t size() const { return end - begin; }
    constexpr bool empty() const { return begin == end; }
    friend constexpr bool operator==(const Span&, const Span&) = default;
};

}  // namespace zhenggai
