#include "value/value_text.h"

#include <algorithm>
#include <array>

namespace zhenggai {

namespace {

constexpr std::array<std::string_view, 5> spaces{" ", "\t", "\n", "　", "\u00A0"};

bool is_one_of(std::string_view character, std::string_view marks) {
    return !character.empty() && marks.find(character) != std::string_view::npos;
}

std::string_view last_character(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0) {
        --begin;
        if ((static_cast<unsigned char>(text[begin]) & 0xC0U) != 0x80U) break;
    }
    return text.substr(begin);
}

}  // namespace

std::string_view trim_spaces(std::string_view text) {
    for (bool moved = true; moved;) {
        moved = false;
        for (const std::string_view space : spaces) {
            if (text.starts_with(space)) {
                text.remove_prefix(space.size());
                moved = true;
            } else if (text.ends_with(space)) {
                text.remove_suffix(space.size());
                moved = true;
            }
        }
    }
    return text;
}

std::string_view without_trailing(std::string_view text, std::string_view marks) {
    text = trim_spaces(text);
    while (is_one_of(last_character(text), marks))
        text = trim_spaces(text.substr(0, text.size() - last_character(text).size()));
    return text;
}

std::string_view joined(std::string_view before, std::string_view after, Arena& arena) {
    if (before.empty()) return after;
    if (after.empty()) return before;
    return arena.join({before, after});
}

std::size_t character_length(std::string_view text) {
    if (text.empty()) return 0;
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, text.size());
}

bool is_open_parenthesis(std::string_view character) { return character == "(" || character == "（"; }
bool is_close_parenthesis(std::string_view character) { return character == ")" || character == "）"; }

std::size_t behind_parenthesis(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view character = text.substr(i, character_length(text.substr(i)));
        i += character.size();
        if (is_open_parenthesis(character)) ++depth;
        if (is_close_parenthesis(character) && --depth == 0) return i;
    }
    return std::string_view::npos;
}

}  // namespace zhenggai
