#include "value/date.h"

#include <doctest/doctest.h>

#include <string>

namespace zhenggai {
namespace {

// "2022-01-14", or "none".
std::string read(std::string_view text) {
    const std::optional<Date> date = parse_full_date(text);
    return date ? iso_date(*date) : "none";
}

TEST_CASE("dates with year, month and day") {
    struct Row {
        std::string_view text;
        std::string_view date;
    };
    const Row rows[] = {
        {"2022年1月14日", "2022-01-14"},
        {"2022年01月04日", "2022-01-04"},
        {"2022年12月31日", "2022-12-31"},
        {"2022年1月14号", "2022-01-14"},
        {"２０２２年１月１４日", "2022-01-14"},
        {"2022年１月14日", "2022-01-14"},
        {"二〇二二年一月十四日", "2022-01-14"},
        {"二○二二年十二月三十一日", "2022-12-31"},
        {"二零二二年十月二十日", "2022-10-20"},
        {"二〇二二年十一月廿九日", "2022-11-29"},
        {"二〇二二年1月十四日", "2022-01-14"},
        // Spaces between the parts.
        {"2022 年 1 月 14 日", "2022-01-14"},
        {"２０２２　年　１　月　４　日", "2022-01-04"},
        {"二〇二二年 1 月14日", "2022-01-14"},
        {"2022\u00a0年1月\t14日", "2022-01-14"},
        // Other separators, in both widths.
        {"2022-01-14", "2022-01-14"},
        {"2022-1-4", "2022-01-04"},
        {"2022.1.14", "2022-01-14"},
        {"2022/1/14", "2022-01-14"},
        {"２０２２．１．１４", "2022-01-14"},
        {"２０２２－１－１４", "2022-01-14"},
        {"２０２２／１／１４", "2022-01-14"},
        {"2022 - 1 - 14", "2022-01-14"},
        // The borders.
        {"1900年1月1日", "1900-01-01"},
        {"2999年12月31日", "2999-12-31"},
        {"2024年2月29日", "2024-02-29"},
        {"2000年2月29日", "2000-02-29"},
        {"2022年4月30日", "2022-04-30"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(read(row.text) == row.date);
    }
}

TEST_CASE("days that do not exist and years out of reach") {
    for (const std::string_view text :
         {"2022年2月29日", "2022年2月30日", "1900年2月29日", "2100年2月29日", "2022年4月31日",
          "2022年1月32日", "2022年1月0日", "2022年0月1日", "2022年13月1日", "2022年99月99日",
          "1899年12月31日", "3000年1月1日", "22年1月14日", "0年1月1日", "20222年1月1日",
          "99999999999999年1月1日", "二〇二二年二月三十日"}) {
        CAPTURE(text);
        CHECK(read(text) == "none");
    }
}

TEST_CASE("what is anything else than one date") {
    for (const std::string_view text : {"",
                                        " ",
                                        "年月日",
                                        "2022年",
                                        "2022年1月",
                                        "1月14日",
                                        "2022",
                                        "20220114",
                                        "2022年1月14日前",
                                        "2022年1月14日印发",
                                        "于2022年1月14日",
                                        "2022年1月14日-15日",
                                        "2022年1月14日至2月1日",
                                        "2022年1月上旬",
                                        "2022年第1季度14日",
                                        "2022-1-14 10:00",
                                        "2022--1-14",
                                        "2022年-1月14日",
                                        "-2022年1月14日",
                                        "2022年1.5月14日",
                                        "2022:1:14",
                                        "2022,1,14",
                                        "2022 1 14",
                                        "年2022月1日14",
                                        "2022年1月14日日",
                                        "某年某月某日",
                                        "2022年若干月14日",
                                        "2022年1月\xE5日"}) {
        CAPTURE(text);
        CHECK(read(text) == "none");
    }
}

TEST_CASE("the separators are those of one kind, each in its place") {
    for (const std::string_view text :
         {"2022日1月14年", "2022月1年14日", "2022年1年14年", "2022日1日14日", "2022年1-14", "2022-1/14",
          "2022.1-14", "2022年1月14-", "2022-1-14-"}) {
        CAPTURE(text);
        CHECK(read(text) == "none");
    }
}

TEST_CASE("enclosed numerals count items, not days") {
    CHECK(read("2022年①月14日") == "none");
    CHECK(read("2022年1月⒕日") == "none");
}

TEST_CASE("dates as ISO 8601 writes them") {
    CHECK(iso_date({2022, 1, 14}) == "2022-01-14");
    CHECK(iso_date({2999, 12, 31}) == "2999-12-31");
    CHECK(iso_date({999, 10, 5}) == "0999-10-05");
    CHECK(iso_date({7, 1, 2}) == "0007-01-02");
}

TEST_CASE("the days of a month") {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; ++month) CHECK(days_in_month(2022, month) == days[month - 1]);
    CHECK(days_in_month(2024, 2) == 29);
    CHECK(days_in_month(2000, 2) == 29);
    CHECK(days_in_month(1900, 2) == 28);
    CHECK(days_in_month(2100, 2) == 28);
    CHECK(days_in_month(2024, 4) == 30);
}

TEST_CASE("every day that exists is read back, and no other") {
    std::string wrong;
    for (const int year : {1900, 1999, 2000, 2022, 2024, 2100, 2999}) {
        for (int month = 0; month <= 13; ++month) {
            for (int day = 0; day <= 32; ++day) {
                const bool exists =
                    month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
                const std::string text =
                    std::to_string(year) + "年" + std::to_string(month) + "月" + std::to_string(day) + "日";
                if ((read(text) != "none") != exists) wrong = text;
                if (exists && read(iso_date({year, month, day})) != iso_date({year, month, day}))
                    wrong = text;
            }
        }
    }
    CHECK(wrong.empty());
}

TEST_CASE("dates are ordered") {
    CHECK(Date{2022, 1, 14} < Date{2022, 1, 15});
    CHECK(Date{2022, 1, 31} < Date{2022, 2, 1});
    CHECK(Date{2022, 12, 31} < Date{2023, 1, 1});
    CHECK(Date{2022, 1, 14} == Date{2022, 1, 14});
}

}  // namespace
}  // namespace zhenggai
