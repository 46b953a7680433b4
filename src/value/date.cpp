#include "value/date.h"

#include <array>
#include <cstdint>
#include <vector>

#include "value/numeral.h"

namespace zhenggai {

namespace {

constexpr std::array<std::string_view, 6> separators{"年", "月", "日", "号", "-", "/"};
constexpr std::array<std::string_view, 4> dots{".", "．", "－", "／"};
constexpr std::array<std::string_view, 4> spaces{" ", "\t", "　", "\u00A0"};

bool starts_with_any(std::string_view text, const auto& words, std::size_t& length) {
    for (const std::string_view word : words) {
        if (!text.starts_with(word)) continue;
        length = word.size();
        return true;
    }
    return false;
}

// The runs of characters between separators, without spaces: 2022, 1, 14.
std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts(1);
    while (!text.empty()) {
        std::size_t length = 1;
        if (starts_with_any(text, spaces, length)) {
            text.remove_prefix(length);
        } else if (starts_with_any(text, separators, length) || starts_with_any(text, dots, length)) {
            text.remove_prefix(length);
            parts.emplace_back();
        } else {
            parts.back().push_back(text.front());
            text.remove_prefix(1);
        }
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

}  // namespace

int days_in_month(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::string iso_date(const Date& date) {
    std::string iso(10, '0');
    const auto put = [&iso](int value, std::size_t last, std::size_t count) {
        for (; count > 0; --count, --last, value /= 10) iso[last] = static_cast<char>('0' + value % 10);
    };
    put(date.year, 3, 4);
    put(date.month, 6, 2);
    put(date.day, 9, 2);
    iso[4] = iso[7] = '-';
    return iso;
}

std::optional<Date> parse_full_date(std::string_view text) {
    const std::vector<std::string> parts = parts_of(text);
    if (parts.size() != 3) return std::nullopt;
    const auto year = parse_integer(parts[0]);
    const auto month = parse_integer(parts[1]);
    const auto day = parse_integer(parts[2]);
    if (!year || !month || !day || *year < 1900 || *year > 2999 || *month < 1 || *month > 12)
        return std::nullopt;
    const Date date{static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day)};
    if (*day < 1 || *day > days_in_month(date.year, date.month)) return std::nullopt;
    return date;
}

}  // namespace zhenggai
