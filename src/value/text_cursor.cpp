#include "value/text_cursor.h"

#include "value/numeral.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest_number = 64;  // bytes
constexpr CharacterSet digit_characters("0123456789０１２３４５６７８９");
constexpr CharacterSet han_numerals("〇零○一二三四五六七八九十两廿卅百");

// Bytes of a character of the set at the start, or 0.
std::size_t length_of(const CharacterSet& characters, std::string_view text) {
    if (text.empty()) return 0;
    const CodePoint character = first_code_point(text);
    return characters.has(character.value) ? character.length : 0;
}

}  // namespace

// Spaces of one line: a line end stops the reading.
std::size_t TextCursor::behind_spaces() const {
    std::size_t at = at_;
    while (at < text_.size() && text_[at] != '\n') {
        const std::size_t space = space_at_start(text_.substr(at));
        if (space == 0) break;
        at += space;
    }
    return at;
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
    for (std::size_t length = length_of(digit_characters, rest());
         length > 0 && at_ - begin <= longest_number; length = length_of(digit_characters, rest())) {
        at_ += length;
        ++digits;
    }
    for (std::size_t length = digits == 0 ? length_of(han_numerals, rest()) : 0;
         length > 0 && at_ - begin <= longest_number; length = length_of(han_numerals, rest()))
        at_ += length;
    if (at_ == begin) {
        at_ = before;
        return std::nullopt;
    }
    const auto value = parse_integer(text_.substr(begin, at_ - begin));
    if (value && (digits == 0 || (digits >= least && digits <= most))) return Number{*value, digits};
    at_ = before;
    return std::nullopt;
}

}  // namespace zhenggai
