#include "value/find_date.h"

#include <algorithm>
#include <array>

namespace zhenggai {

namespace {

// What a date's number is followed by. Half-years begin with 上 or 下, which stand before the mark.
constexpr std::array<std::string_view, 5> marks{"年", "月", "季度", "半年", "五"};

// What may stand in a date before its mark: digits, Chinese numerals, spaces, 第, Q, quotes, 上 下.
bool belongs_to_date(std::string_view character) {
    constexpr std::string_view members = "〇零○一二三四五六七八九十两廿第上下“　";
    if (character.size() == 1)
        return (character[0] >= '0' && character[0] <= '9') || character[0] == ' ' || character[0] == 'Q';
    if (character == "\u00A0") return true;
    if (character.size() == 3 && character.starts_with("\xEF\xBC")) {
        const auto last = static_cast<unsigned char>(character[2]);
        return last >= 0x90 && last <= 0x99;  // full-width digits
    }
    return character.size() == 3 && members.find(character) != std::string_view::npos;
}

std::size_t character_before(std::string_view text, std::size_t end) {
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    return begin;
}

std::size_t next_mark(std::string_view text, std::size_t from) {
    std::size_t at = std::string_view::npos;
    for (const std::string_view mark : marks) at = std::min(at, text.substr(0, at).find(mark, from));
    return at;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, std::size_t from, const ValueWords& words,
                                   const DateContext& context) {
    constexpr std::size_t longest_run = 48;  // bytes before a mark: more belongs to no date
    std::size_t floor = from;
    for (std::size_t mark = next_mark(text, from); mark != std::string_view::npos; mark = next_mark(text, mark + 3)) {
        std::size_t begin = mark;
        while (begin > floor && mark - begin < longest_run) {
            const std::size_t previous = character_before(text, begin);
            if (!belongs_to_date(text.substr(previous, begin - previous))) break;
            begin = previous;
        }
        // From the longest run on: an earlier character may be no part of the date after all.
        for (; begin <= mark; begin += std::max<std::size_t>(1, text.substr(begin, 3).size())) {
            while (begin < mark && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) ++begin;
            if (begin > mark) break;
            const auto date = parse_date_expression(text.substr(begin), words, context);
            if (date && begin + date->text.size() > mark) return FoundDate{begin, *date};
            if (text[begin] == ' ' || (text[begin] >= '0' && text[begin] <= '9')) {
                // Digits belong together: half a number is no date.
                while (begin + 1 < mark && text[begin + 1] >= '0' && text[begin + 1] <= '9') ++begin;
                begin -= 2;  // the step above is three bytes, the characters here are one
            }
        }
        floor = mark;
    }
    return std::nullopt;
}

}  // namespace zhenggai
