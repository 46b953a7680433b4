// The nearest known name, for "did you mean".
//
//     nearest("patern", names);   // "pattern"
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace zhenggai {

// The name with the fewest single-byte edits from `word`, the first of equals; none where even the
// best would need more than a third of the word's bytes (at least two) to change.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> names);

}  // namespace zhenggai
