#include "value/numeral.h"

#include "base/character_set.h"

namespace zhenggai {

namespace {

constexpr std::int64_t largest = 999'999'999'999'999;

// Numeral characters are language, not a list that a document family could change.
std::optional<std::int64_t> han_digit(std::uint32_t code_point) {
    switch (code_point) {
        case U'〇':
        case U'零':
        case U'○': return 0;
        case U'一':
        case U'壹': return 1;
        case U'二':
        case U'两':
        case U'贰': return 2;
        case U'三':
        case U'叁': return 3;
        case U'四':
        case U'肆': return 4;
        case U'五':
        case U'伍': return 5;
        case U'六':
        case U'陆': return 6;
        case U'七':
        case U'柒': return 7;
        case U'八':
        case U'捌': return 8;
        case U'九':
        case U'玖': return 9;
        default: return std::nullopt;
    }
}

std::optional<std::int64_t> han_unit(std::uint32_t code_point) {
    switch (code_point) {
        case U'十':
        case U'拾': return 10;
        case U'廿': return 20;
        case U'卅': return 30;
        case U'百':
        case U'佰': return 100;
        case U'千':
        case U'仟': return 1000;
        case U'万': return 10'000;
        case U'亿': return 100'000'000;
        default: return std::nullopt;
    }
}

std::optional<std::int64_t> arabic_digit(std::uint32_t code_point) {
    if (code_point >= U'0' && code_point <= U'9') return code_point - U'0';
    if (code_point >= U'０' && code_point <= U'９') return code_point - U'０';
    return std::nullopt;
}

std::optional<std::int64_t> parse_arabic(std::string_view text) {
    std::int64_t value = 0;
    while (!text.empty()) {
        const CodePoint character = first_code_point(text);
        const auto digit = arabic_digit(character.value);
        if (!digit) return std::nullopt;
        value = value * 10 + *digit;
        if (value > largest) return std::nullopt;
        text.remove_prefix(character.length);
    }
    return value;
}

// 二〇二二: digits only, each in its place. Two digits without a zero (两三, 五六) are a guess at a number.
std::optional<std::int64_t> parse_positional(std::string_view text) {
    std::int64_t value = 0;
    int digits = 0;
    bool zero = false;
    for (; !text.empty(); text.remove_prefix(first_code_point(text).length)) {
        const auto digit = han_digit(first_code_point(text).value);
        if (!digit) return std::nullopt;
        value = value * 10 + *digit;
        zero = zero || *digit == 0;
        ++digits;
        if (value > largest) return std::nullopt;
    }
    return digits == 2 && !zero ? std::nullopt : std::optional(value);
}

// One group below 万: 三千二百, 一百零五, 一百五 (150). Moves `text` behind it.
std::optional<std::int64_t> parse_group(std::string_view& text, std::int64_t& last_unit) {
    std::int64_t group = 0;
    std::int64_t digit = -1;  // the digit that waits for its unit; -1: none
    std::int64_t unit_before = 10'000;
    bool zero = false;  // a 零 stands before the digit
    bool any = false;
    for (; !text.empty(); text.remove_prefix(first_code_point(text).length)) {
        const std::uint32_t character = first_code_point(text).value;
        if (const auto value = han_digit(character)) {
            if (digit > 0) return std::nullopt;  // two digits without a unit between them
            zero = zero || *value == 0;
            digit = *value;
            any = true;
            continue;
        }
        const auto unit = han_unit(character);
        if (!unit) return std::nullopt;
        if (*unit >= 10'000) break;
        if (*unit >= unit_before) return std::nullopt;  // units fall: 一百二百 is no number
        group += (digit >= 0 ? digit : 1) * *unit;
        unit_before = *unit;
        digit = -1;
        any = true;
    }
    if (!any || (digit == 0 && unit_before < 10'000)) return std::nullopt;
    last_unit = unit_before;
    if (digit > 0) group += digit * (zero || unit_before > 1000 || unit_before < 100 ? 1 : unit_before / 10);
    return group;
}

// 一亿二千万, 两万五: groups with their 万 and 亿.
std::optional<std::int64_t> parse_grouped(std::string_view text) {
    constexpr std::int64_t ten_thousand = 10'000;
    constexpr std::int64_t hundred_million = 100'000'000;
    std::int64_t above = 0;   // whole 亿
    std::int64_t middle = 0;  // whole 万
    std::int64_t unit_before = 0;
    while (!text.empty()) {
        const bool zero = text.starts_with("零") || text.starts_with("〇");
        std::int64_t last_unit = 0;
        const std::size_t length = text.size();
        const auto group = parse_group(text, last_unit);
        if (!group) return std::nullopt;
        if (text.empty()) {
            // 两万五 is 25000, 两万零五 is 20005.
            const bool single = length == 3 && unit_before > 0 && !zero;
            return above + middle + (single ? *group * unit_before / 10 : *group);
        }
        const CodePoint character = first_code_point(text);
        const auto unit = han_unit(character.value);
        text.remove_prefix(character.length);
        if (*unit == ten_thousand) {
            if (middle > 0) return std::nullopt;
            middle = *group * ten_thousand;
        } else {
            if (above > 0 || middle + *group > largest / hundred_million) return std::nullopt;
            above = (middle + *group) * hundred_million;
            middle = 0;
        }
        unit_before = *unit;
        // 一万亿: the 亿 follows the 万 at once.
        if (*unit == ten_thousand && text.starts_with("亿")) {
            text.remove_prefix(std::string_view("亿").size());
            if (above > 0 || middle > largest / hundred_million) return std::nullopt;
            above = middle * hundred_million;
            middle = 0;
            unit_before = hundred_million;
        }
        if (above + middle > largest) return std::nullopt;
    }
    return above + middle;
}

// The circled, parenthesised and dotted numerals of Unicode, one character each.
std::optional<std::int64_t> parse_enclosed(std::string_view text) {
    if (text.size() != 3) return std::nullopt;
    const std::int64_t c = first_code_point(text).value;
    if (c >= 0x2460 && c <= 0x2473) return c - 0x2460 + 1;  // ①..⑳
    if (c >= 0x2474 && c <= 0x2487) return c - 0x2474 + 1;  // ⑴..⒇
    if (c >= 0x2488 && c <= 0x249B) return c - 0x2488 + 1;  // ⒈..⒛
    if (c >= 0x3220 && c <= 0x3229) return c - 0x3220 + 1;  // ㈠..㈩
    return std::nullopt;
}

constexpr CharacterSet number_starts(
    "0123456789０１２３４５６７８９〇零○一二三四五六七八九两壹贰叁肆伍陆柒捌玖十拾廿卅百佰千仟万亿");

// ①..⒛ and ㈠..㈩.
bool is_enclosed(std::uint32_t c) { return (c >= 0x2460 && c <= 0x249B) || (c >= 0x3220 && c <= 0x3229); }

}  // namespace

bool begins_as_number(std::string_view text) {
    return !text.empty() && (number_starts.begins(text) || is_enclosed(first_code_point(text).value));
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    if (text.empty()) return std::nullopt;
    if (const auto value = parse_arabic(text)) return value;
    if (const auto value = parse_positional(text)) return value;
    if (const auto value = parse_grouped(text)) return value;
    return parse_enclosed(text);
}

}  // namespace zhenggai
