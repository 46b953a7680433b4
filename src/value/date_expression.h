// One date of a plan: 2022年6月底前, 第二季度末, 2022年3月至6月, “十四五”末.
//
//     const auto date = parse_date_expression("2022年6月底前完成", words, {});
//     date->text;      // "2022年6月底前"
//     *date->by;       // 2022-06-30
//
// The last allowed day follows the rules of the record contract: 底前, 底, 末, 内 and the bare period end
// on the period's last day; after a day 前 includes it; 前 after a bare month, quarter or year ends the day
// before, and is ambiguous.
#pragma once

#include <optional>
#include <string_view>

#include "grammar/value_words.h"
#include "value/date.h"
#include "value/deadline.h"

namespace zhenggai {

// How a date is written, besides its period.
enum class DateEnd {
    none,    // the bare period
    end,     // 底前, 底, 末
    before,  // 前, 以前
    within,  // 内, 期间
};

struct DateExpression {
    std::string_view text = {};     // all of it, a view of what was read
    std::optional<Date> from = {};  // of a range: the first day of its first period
    std::optional<Date> by =
        {};  // the last allowed day; none where the year is missing or the day impossible
    Precision precision = Precision::day;
    DateEnd end = DateEnd::none;
    std::optional<int> year = {};  // as written, in full; none where the text has none
    bool ambiguous = false;        // 2024年前
    bool impossible = false;       // 2022年6月31日
    bool numeric = false;          // 2022.6: no 年 or 月 in it
};

struct DateContext {
    std::optional<int> year = {};     // for a date without one: the year of the date before it
    std::optional<Date> issued = {};  // else: the first such date on or after this day
};

// The date that begins at the start of `text`; none where none does. Digits may be Arabic, full-width or
// Chinese, years of two digits stand for 20xx, spaces may stand between all parts. A date without a year
// has `by` where the context gives one (and `year` stays empty).
std::optional<DateExpression> parse_date_expression(std::string_view text, const ValueWords& words,
                                                    const DateContext& context);

}  // namespace zhenggai
