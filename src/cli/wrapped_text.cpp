#include "cli/wrapped_text.h"

#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::u32string_view opening_marks = U"“‘（《〈「『【〔[(";

bool is_wide(std::string_view character) { return display_width(character) == 2; }

// Marks that no line begins with.
bool is_closing(char32_t c) {
    return std::u32string_view(U"”’）》〉」』】〕，。、；：！？…—·％])").find(c) != std::u32string_view::npos;
}

// What stands together from `begin` on: a word of narrow characters or one wide character, with the marks
// that belong to it and the spaces behind it.
std::size_t end_of_unit(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    bool open = true;  // nothing stands in the unit yet but opening marks
    bool wide = false;
    bool spaced = false;
    while (end < text.size()) {
        std::size_t next = end;
        const char32_t c = next_code_point(text, next);
        const bool opens = opening_marks.find(c) != std::u32string_view::npos;
        const bool narrow = !is_wide(text.substr(end, next - end));
        if (c == ' ') {
            spaced = true;
        } else if (!open) {
            if (spaced || (!is_closing(c) && (opens || wide || !narrow))) break;
        } else {
            open = opens;
            wide = !narrow;
        }
        end = next;
    }
    return end;
}

}  // namespace

std::string wrapped_text(std::string_view lead, std::string_view text, std::size_t columns) {
    const std::string indent(display_width(lead), ' ');
    std::string lines(lead);
    std::size_t width = indent.size();
    std::string_view space;  // behind the unit before
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = end_of_unit(text, begin);
        const std::string_view unit = text.substr(begin, end - begin);
        const std::string_view word = trim_end(unit);
        if (width + space.size() + display_width(word) > columns && width > indent.size()) {
            lines += '\n';
            lines += indent;
            width = indent.size();
        } else {
            lines += space;
            width += space.size();
        }
        lines += word;
        width += display_width(word);
        space = unit.substr(word.size());
        begin = end;
    }
    return lines + '\n';
}

}  // namespace zhenggai
