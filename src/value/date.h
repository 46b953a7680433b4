// Calendar dates as plan documents write them.
//
//     parse_full_date("二〇二二年 1 月14日")   // Date{2022, 1, 14}
//     parse_full_date("2022年2月30日")         // none: no such day
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zhenggai {

// A day of the proleptic Gregorian calendar; month 1..12, day 1..31 and existing.
struct Date {
    int year = 0;
    int month = 1;
    int day = 1;

    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

// Days of the month, 28..31; month must be 1..12.
int days_in_month(int year, int month);

// "2022-01-14". Years below 1000 are padded to four digits.
std::string iso_date(const Date& date);

// The same, written to `to`, where iso_date_size bytes have room. Returns the end.
constexpr std::size_t iso_date_size = 10;
char* write_iso_date(const Date& date, char* to);

// The whole text as one date with year, month and day: digits Arabic, full-width or Chinese,
// spaces anywhere between the parts, `年 月 日|号` or `- . /` between them. None where it is
// anything else, or a day that does not exist. Years are 1900..2999.
std::optional<Date> parse_full_date(std::string_view text);

}  // namespace zhenggai
