#include "check/written_marker.h"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "text/character.h"
#include "value/numeral.h"

namespace zhenggai {

namespace {

constexpr std::array<std::string_view, 10> han_digits{"〇", "一", "二", "三", "四",
                                                      "五", "六", "七", "八", "九"};
constexpr std::array<std::string_view, 10> wide_digits{"０", "１", "２", "３", "４",
                                                       "５", "６", "７", "８", "９"};

// Enclosed numbers stand in a row: the sign of the first, and how many there are.
struct Enclosed {
    char32_t one = 0;
    int count = 0;
};
constexpr std::array<Enclosed, 4> enclosed_numbers{{{U'①', 20}, {U'⑴', 20}, {U'⒈', 20}, {U'㈠', 10}}};

// The part of the marker that is its number; empty where none is known.
std::string_view number_in(std::string_view marker) {
    std::size_t begin = 0;
    std::size_t end = 0;
    for (std::size_t at = 0; at < marker.size();) {
        const std::size_t here = at;
        next_code_point(marker, at);
        const bool numeral = parse_integer(marker.substr(here, at - here)).has_value();
        if (!numeral && end > begin) break;
        if (numeral && end == begin) begin = here;
        if (numeral) end = at;
    }
    return marker.substr(begin, end - begin);
}

// 1..99 in words; digits side by side above.
std::string han_number(std::int64_t number) {
    std::string written;
    if (number >= 100 || number == 0) {
        for (const char digit : fmt::format("{}", number))
            written += han_digits[static_cast<std::size_t>(digit - '0')];
        return written;
    }
    const auto tens = static_cast<std::size_t>(number / 10);
    const auto ones = static_cast<std::size_t>(number % 10);
    if (tens > 1) written += han_digits[tens];
    if (tens > 0) written += "十";
    if (ones > 0) written += han_digits[ones];
    return written;
}

// A character of three bytes in UTF-8.
std::string three_bytes(char32_t c) {
    return {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
            static_cast<char>(0x80 | (c & 0x3F))};
}

// The number in the manner of another one.
std::optional<std::string> written_like(std::string_view shown, std::int64_t number) {
    std::size_t behind = 0;
    const char32_t first = next_code_point(shown, behind);
    if (first < 0x80) return fmt::format("{}", number);
    if (first >= U'０' && first <= U'９') {
        std::string written;
        for (const char digit : fmt::format("{}", number))
            written += wide_digits[static_cast<std::size_t>(digit - '0')];
        return written;
    }
    for (const Enclosed& row : enclosed_numbers) {
        if (first < row.one || first >= row.one + static_cast<char32_t>(row.count)) continue;
        if (number < 1 || number > row.count) return std::nullopt;
        return three_bytes(row.one + static_cast<char32_t>(number - 1));
    }
    return han_number(number);
}

}  // namespace

std::string written_marker(std::string_view marker, std::int64_t number) {
    const std::string_view shown = number_in(marker);
    if (shown.empty()) return fmt::format("{}", number);
    const std::optional<std::string> written = written_like(shown, number);
    if (!written) return fmt::format("{}", number);
    const auto begin = static_cast<std::size_t>(shown.data() - marker.data());
    return fmt::format("{}{}{}", marker.substr(0, begin), *written, marker.substr(begin + shown.size()));
}

}  // namespace zhenggai
