#include "match/bullet.h"

#include <array>

#include "text/character.h"

namespace zhenggai {

std::size_t leading_bullet(std::string_view text) {
    constexpr std::array<std::string_view, 11> bullets{"——", "●", "■", "◆", "•", "※",
                                                       "★",  "▲", "◇", "○", "□"};
    if (text.empty()) return 0;
    for (const std::string_view bullet : bullets)
        if (text.starts_with(bullet)) return bullet.size();
    std::size_t end = 0;
    const char32_t first = next_code_point(text, end);
    return first >= 0xF000 && first <= 0xF0FF ? end : 0;  // the bullets of symbol fonts
}

}  // namespace zhenggai
