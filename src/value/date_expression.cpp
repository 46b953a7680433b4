#include "value/date_expression.h"

#include <algorithm>
#include <array>

#include "base/character_set.h"
#include "value/numeral.h"
#include "value/text_cursor.h"

namespace zhenggai {

namespace {

// What every date begins with, if not with 上半年 or 下半年: a space, a numeral of any form, 年, 第, Q, a quote.
constexpr CharacterSet date_openers(
    " \t\u00A0　0123456789０１２３４５６７８９〇零○一二三四五六七八九十两廿卅百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
    "年第QＱ“\"");
constexpr CharacterSet separators("-./．／－");  // of numeric dates
constexpr WordListSet half_years = word_lists({WordList::first_half, WordList::second_half});

constexpr int first_year = 1900;
constexpr int last_year = 2999;

Date day_before(Date date) {
    if (date.day > 1) return {date.year, date.month, date.day - 1};
    if (date.month > 1) return {date.year, date.month - 1, days_in_month(date.year, date.month - 1)};
    return {date.year - 1, 12, 31};
}

// One date by its parts, before it is known which year it belongs to.
struct Parts {
    std::optional<int> year = {};
    int years = 1;     // how many years it spans: five for a plan period
    int month = 1;     // its first month
    int months = 12;   // and how many months it spans
    int day = 1;       // its first day
    int last_day = 0;  // its last day in the last month; 0: that month's end
    Precision precision = Precision::year;
    bool numeric = false;

    bool possible(int in_year) const {
        if (in_year < first_year || in_year > last_year || month < 1 || month + months - 1 > 12) return false;
        return day >= 1 && std::max(day, last_day) <= days_in_month(in_year, month);
    }
    Date first(int in_year) const { return {in_year, month, day}; }
    Date last(int in_year) const {
        const int end_year = in_year + years - 1;
        const int end_month = month + months - 1;
        return {end_year, end_month, last_day > 0 ? last_day : days_in_month(end_year, end_month)};
    }
};

class DateReader {
  public:
    DateReader(std::string_view text, const ValueWords& words, const DateContext& context)
        : text_(text), words_(words), context_(context), cursor_(text) {}

    std::optional<DateExpression> read() {
        read_opening();
        std::optional<Parts> first = bare_year_before_range();
        if (!first) first = point();
        if (!first) return std::nullopt;
        const std::optional<Parts> second = range_end(*first);
        DateExpression date{.precision = (second ? *second : *first).precision, .numeric = first->numeric};
        date.end = read_end();
        date.text = text_.substr(0, cursor_.offset());
        date.year = second && second->year ? second->year : first->year;
        set_days(date, *first, second);
        return date;
    }

  private:
    // The number that a date may begin with, read once for all the forms that do.
    void read_opening() {
        behind_opening_ = cursor_;
        opening_ = behind_opening_.number(1, 99);
    }

    // Whether cursor_.number(least, most) would find that number.
    bool opens_with(int least, int most) const {
        return opening_ && (opening_->digits == 0 || (opening_->digits >= least && opening_->digits <= most));
    }

    // 2018—2020年: the first year of a range may stand without its 年.
    std::optional<Parts> bare_year_before_range() {
        if (!opens_with(4, 4)) return std::nullopt;
        TextCursor ahead = behind_opening_;
        if (!ahead.take_any(WordList::range, words_) || !ahead.number(4, 4) || !ahead.take("年"))
            return std::nullopt;
        cursor_ = behind_opening_;
        return Parts{.year = static_cast<int>(opening_->value)};
    }

    // 2023年10月至次年3月: 次年 is the year behind that of the first date.
    std::optional<Parts> range_end(const Parts& first) {
        const TextCursor before = cursor_;
        if (cursor_.take_any(WordList::range, words_)) {
            ends_next_year_ = cursor_.take_any(WordList::next_year, words_);
            read_opening();
            if (auto second = point(); second && !(ends_next_year_ && second->year)) {
                if (ends_next_year_ && first.year) second->year = *first.year + 1;
                return second;
            }
        }
        ends_next_year_ = false;
        cursor_ = before;
        return std::nullopt;
    }

