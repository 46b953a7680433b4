// Where a byte stands for a reader: line and column.
#pragma once

#include <cstddef>
#include <optional>

namespace zhenggai {

// Both are 1-based; the column counts code points from the start of the line. It is absent where only
// the line is known.
struct Position {
    std::size_t line = 1;
    std::optional<std::size_t> column = {};

    friend constexpr bool operator==(const Position&, const Position&) = default;
};

}  // namespace zhenggai
