#include "value/date.h"

#include <array>

#include "value/text_cursor.h"

namespace zhenggai {

namespace {

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

}  // namespace

int days_in_month(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::string iso_date(const Date& date) {
    std::string iso(iso_date_size, '0');
    write_iso_date(date, iso.data());
    return iso;
}

char* write_iso_date(const Date& date, char* to) {
    const auto put_two = [&to](unsigned value) {  // below 100
        *to++ = static_cast<char>('0' + value / 10);
        *to++ = static_cast<char>('0' + value % 10);
    };
    const auto year = static_cast<unsigned>(date.year) % 10000;
    put_two(year / 100);
    put_two(year % 100);
    *to++ = '-';
    put_two(static_cast<unsigned>(date.month));
    *to++ = '-';
    put_two(static_cast<unsigned>(date.day));
    return to;
}

std::optional<Date> parse_full_date(std::string_view text) {
    TextCursor cursor(text);
    const auto year = cursor.number(4, 4);
    if (!year) return std::nullopt;
    const bool han = cursor.take("年");
    std::string_view separator;
    for (const std::string_view mark : {"-", ".", "/", "－", "．", "／"})
        if (!han && separator.empty() && cursor.take(mark)) separator = mark;
    if (!han && separator.empty()) return std::nullopt;
    const auto month = cursor.number(1, 2);
    if (!month || !cursor.take(han ? "月" : separator)) return std::nullopt;
    const auto day = cursor.number(1, 2);
    if (!day || (han && !cursor.take("日") && !cursor.take("号"))) return std::nullopt;
    const bool possible =
        year->value >= 1900 && year->value <= 2999 && month->value >= 1 && month->value <= 12;
    if (!possible || !cursor.at_end()) return std::nullopt;
    const Date date{static_cast<int>(year->value), static_cast<int>(month->value),
                    static_cast<int>(day->value)};
    if (date.day < 1 || date.day > days_in_month(date.year, date.month)) return std::nullopt;
    return date;
}

}  // namespace zhenggai
