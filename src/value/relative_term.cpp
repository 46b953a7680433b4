#include "value/relative_term.h"

#include <array>
#include <limits>

#include "value/text_cursor.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

struct Unit {
    WordList list;
    TermUnit unit;
};

// The order matters: 个月 before 月 could be read as anything shorter.
constexpr std::array<Unit, 4> units{{{WordList::workday, TermUnit::workday},
                                     {WordList::month_count, TermUnit::month},
                                     {WordList::calendar_day, TermUnit::day},
                                     {WordList::year_count, TermUnit::year}}};

// The term at the start of the text; its length in bytes, or 0.
std::size_t term_at(std::string_view text, const ValueWords& words, RelativeTerm& term) {
    TextCursor cursor(text);
    const auto amount = cursor.number(1, 3);
    if (!amount || amount->value < 1 || amount->value > std::numeric_limits<int>::max()) return 0;
    for (const Unit& unit : units) {
        TextCursor behind = cursor;
        if (!behind.take_any(unit.list, words) || !behind.take_any(WordList::within, words)) continue;
        term.amount = static_cast<int>(amount->value);
        term.unit = unit.unit;
        return behind.offset();
    }
    return 0;
}

}  // namespace

std::optional<FoundTerm> find_relative_term(std::string_view clause, const ValueWords& words) {
    // The end of a term is rarer than a number: seek it first.
    if (!words.first_in(WordList::within, clause)) return std::nullopt;
    for (std::size_t i = 0; i < clause.size();) {
        TextCursor number(clause.substr(i));
        if (!number.number(1, 99)) {
            i += character_length(clause.substr(i));
            continue;
        }
        RelativeTerm term;
        const std::size_t length = term_at(clause.substr(i), words, term);
        const std::string_view before = trim_spaces(clause.substr(0, i));
        const bool event = !words.longest_ending(WordList::event_end, before).empty();
        // 2022年内 and 6月30日内 are dates: without its event a term begins its clause.
        const bool may_be_year = term.unit == TermUnit::year && term.amount > 9;
        if (length > 0 && (event || (before.empty() && !may_be_year))) {
            if (event) term.anchor = before;
            const std::size_t begin = event ? static_cast<std::size_t>(before.data() - clause.data()) : i;
            return FoundTerm{trim_spaces(clause.substr(begin, i + length - begin)), term};
        }
        i += number.offset();
    }
    return std::nullopt;
}

}  // namespace zhenggai
