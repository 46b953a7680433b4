#include "value/text_cursor.h"

#include <array>

#include "value/numeral.h"

namespace zhenggai {

namespace {

constexpr std::array<std::string_view, 4> spaces{" ", "\t", "　", "\u00A0"};
constexpr std::size_t longest_number = 64;  // bytes
constexpr std::string_view han_numerals = "〇零○一二三四五六七八九十两廿卅百";

// Bytes of an Arabic or full-width digit at the start, or 0.
std::size_t digit_length(std::string_view text) {
    if (!text.empty() && text[0] >= '0' && text[0] <= '9') return 1;
    const bool wide = text.size() >= 3 && text.starts_with("\xEF\xBC") &&
                      static_cast<unsigned char>(text[2]) >= 0x90 &&
                      static_cast<unsigned char>(text[2]) <= 0x99;
    return wide ? 3 : 0;
}

std::size_t han_length(std::string_view text) {
    constexpr std::size_t han = 3;  // bytes of every one of them
    if (text.size() < han) return 0;
    const std::string_view character = text.substr(0, han);
    for (std::size_t i = 0; i < han_numerals.size(); i += han)
        if (han_numerals.substr(i, han) == character) return han;
    return 0;
}

}  // namespace

void TextCursor::skip_spaces() {
    for (bool moved = true; moved;) {
        moved = false;
        for (const std::string_view space : spaces) {
            if (!rest().starts_with(space)) continue;
            at_ += space.size();
            moved = true;
        }
    }
}

bool TextCursor::at_end() const {
    TextCursor ahead = *this;
    ahead.skip_spaces();
    return ahead.rest().empty();
}

bool TextCursor::take(std::string_view word) {
    const std::size_t before = at_;
    skip_spaces();
    if (rest().starts_with(word)) {
        at_ += word.size();
        return true;
    }
    at_ = before;
    return false;
}

bool TextCursor::take_any(WordList list, const ValueWords& words) {
    const std::size_t before = at_;
    skip_spaces();
    const std::string_view word = words.longest_at(list, rest());
    at_ = word.empty() ? before : at_ + word.size();
    return !word.empty();
}

std::optional<TextCursor::Number> TextCursor::number(int least, int most) {
    const std::size_t before = at_;
    skip_spaces();
    const std::size_t begin = at_;
    int digits = 0;
    for (std::size_t length = digit_length(rest()); length > 0 && at_ - begin <= longest_number;
         length = digit_length(rest())) {
        at_ += length;
        ++digits;
    }
    for (std::size_t length = digits == 0 ? han_length(rest()) : 0;
         length > 0 && at_ - begin <= longest_number; length = han_length(rest()))
        at_ += length;
    const auto value = parse_integer(text_.substr(begin, at_ - begin));
    if (value && (digits == 0 || (digits >= least && digits <= most))) return Number{*value, digits};
    at_ = before;
    return std::nullopt;
}

}  // namespace zhenggai
