#include "value/find_date.h"

#include <algorithm>
#include <array>

#include "value/text_cursor.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

// What a date's number is followed by. Half-years begin with 上 or 下, which stand before the mark.
constexpr std::array<std::string_view, 5> marks{"年", "月", "季度", "半年", "五"};

// A digit of either width.
bool starts_with_digit(std::string_view text) {
    if (!text.empty() && text[0] >= '0' && text[0] <= '9') return true;
    if (text.size() < 3 || !text.starts_with("\xEF\xBC")) return false;
    const auto last = static_cast<unsigned char>(text[2]);
    return last >= 0x90 && last <= 0x99;
}

// What may stand in a date before its mark: digits, Chinese numerals, spaces, 第, Q, quotes, 上 下.
bool belongs_to_date(std::string_view character) {
    constexpr std::string_view members = "〇零○一二三四五六七八九十两廿第上下“　—–～至到";
    if (starts_with_digit(character) || character == "\u00A0") return true;
    if (character.size() == 1)
        return character == " " || character == "Q" || character == "-" || character == "~";
    return character.size() == 3 && members.find(character) != std::string_view::npos;
}

std::size_t character_before(std::string_view text, std::size_t end) {
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    return begin;
}

// One pass: a mark that never comes is not sought again and again.
std::size_t next_mark(std::string_view text, std::size_t from) {
    for (std::size_t i = from; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0xE4 || lead > 0xE6) continue;
        for (const std::string_view mark : marks)
            if (text.substr(i, mark.size()) == mark) return i;
    }
    return std::string_view::npos;
}

bool ends_with_digit(std::string_view text) {
    return !text.empty() && starts_with_digit(text.substr(character_before(text, text.size())));
}

// True where nothing, a mark or a word like 今 stands before a date without any number.
bool stands_alone(std::string_view before, const ValueWords& words) {
    constexpr std::string_view marks_before = "，,；;。！？!?：:、（( \n";
    if (before.empty() || !words.longest_ending(WordList::this_year, before).empty()) return true;
    return marks_before.find(before.substr(character_before(before, before.size()))) !=
           std::string_view::npos;
}

// 20224年 before 12月: a slip in the year, and a date of no other one.
bool follows_year(std::string_view before) {
    constexpr std::string_view year = "年";
    before = trim_spaces(before);
    if (!before.ends_with(year)) return false;
    before = trim_spaces(before.substr(0, before.size() - year.size()));
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
    const bool plan = text.substr(mark).starts_with(marks.back());
    if (plan && !names_plan_period(text.substr(mark + marks.back().size(), longest_run), words))
        return std::nullopt;
    const std::size_t run = plan ? 4 : longest_run;
    std::array<std::size_t, longest_run> starts{};
    std::size_t count = 0;
    std::size_t begin = mark;
    for (; count < run; ++count) {
        starts[count] = begin;
        if (begin <= floor) break;
        const std::size_t previous = character_before(text, begin);
        if (previous < floor || !belongs_to_date(text.substr(previous, begin - previous))) break;
        begin = previous;
    }
    for (std::size_t i = std::min(count + 1, run); i-- > 0;) {
        const std::size_t start = starts[i];
        // A blank before a date is none of its characters.
        if (start < mark && text[start] == ' ') continue;
        if (text.substr(start).starts_with("\u00A0")) continue;
        // Half a number is no date.
        if (starts_with_digit(text.substr(start)) && ends_with_digit(text.substr(0, start))) continue;
        // 年底 says this year's end; 半年内 and 三年底 something else.
        if (text.substr(start).starts_with(marks.front()) && !stands_alone(text.substr(0, start), words))
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
