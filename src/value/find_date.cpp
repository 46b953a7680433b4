#include "value/find_date.h"

#include <algorithm>
#include <array>

#include "base/byte_block.h"
#include "base/character_set.h"
#include "value/text_cursor.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

// What a date's number is followed by: 年, 月, 季度, 半年 and the 五 of a plan period. Half-years begin with 上
// or 下, which stand before the mark.
constexpr std::string_view year_mark = "年";
constexpr std::string_view plan_mark = "五";

constexpr CharacterSet digits("0123456789０１２３４５６７８９");

// What may stand in a date before its mark.
constexpr CharacterSet members(
    "0123456789０１２３４５６７８９〇零○一二三四五六七八九十两廿第上下“Q \u00A0　—–～至到-~");

// 上半年: its mark is its 半.
constexpr std::string_view half = "半";

// One pass: a mark that never comes is not sought again and again. Texts are nearly all without a mark, and hardly
// another character ends with the two bytes that a mark ends with.
std::size_t next_mark(std::string_view text, std::size_t from) {
    const std::size_t mark = find_in_blocks(
        text, from,
        [](ByteBlock, ByteBlock second, ByteBlock third) {
            return (is(second, 0xB9) & is(third, 0xB4)) |  // 年 E5 B9 B4
                   (is(second, 0x9C) & is(third, 0x88)) |  // 月 E6 9C 88
                   (is(second, 0xBA) & is(third, 0x94)) |  // 五 E4 BA 94
                   (is(second, 0xAD) & is(third, 0xA3));   // 季 E5 AD A3
        },
        [text](std::size_t at) {
            switch (first_code_point(text.substr(at)).value) {
                case U'年':
                case U'月':
                case U'五': return true;
                case U'季': return text.substr(at).starts_with("季度");
                default: return false;
            }
        });
    if (mark == text.size()) return std::string_view::npos;
    const bool of_half = mark >= from + half.size() && text.substr(mark - half.size()).starts_with(half) &&
                         text.substr(mark).starts_with(year_mark);
    return of_half ? mark - half.size() : mark;
}

bool ends_with_digit(std::string_view text) {
    return !text.empty() && digits.begins(text.substr(character_before(text, text.size())));
}

constexpr CharacterSet marks_before("，,；;。！？!?：:、（( \n");

// True where nothing, a mark or a word like 今 stands before a date without any number.
bool stands_alone(std::string_view before, const ValueWords& words) {
    if (before.empty() || !words.longest_ending(WordList::this_year, before).empty()) return true;
    return marks_before.begins(before.substr(character_before(before, before.size())));
}

// 20224年 before 12月: a slip in the year, and a date of no other one.
bool follows_year(std::string_view before) {
    before = trim_spaces(before);
    if (!before.ends_with(year_mark)) return false;
    before = trim_spaces(before.substr(0, before.size() - year_mark.size()));
    return ends_with_digit(before);
}

bool names_plan_period(std::string_view behind, const ValueWords& words) {
    TextCursor cursor(behind);
    if (!cursor.take("”")) cursor.take("\"");
    return cursor.take_any(WordList::plan_period, words);
}

// The date around `mark` that begins at the earliest place in [floor, mark].
std::optional<FoundDate> date_around(std::string_view text, std::size_t floor, std::size_t mark,
                                     const ValueWords& words, const DateContext& context) {
    constexpr std::size_t longest_run = 16;  // characters before a mark: more belong to no date
    // “十四五 has few characters before its 五, and a word like 末 behind it.
    const bool plan = text.substr(mark).starts_with(plan_mark);
    if (plan && !names_plan_period(text.substr(mark + plan_mark.size(), longest_run), words))
        return std::nullopt;
    const std::size_t run = plan ? 4 : longest_run;
    std::array<std::size_t, longest_run> starts{};
    std::size_t count = 0;
    std::size_t begin = mark;
    for (; count < run; ++count) {
        starts[count] = begin;
        if (begin <= floor) break;
        const std::size_t previous = character_before(text, begin);
        if (previous < floor || !members.begins(text.substr(previous, begin - previous))) break;
        begin = previous;
    }
    for (std::size_t i = std::min(count + 1, run); i-- > 0;) {
        const std::size_t start = starts[i];
        // A blank before a date is none of its characters.
        if (start < mark && text[start] == ' ') continue;
        if (text.substr(start).starts_with("\u00A0")) continue;
        // Half a number is no date.
        if (digits.begins(text.substr(start)) && ends_with_digit(text.substr(0, start))) continue;
        // 年底 says this year's end; 半年内 and 三年底 something else.
        if (text.substr(start).starts_with(year_mark) && !stands_alone(text.substr(0, start), words))
            continue;
        const auto date = parse_date_expression(text.substr(start), words, context);
        if (date && !date->year && follows_year(text.substr(0, start))) return std::nullopt;
        if (date && start + date->text.size() > mark) return FoundDate{start, *date};
    }
    return std::nullopt;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, std::size_t from, const ValueWords& words,
                                   const DateContext& context) {
    std::size_t floor = from;
    for (std::size_t mark = next_mark(text, from); mark != std::string_view::npos;
         mark = next_mark(text, floor)) {
        if (const auto found = date_around(text, floor, mark, words, context)) return found;
        floor = mark + character_length(text.substr(mark));
    }
    return std::nullopt;
}

bool may_hold_date(std::string_view text) { return next_mark(text, 0) != std::string_view::npos; }

}  // namespace zhenggai
