#include "value/numeral.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

namespace zhenggai {
namespace {

// "24", or "none".
std::string read(std::string_view text) {
    const std::optional<std::int64_t> number = parse_integer(text);
    return number ? std::to_string(*number) : "none";
}

TEST_CASE("numerals of every form") {
    struct Row {
        std::string_view text;
        std::int64_t value;
    };
    const Row rows[] = {
        // ASCII and full-width digits.
        {"0", 0},
        {"7", 7},
        {"007", 7},
        {"24", 24},
        {"180000", 180'000},
        {"999999999999", 999'999'999'999},
        {"000000000000000000000000000001", 1},
        {"０", 0},
        {"９", 9},
        {"１０５", 105},
        {"２０２２", 2022},
        {"1０5", 105},
        // Chinese digits by themselves and in their places.
        {"〇", 0},
        {"零", 0},
        {"一", 1},
        {"两", 2},
        {"九", 9},
        {"二〇二二", 2022},
        {"二零二二", 2022},
        {"二○二二", 2022},  // with the geometric circle that many keyboards give
        {"一九九八", 1998},
        {"一〇五", 105},
        {"〇五", 5},
        {"五〇〇", 500},
        // Tens, hundreds, thousands.
        {"十", 10},
        {"一十", 10},
        {"十一", 11},
        {"十九", 19},
        {"二十", 20},
        {"二十四", 24},
        {"九十九", 99},
        {"廿", 20},
        {"廿四", 24},
        {"卅", 30},
        {"卅一", 31},
        {"一百", 100},
        {"两百", 200},
        {"一百零五", 105},
        {"一百〇五", 105},
        {"一百一十", 110},
        {"一百一十五", 115},
        {"一百二十四", 124},
        {"九百九十九", 999},
        {"一千", 1000},
        {"两千", 2000},
        {"一千零一", 1001},
        {"一千零一十", 1010},
        {"一千一百零一", 1101},
        {"两千二百二十二", 2222},
        // Groups of ten thousand and of a hundred million.
        {"一万", 10'000},
        {"十万", 100'000},
        {"一万零一", 10'001},
        {"一万零五百", 10'500},
        {"十八万", 180'000},
        {"三千二百万", 32'000'000},
        {"一千零二十四万零九百", 10'240'900},
        {"一亿", 100'000'000},
        {"一亿零五", 100'000'005},
        {"十二亿三千万", 1'230'000'000},
        {"三千亿", 300'000'000'000},
        {"九千九百九十九亿九千九百九十九万九千九百九十九", 999'999'999'999},
        // Formal numerals.
        {"壹", 1},
        {"玖", 9},
        {"拾", 10},
        {"壹佰贰拾叁", 123},
        {"肆仟伍佰陆拾柒", 4567},
        {"捌万", 80'000},
        // One enclosed numeral.
        {"①", 1},
        {"⑩", 10},
        {"⑳", 20},
        {"⑴", 1},
        {"⒇", 20},
        {"⒈", 1},
        {"⒛", 20},
        {"㈠", 1},
        {"㈩", 10},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(read(row.text) == std::to_string(row.value));
    }
}

TEST_CASE("what is no whole number of one form") {
    constexpr std::string_view rows[] = {
        "",
        " ",
        "若干",
        "数十",
        "十余",
        "第三",
        "三个",
        "1.5",
        "三点五",
        "-1",
        "+1",
        "负一",
        "1,000",
        "１，０００",
        "1 000",
        " 1",
        "1 ",
        "二十 四",
        "12a",
        "0x10",
        "1e3",
        // Two forms in one.
        "3万",
        "十5",
        "1一",
        "一①",
        "①②",
        "第①",
        // Approximate numbers.
        "三四百",
        "一二十",
        "十五六",
        // Beyond 999,999,999,999.
        "1000000000000000",
        "99999999999999999999999999",
        "１０００００００００００００００",
        "一千万亿",
        "一千二百万亿",
        "一二三四五六七八九〇一二三四五六",
        // Pieces of characters.
        "\xEF",
        "\xEF\xBC",
        "\xE4\xB8",
        "\x80",
        "\xF0\xA0\x80\x80",
        "一\xE4",
    };
    for (const std::string_view text : rows) {
        CAPTURE(text);
        CHECK(read(text) == "none");
    }
}

TEST_CASE("where a number may begin") {
    for (const std::string_view text : {"0个", "9",  "０", "９个", "〇", "○",  "二十四", "两", "廿", "卅",
                                        "百",  "万", "亿", "壹",   "玖", "拾", "仟",     "①",  "⒛",  "㈠"}) {
        CAPTURE(text);
        CHECK(begins_as_number(text));
    }
    for (const std::string_view text :
         {"", " 1", "个", "第一", "a", "-1", "（一）", "、", "，", "％", "〡", "é1", "\xE4\xB8", "𠀀"}) {
        CAPTURE(text);
        CHECK(!begins_as_number(text));
    }
}

TEST_CASE("a character that is a number begins one") {
    for (unsigned c = 0x800; c <= 0xFFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const std::string character{static_cast<char>(0xE0U | c >> 12U),
                                    static_cast<char>(0x80U | (c >> 6U & 0x3FU)),
                                    static_cast<char>(0x80U | (c & 0x3FU))};
        if (!parse_integer(character)) continue;
        CAPTURE(character);
        CHECK(begins_as_number(character));
    }
}

TEST_CASE("units out of their order make no number") {
    for (const std::string_view text :
         {"万", "亿", "十十", "十百", "百千", "二十三十", "一百二百", "一万一万", "一亿一亿", "一千一百一百",
          "一万亿万", "二十廿", "一百零"}) {
        CAPTURE(text);
        CHECK(read(text) == "none");
    }
}

TEST_CASE("a unit left out at the end is not taken for the ones") {
    // 二百五 is 250 where it is said, and no number where it is written; 205 it is never.
    CHECK(read("二百五") != "205");
    CHECK(read("三千五") != "3005");
    CHECK(read("一万二") != "10002");
}

TEST_CASE("numbers too large are none, however they are built") {
    for (const std::string_view text :
         {"九千九百九十九亿亿", "亿亿亿亿", "一亿亿", "一万万万万", "九亿亿亿亿亿亿"}) {
        CAPTURE(text);
        CHECK(read(text) == "none");
    }
    std::string long_one;
    for (int i = 0; i < 10'000; ++i) long_one += "九千";
    CHECK(read(long_one) == "none");
    CHECK(read(std::string(100'000, '9')) == "none");
}

constexpr std::array<std::string_view, 10> digits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

// 1 <= number < 10000; `inner`: something stands before it, so that 十 is written 一十.
std::string group_in_words(int number, bool inner) {
    constexpr std::array<std::string_view, 4> units{"千", "百", "十", ""};
    std::string words;
    bool zero = false;
    int unit = 1000;
    for (std::size_t place = 0; place < units.size(); ++place, unit /= 10) {
        const int digit = number / unit % 10;
        if (digit == 0) {
            zero = !words.empty() || inner;
            continue;
        }
        if (zero) words += digits[0];
        zero = false;
        if (!(digit == 1 && place == 2 && words.empty() && !inner))
            words += digits[static_cast<std::size_t>(digit)];
        words += units[place];
    }
    return words;
}

// As written in full: 一千零二十四万零九百. 0 < number < 10^12.
std::string in_words(std::int64_t number) {
    std::string words;
    std::int64_t unit = 100'000'000;
    for (const std::string_view name : {"亿", "万", ""}) {
        const auto group = static_cast<int>(number / unit % 10'000);
        if (group != 0) words += group_in_words(group, !words.empty()) + std::string(name);
        unit /= 10'000;
    }
    return words;
}

TEST_CASE("every number is read back from its words") {
    CHECK(in_words(10'240'900) == "一千零二十四万零九百");
    CHECK(in_words(115) == "一百一十五");
    CHECK(in_words(10) == "十");
    std::string wrong;
    const auto check = [&wrong](std::int64_t number) {
        if (parse_integer(in_words(number)) != number && wrong.empty()) wrong = in_words(number);
        if (parse_integer(std::to_string(number)) != number && wrong.empty()) wrong = std::to_string(number);
    };
    for (std::int64_t number = 1; number < 100'000; ++number) check(number);
    for (std::int64_t number = 100'003; number < 1'000'000'000'000; number += number / 997) check(number);
    CHECK(wrong == "");
}

}  // namespace
}  // namespace zhenggai
