#include "match/sentence_marks.h"

#include <doctest/doctest.h>

#include <string_view>

namespace zhenggai {
namespace {

TEST_CASE("marks are counted, of either width") {
    const SentenceMarks marks = sentence_marks("a，b,c；d;e；f：g:h、i、j。k！l");
    CHECK(marks.commas == 2);
    CHECK(marks.semicolons == 3);
    CHECK(marks.colons == 2);
    CHECK(marks.list_commas == 2);
    CHECK(marks.full_stops == 1);
    CHECK(marks.exclamations == 1);
}

TEST_CASE("what the marks say of a text") {
    struct Row {
        std::string_view text;
        bool end_clauses;
        bool of_sentence;
    };
    const Row rows[] = {
        {"", false, false},
        {"云岭市整改方案", false, false},
        {"市水利局、市住房城乡建设局", false, false},
        {"清理河道。", true, true},
        {"清理河道；", true, true},
        {"清理河道;", true, true},
        {"清理河道！", true, false},
        {"清理河道，", false, true},
        {"清理河道,", false, true},
        {"责任单位：", false, true},
        {"责任单位:", false, true},
        {"“清理”（河道）？…—", false, false},
        {"12.5%!", false, false},
        {"𠀀é。", true, true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(sentence_marks(row.text).end_clauses() == row.end_clauses);
        CHECK(sentence_marks(row.text).of_sentence() == row.of_sentence);
    }
}

TEST_CASE("the marks of parts are those of the whole") {
    SentenceMarks sum = sentence_marks("一是清理河道，二是");
    sum += sentence_marks("补种植被；三是：巡查、抽查。好！");
    const SentenceMarks whole = sentence_marks("一是清理河道，二是补种植被；三是：巡查、抽查。好！");
    CHECK(sum.commas == whole.commas);
    CHECK(sum.semicolons == whole.semicolons);
    CHECK(sum.colons == whole.colons);
    CHECK(sum.list_commas == whole.list_commas);
    CHECK(sum.full_stops == whole.full_stops);
    CHECK(sum.exclamations == whole.exclamations);
}

}  // namespace
}  // namespace zhenggai
