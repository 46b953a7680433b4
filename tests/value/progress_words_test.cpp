#include "value/progress_words.h"

#include <doctest/doctest.h>

#include <string_view>

#include "grammar/builtin.h"

namespace zhenggai {
namespace {

const ValueWords& words() { return builtin_grammar("progress-disclosure")->values; }

TEST_CASE("a text may count only what a number of that value stands for") {
    struct Row {
        std::string_view text;
        std::int64_t value;
        bool counts;
    };
    const Row rows[] = {
        {"24个问题已完成整改", 24, true},
        {"２４个问题已完成整改", 24, true},
        {"共有二十四个问题", 24, true},
        {"共有 24 个问题", 24, true},
        {"交办信访件2,031件", 2031, true},
        {"已完成5个，其余19个正在整改", 19, true},
        {"24个问题已完成整改", 4, false},
        {"24个问题已完成整改", 23, false},
        {"长24米", 24, false},
        {"24", 24, false},
        {"", 24, false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CAPTURE(row.value);
        CHECK(may_count(row.text, row.value, words()) == row.counts);
    }
}

TEST_CASE("whatever is read as a count may be one") {
    const std::string_view text =
        "截至2021年底，反馈的四十三项任务、1,204件信访件和近百个点位已有３８项、1.2万件办结";
    std::size_t counts = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
        const auto count = read_count(text, at, words());
        if (!count) continue;
        ++counts;
        CHECK(may_count(text, count->value, words()));
    }
    CHECK(counts > 3);
}

}  // namespace
}  // namespace zhenggai
