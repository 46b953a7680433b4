// Bullets: the marks that begin an item and say no number.
#pragma once

#include <cstddef>
#include <string_view>

namespace zhenggai {

// The bytes of the bullet (——, ●, ■, a character of a symbol font) that the text begins with; 0 without one.
std::size_t leading_bullet(std::string_view text);

}  // namespace zhenggai