    // One date from the opening on.
    std::optional<Parts> point() {
        Parts parts;
        short_year_ = false;
        if (plan_period(parts) || numeric_date(parts)) return parts;
        const TextCursor before = cursor_;
        const bool year = take_year(parts);
        if (take_month(parts) || take_quarter(parts) || take_half(parts)) return parts;
        if (take_year_word()) return parts;
        if (year && !short_year_) return parts;
        // 22年 alone may count years; only 22年底 is a date.
        if (year && period_ends()) return parts;
        cursor_ = before;
        return std::nullopt;
    }

    // “十四五”末: the fourteenth five-year plan runs from 2021 to 2025.
    bool plan_period(Parts& parts) {
        constexpr std::string_view five = "五";
        TextCursor cursor = cursor_;
        const bool quoted = cursor.take("“") || cursor.take("\"");
        const std::string_view rest = cursor.rest();
        const std::string_view opening = rest.substr(0, 4 * five.size());
        if (opening.find(five) == std::string_view::npos) return false;
        const std::size_t end = opening.rfind(five);
        const auto ordinal = parse_integer(rest.substr(0, end));
        if (!ordinal || *ordinal < 1 || *ordinal > 40 || !cursor.take(rest.substr(0, end + five.size())))
            return false;
        if (quoted && !cursor.take("”") && !cursor.take("\"")) return false;
        if (!cursor.take_any(WordList::plan_period, words_)) return false;
        parts = {
            .year = static_cast<int>(1951 + 5 * *ordinal), .years = 5, .precision = Precision::plan_period};
        cursor_ = cursor;
        return true;
    }

    // 2022-06-30, 2022.6, 2022/6
    bool numeric_date(Parts& parts) {
        TextCursor cursor = behind_opening_;
        if (!opening_ || opening_->digits != 4 || !take_separator(cursor)) return false;
        const auto month = cursor.number(1, 2);
        if (!month || month->digits == 0 || cursor.take("年")) return false;
        parts = {.year = static_cast<int>(opening_->value),
                 .month = static_cast<int>(month->value),
                 .months = 1,
                 .precision = Precision::month,
                 .numeric = true};
        cursor_ = cursor;
        if (!take_separator(cursor)) return true;
        const auto day = cursor.number(1, 2);
        if (!day || day->digits == 0) return true;
        parts.day = parts.last_day = static_cast<int>(day->value);
        parts.precision = Precision::day;
        cursor_ = cursor;
        return true;
    }

    static bool take_separator(TextCursor& cursor) { return cursor.take_one_of(separators); }

    bool take_year(Parts& parts) {
        TextCursor cursor = behind_opening_;
        if (!opens_with(2, 4) || opening_->digits == 3 || !cursor.take("年")) return false;
        const std::int64_t year = opening_->value;
        short_year_ = year < 100;
        if (short_year_ && (opening_->digits != 2 || year < 10)) return false;
        if (!short_year_ && year < 1000) return false;
        parts.year = static_cast<int>(year) + (short_year_ ? 2000 : 0);
        cursor_ = cursor;
        return true;
    }

    // 年底, or the second 年 of 2022年年底.
    bool take_year_word() {
        TextCursor cursor = cursor_;
        if (!cursor.take("年")) return false;
        const TextCursor before = cursor_;
        cursor_ = cursor;
        if (period_ends() || TextCursor(cursor_).take_any(WordList::within, words_)) return true;
        cursor_ = before;
        return false;
    }

    bool period_ends() const { return TextCursor(cursor_).take_any(WordList::period_end, words_); }

    bool take_month(Parts& parts) {
        TextCursor cursor = cursor_;
        const auto month = cursor.number(1, 2);
        if (!month || (!cursor.take("月") && !month_follows(cursor))) return false;
        cursor.take("份");
        parts.month = static_cast<int>(month->value);
        parts.months = 1;
        parts.precision = Precision::month;
        cursor_ = cursor;
        const auto day = cursor.number(1, 2);
        if (day && (cursor.take("日") || cursor.take("号"))) {
            parts.day = parts.last_day = static_cast<int>(day->value);
            parts.precision = Precision::day;
            cursor_ = cursor;
        } else {
            take_ten_days(parts);
        }
        return true;
    }

