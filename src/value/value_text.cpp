#include "value/value_text.h"

namespace zhenggai {

namespace {

std::string_view last_character(std::string_view text) {
    return text.empty() ? text : text.substr(character_before(text, text.size()));
}

}  // namespace

std::string_view without_trailing(std::string_view text, const CharacterSet& marks) {
    text = trim_spaces(text);
    for (std::string_view last = last_character(text); marks.begins(last); last = last_character(text))
        text = trim_spaces(text.substr(0, text.size() - last.size()));
    return text;
}

std::string_view joined(std::string_view before, std::string_view after, Arena& arena) {
    if (before.empty()) return after;
    if (after.empty()) return before;
    return arena.join({before, after});
}

std::size_t behind_parenthesis(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint character = first_code_point(text.substr(i));
        i += character.length;
        if (is_open_parenthesis(character.value)) ++depth;
        if (is_close_parenthesis(character.value) && --depth == 0) return i;
    }
    return std::string_view::npos;
}

}  // namespace zhenggai
