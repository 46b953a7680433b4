#include "match/contents_entry.h"

#include <array>
#include <utility>

#include "text/character.h"

namespace zhenggai {

std::string_view without_page_number(std::string_view text) {
    constexpr std::size_t fewest_dots = 3;
    constexpr std::array<std::pair<std::string_view, std::size_t>, 9> dots{
        {{".", 1}, {"…", 3}, {"·", 1}, {"⋯", 3}, {"•", 1}, {"．", 1}, {"—", 1}, {"-", 1}, {"_", 1}}};
    std::string_view rest = text;
    for (const std::string_view close : {")", "）"})
        if (rest.ends_with(close)) rest.remove_suffix(close.size());
    const std::size_t behind = rest.size();
    while (!rest.empty() && rest.back() >= '0' && rest.back() <= '9') rest.remove_suffix(1);
    if (rest.size() == behind || behind - rest.size() > 4) return text;
    for (const std::string_view open : {"(", "（"})
        if (rest.ends_with(open)) rest.remove_suffix(open.size());
    std::size_t count = 0;
    for (bool found = true; found;) {
        rest = trim_end(rest);
        found = false;
        for (const auto& [dot, weight] : dots)
            if (rest.ends_with(dot)) {
                rest.remove_suffix(dot.size());
                count += weight;
                found = true;
                break;
            }
    }
    return count >= fewest_dots && !rest.empty() ? rest : text;
}

}  // namespace zhenggai
