#include "value/text_cursor.h"

#include "base/character_set.h"
#include "value/numeral.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest_number = 64;  // bytes
constexpr int most_ascii = 15;              // digits that any value has room for
constexpr CharacterSet digit_characters("0123456789０１２３４５６７８９");
constexpr CharacterSet han_numerals("〇零○一二三四五六七八九十两廿卅百");

}  // namespace

bool TextCursor::at_end() const { return behind_spaces() == text_.size(); }

bool TextCursor::take_any(WordList list, const ValueWords& words) {
    const std::size_t at = behind_spaces();
    const std::size_t length = words.longest_at(list, text_.substr(at)).size();
    if (length == 0) return false;
    at_ = at + length;
    return true;
}

std::optional<TextCursor::Number> TextCursor::number(int least, int most) {
    const std::size_t begin = behind_spaces();
    std::size_t end = begin;
    // Nearly all are a few ASCII digits.
    Number ascii;
    for (; end < text_.size() && text_[end] >= '0' && text_[end] <= '9' && ascii.digits < most_ascii; ++end)
        ascii = {ascii.value * 10 + (text_[end] - '0'), ascii.digits + 1};
    if (ascii.digits > 0 && !digit_characters.begins(text_.substr(end))) {
        if (ascii.digits < least || ascii.digits > most) return std::nullopt;
        at_ = end;
        return ascii;
    }
    end = begin;
    const auto take_run = [&](const CharacterSet& characters) {
        int count = 0;
        while (end < text_.size() && end - begin <= longest_number) {
            const CodePoint character = first_code_point(text_.substr(end));
            if (!characters.has(character.value)) break;
            end += character.length;
            ++count;
        }
        return count;
    };
    const int digits = take_run(digit_characters);
    if (digits > 0 ? digits < least || digits > most : take_run(han_numerals) == 0) return std::nullopt;
    const auto value = parse_integer(text_.substr(begin, end - begin));
    if (!value) return std::nullopt;
    at_ = end;
    return Number{*value, digits};
}

}  // namespace zhenggai
