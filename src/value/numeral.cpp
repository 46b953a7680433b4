#include "value/numeral.h"

#include <array>

namespace zhenggai {

namespace {

constexpr std::int64_t largest = 999'999'999'999'999;

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

// 二〇二二: digits only, each in its place. Two digits without a zero (两三, 五六) are a guess at a number.
std::optional<std::int64_t> parse_positional(std::string_view text) {
    std::int64_t value = 0;
    int digits = 0;
    bool zero = false;
    for (; !text.empty(); text.remove_prefix(sequence_length(text))) {
        const auto digit = find(han_digits, text.substr(0, sequence_length(text)));
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
    for (; !text.empty(); text.remove_prefix(sequence_length(text))) {
        const std::string_view character = text.substr(0, sequence_length(text));
        if (const auto value = find(han_digits, character)) {
            if (digit > 0) return std::nullopt;  // two digits without a unit between them
            zero = zero || *value == 0;
            digit = *value;
            any = true;
            continue;
        }
        const auto unit = find(han_units, character);
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
        const auto unit = find(han_units, text.substr(0, sequence_length(text)));
        text.remove_prefix(sequence_length(text));
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

// The code point of the three bytes that a text begins with.
std::int64_t code_point_of_three(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::int64_t>(static_cast<unsigned char>(text[i]));
    };
    return ((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
}

// The circled, parenthesised and dotted numerals of Unicode, one character each.
std::optional<std::int64_t> parse_enclosed(std::string_view text) {
    if (text.size() != 3) return std::nullopt;
    const std::int64_t c = code_point_of_three(text);
    if (c >= 0x2460 && c <= 0x2473) return c - 0x2460 + 1;  // ①..⑳
    if (c >= 0x2474 && c <= 0x2487) return c - 0x2474 + 1;  // ⑴..⒇
    if (c >= 0x2488 && c <= 0x249B) return c - 0x2488 + 1;  // ⒈..⒛
    if (c >= 0x3220 && c <= 0x3229) return c - 0x3220 + 1;  // ㈠..㈩
    return std::nullopt;
}

}  // namespace

bool begins_as_number(std::string_view text) {
    if (text.empty()) return false;
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return lead >= '0' && lead <= '9';
    if (lead < 0xE2 || lead > 0xEF || text.size() < 3) return false;
    const std::int64_t c = code_point_of_three(text);
    switch (c) {
        case U'〇':
        case U'零':
        case U'○':
        case U'一':
        case U'二':
        case U'三':
        case U'四':
        case U'五':
        case U'六':
        case U'七':
        case U'八':
        case U'九':
        case U'两':
        case U'壹':
        case U'贰':
        case U'叁':
        case U'肆':
        case U'伍':
        case U'陆':
        case U'柒':
        case U'捌':
        case U'玖':
        case U'十':
        case U'拾':
        case U'廿':
        case U'卅':
        case U'百':
        case U'佰':
        case U'千':
        case U'仟':
        case U'万':
        case U'亿': return true;
        default: break;
    }
    return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0x2460 && c <= 0x249B) || (c >= 0x3220 && c <= 0x3229);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    if (text.empty()) return std::nullopt;
    if (const auto value = parse_arabic(text)) return value;
    if (const auto value = parse_positional(text)) return value;
    if (const auto value = parse_grouped(text)) return value;
    return parse_enclosed(text);
}

}  // namespace zhenggai
