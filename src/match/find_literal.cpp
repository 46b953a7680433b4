#include "match/find_literal.h"

#include <cstring>

namespace zhenggai {

std::size_t find_literal(std::string_view text, std::string_view literal) {
    if (literal.empty()) return 0;
    const char* const end = text.data() + text.size();
    const std::size_t before = literal.size() - 1;
    if (text.size() < literal.size()) return std::string_view::npos;
    for (const char* at = text.data() + before; at < end; ++at) {
        at = static_cast<const char*>(std::memchr(at, literal.back(), static_cast<std::size_t>(end - at)));
        if (at == nullptr) break;
        if (std::memcmp(at - before, literal.data(), before) == 0)
            return static_cast<std::size_t>(at - before - text.data());
    }
    return std::string_view::npos;
}

}  // namespace zhenggai
