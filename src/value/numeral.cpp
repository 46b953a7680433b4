#include "value/numeral.h"

#include <array>

namespace zhenggai {

namespace {

constexpr std::int64_t largest = 999'999'999'999;

struct HanDigit {
    std::string_view character;
    std::int64_t value;
};

// Numeral characters are language, not a list that a document family could change.
constexpr std::array<HanDigit, 22> han_digits{
    {{"〇", 0}, {"零", 0}, {"○", 0},  {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5},
     {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}, {"两", 2}, {"壹", 1}, {"贰", 2}, {"叁", 3},
     {"肆", 4}, {"伍", 5}, {"陆", 6}, {"柒", 7}, {"捌", 8}, {"玖", 9}}};
constexpr std::array<HanDigit, 10> han_units{{{"十", 10},
                                              {"拾", 10},
                                              {"廿", 20},
                                              {"卅", 30},
                                              {"百", 100},
                                              {"佰", 100},
                                              {"千", 1000},
                                              {"仟", 1000},
                                              {"万", 10'000},
                                              {"亿", 100'000'000}}};

template <std::size_t N>
std::optional<std::int64_t> find(const std::array<HanDigit, N>& table, std::string_view character) {
    for (const HanDigit& entry : table)
        if (entry.character == character) return entry.value;
    return std::nullopt;
}

// Bytes of the UTF-8 sequence at the start of the text.
std::size_t sequence_length(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return length < text.size() ? length : text.size();
}

std::optional<int> arabic_digit(std::string_view character) {
    if (character.size() == 1 && character[0] >= '0' && character[0] <= '9') return character[0] - '0';
    if (character.size() == 3 && character.starts_with("\xEF\xBC")) {  // U+FF10..U+FF19
        const int value = static_cast<unsigned char>(character[2]) - 0x90;
        if (value >= 0 && value <= 9) return value;
    }
    return std::nullopt;
}

std::optional<std::int64_t> parse_arabic(std::string_view text) {
    std::int64_t value = 0;
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        const auto digit = arabic_digit(text.substr(0, length));
        if (!digit) return std::nullopt;
        value = value * 10 + *digit;
        if (value > largest) return std::nullopt;
        text.remove_prefix(length);
    }
    return value;
}

// 二〇二二: digits only, each in its place.
std::optional<std::int64_t> parse_positional(std::string_view text) {
    std::int64_t value = 0;
    for (; !text.empty(); text.remove_prefix(sequence_length(text))) {
        const auto digit = find(han_digits, text.substr(0, sequence_length(text)));
        if (!digit) return std::nullopt;
        value = value * 10 + *digit;
        if (value > largest) return std::nullopt;
    }
    return value;
}

// 一百零五, 三千二百万: groups of 万 and 亿, each built from 千, 百 and 十.
std::optional<std::int64_t> parse_grouped(std::string_view text) {
    std::int64_t total = 0;
    std::int64_t group = 0;
    std::int64_t digit = -1;  // the digit that waits for its unit; -1: none
    for (; !text.empty(); text.remove_prefix(sequence_length(text))) {
        const std::string_view character = text.substr(0, sequence_length(text));
        if (const auto value = find(han_digits, character)) {
            if (digit > 0) return std::nullopt;  // two digits without a unit between them
            digit = *value;
            continue;
        }
        const auto unit = find(han_units, character);
        if (!unit) return std::nullopt;
        if (*unit >= 10'000) {
            if (total + group <= 0 && digit <= 0) return std::nullopt;  // 万 alone counts nothing
            total = (total + group + (digit > 0 ? digit : 0)) * *unit;
            group = 0;
        } else {
            group += (digit >= 0 ? digit : 1) * *unit;
        }
        digit = -1;
        if (total > largest) return std::nullopt;
    }
    return total + group + (digit > 0 ? digit : 0);
}

// The circled, parenthesised and dotted numerals of Unicode, one character each.
std::optional<std::int64_t> parse_enclosed(std::string_view text) {
    if (text.size() != 3) return std::nullopt;
    const auto byte = [&](std::size_t i) {
        return static_cast<std::int64_t>(static_cast<unsigned char>(text[i]));
    };
    const std::int64_t c = ((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
    if (c >= 0x2460 && c <= 0x2473) return c - 0x2460 + 1;  // ①..⑳
    if (c >= 0x2474 && c <= 0x2487) return c - 0x2474 + 1;  // ⑴..⒇
    if (c >= 0x2488 && c <= 0x249B) return c - 0x2488 + 1;  // ⒈..⒛
    if (c >= 0x3220 && c <= 0x3229) return c - 0x3220 + 1;  // ㈠..㈩
    return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> parse_integer(std::string_view text) {
    if (text.empty()) return std::nullopt;
    if (const auto value = parse_arabic(text)) return value;
    if (const auto value = parse_positional(text)) return value;
    if (const auto value = parse_grouped(text)) return value;
    return parse_enclosed(text);
}

}  // namespace zhenggai
