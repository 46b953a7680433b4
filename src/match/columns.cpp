#include "match/columns.h"

#include <algorithm>

namespace zhenggai {

bool has_columns(std::string_view line) {
    constexpr std::string_view wide = "　";
    std::size_t gaps = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t begin = std::min(line.find("  ", at), line.find("　　", at));
        if (begin == std::string_view::npos) break;
        at = begin;
        while (at < line.size() && (line[at] == ' ' || line.substr(at).starts_with(wide)))
            at += line[at] == ' ' ? 1 : wide.size();
        if (begin > 0 && at < line.size()) ++gaps;
    }
    return gaps >= 2;
}

}  // namespace zhenggai
