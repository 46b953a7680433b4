#include "match/inline_marks.h"

#include <cstring>

#include "base/byte_block.h"
#include "text/character.h"

namespace zhenggai {

std::size_t behind_stop(std::string_view text, std::size_t from) {
    const std::size_t stop = find_in_blocks(
        text, from,
        [](ByteBlock first, ByteBlock second, ByteBlock third) {
            return is(first, ';') | (is(first, 0xE3) & is(second, 0x80) & is(third, 0x82)) |  // 。
                   (is(first, 0xEF) & is(second, 0xBC) & is(third, 0x9B));                    // ；
        },
        [](std::size_t) { return true; });
    if (stop == text.size()) return stop;
    return stop + (text[stop] == ';' ? 1 : std::strlen("。"));
}

bool closes_at_end(std::string_view text, std::size_t inside) {
    if (text.ends_with("。")) text.remove_suffix(std::strlen("。"));
    for (std::size_t depth = 1; inside < text.size(); ++inside) {
        const std::string_view rest = text.substr(inside);
        if (rest.front() == '(' || rest.starts_with("（")) ++depth;
        const bool closes = rest.front() == ')' || rest.starts_with("）");
        if (closes && --depth == 0) return rest == ")" || rest == "）";
    }
    return false;
}

std::string_view without_last_parenthesis(std::string_view text) {
    if (text.ends_with("。")) text.remove_suffix(std::strlen("。"));
    text.remove_suffix(text.ends_with(")") ? 1 : std::strlen("）"));
    return text;
}

std::string_view without_separators(std::string_view text, bool open_parenthesis) {
    text = trim(text);
    if (open_parenthesis && (text.ends_with("(") || text.ends_with("（")))
        text = trim_end(text.substr(0, text.size() - (text.ends_with("(") ? 1 : std::strlen("（"))));
    for (const std::string_view mark : {";", "；", ",", "，"})
        if (text.ends_with(mark)) return trim_end(text.substr(0, text.size() - mark.size()));
    return text;
}

}  // namespace zhenggai
