#include "match/contents_entry.h"

#include <array>
#include <utility>

#include "text/character.h"

namespace zhenggai {

namespace {

// The bytes of the digit, of either width, that the text ends with; 0 without one.
std::size_t last_digit(std::string_view text) {
    if (text.empty()) return 0;
    if (text.back() >= '0' && text.back() <= '9') return 1;
    const bool wide = text.size() >= 3 && text.substr(text.size() - 3).starts_with("\xEF\xBC") &&
                      static_cast<unsigned char>(text.back()) >= 0x90 &&
                      static_cast<unsigned char>(text.back()) <= 0x99;
    return wide ? 3 : 0;
}

}  // namespace

std::string_view without_page_number(std::string_view text) {
    if (!may_end_with_page(text)) return text;  // as nearly all do
    constexpr std::size_t fewest_dots = 3;
    constexpr std::array<std::pair<std::string_view, std::size_t>, 9> dots{
        {{".", 1}, {"…", 3}, {"·", 1}, {"⋯", 3}, {"•", 1}, {"．", 1}, {"—", 1}, {"-", 1}, {"_", 1}}};
    std::string_view rest = text;
    for (const std::string_view close : {")", "）"})
        if (rest.ends_with(close)) rest.remove_suffix(close.size());
    std::size_t digits = 0;
    for (std::size_t size = last_digit(rest); size > 0; size = last_digit(rest), ++digits)
        rest.remove_suffix(size);
    if (digits == 0 || digits > 4) return text;
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