    // 3—6月: the first month of a range may stand without its 月.
    bool month_follows(TextCursor cursor) const {
        return cursor.take_any(WordList::range, words_) && cursor.number(1, 2) && cursor.take("月");
    }

    void take_ten_days(Parts& parts) {
        struct TenDays {
            WordList list;
            int first;
            int last;
        };
        constexpr std::array<TenDays, 3> thirds{{{WordList::first_ten_days, 1, 10},
                                                 {WordList::middle_ten_days, 11, 20},
                                                 {WordList::last_ten_days, 21, 0}}};
        for (const TenDays& third : thirds) {
            if (!cursor_.take_any(third.list, words_)) continue;
            parts.day = third.first;
            parts.last_day = third.last;
            parts.precision = Precision::ten_days;
            return;
        }
    }

    bool take_quarter(Parts& parts) {
        TextCursor cursor = cursor_;
        const bool latin = cursor.take("Q") || cursor.take("Ｑ");
        if (!latin) cursor.take("第");
        const auto quarter = cursor.number(1, 1);
        if (!quarter || (!latin && !cursor.take_any(WordList::quarter, words_))) return false;
        parts.month = static_cast<int>(3 * quarter->value - 2);
        parts.months = 3;
        parts.precision = Precision::quarter;
        cursor_ = cursor;
        return true;
    }

    bool take_half(Parts& parts) {
        const bool first = cursor_.take_any(WordList::first_half, words_);
        if (!first && !cursor_.take_any(WordList::second_half, words_)) return false;
        parts.month = first ? 1 : 7;
        parts.months = 6;
        parts.precision = Precision::half_year;
        return true;
    }

    DateEnd read_end() {
        if (cursor_.take_any(WordList::period_end, words_)) return DateEnd::end;
        if (cursor_.take_any(WordList::before, words_)) return DateEnd::before;
        if (cursor_.take_any(WordList::within, words_)) return DateEnd::within;
        return DateEnd::none;
    }

    void set_days(DateExpression& date, const Parts& first, const std::optional<Parts>& second) {
        const Parts& last = second ? *second : first;
        std::optional<int> year = date.year ? date.year : context_.year;
        if (!date.year && year && ends_next_year_) ++*year;
        if (!year && context_.issued) year = year_from_issue(last, date.end);
        if (!year) {
            date.impossible = !last.possible(2000);  // a leap year: every month as long as it can be
            return;
        }
        const int from_year = second ? first.year.value_or(*year) : *year;
        date.impossible = !last.possible(*year) || (second && !first.possible(from_year));
        if (date.impossible) return;
        date.by = last.last(*year);
        date.ambiguous = date.end == DateEnd::before && last.precision != Precision::day;
        if (date.ambiguous) date.by = day_before(last.first(*year));
        if (!second) return;
        date.from = first.first(from_year);
        // 10月至3月: the range begins in the year before.
        if (!first.year && !second->year && *date.by < *date.from) date.from = first.first(from_year - 1);
    }

    // The year in which the last allowed day comes first on or after the day of issue.
    int year_from_issue(const Parts& parts, DateEnd end) const {
        const int year = context_.issued->year;
        if (!parts.possible(year)) return year;
        const bool excluded = end == DateEnd::before && parts.precision != Precision::day;
        const Date last = excluded ? day_before(parts.first(year)) : parts.last(year);
        return last < *context_.issued ? year + 1 : year;
    }

    std::string_view text_;
    const ValueWords& words_;
    const DateContext& context_;
    TextCursor cursor_;
    TextCursor behind_opening_{text_};
    std::optional<TextCursor::Number> opening_ = {};
    bool short_year_ = false;
    bool ends_next_year_ = false;
};

}  // namespace

std::optional<DateExpression> parse_date_expression(std::string_view text, const ValueWords& words,
                                                    const DateContext& context) {
    if (!date_openers.begins(text) && !words.beginning_like(text).meets(half_years)) return std::nullopt;
    return DateReader(text, words, context).read();
}

}  // namespace zhenggai
