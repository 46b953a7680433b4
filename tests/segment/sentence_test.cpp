#include "segment/sentence.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>

namespace zhenggai {
namespace {

struct Row {
    std::string_view text;
    std::string_view first;
    std::size_t count;
};

void check(const Row& row) {
    CAPTURE(row.text);
    CHECK(first_sentence(row.text) == row.first);
    CHECK(count_sentences(row.text) == row.count);
}

TEST_CASE("sentences") {
    const Row rows[] = {
        {"", "", 0},
        {"强化宣传", "强化宣传", 1},
        {"强化宣传。", "强化宣传。", 1},
        {"强化宣传。开展科普，增强意识。", "强化宣传。", 2},
        {"强化宣传。开展科普，增强意识", "强化宣传。", 2},
        {"甲。乙。丙。丁。", "甲。", 4},
        {"怎么办？马上改！改好了。", "怎么办？", 3},
        {"怎么办?马上改!改好了。", "怎么办?", 3},
        // Commas, semicolons, colons and points end nothing.
        {"甲，乙；丙：丁、戊。己。", "甲，乙；丙：丁、戊。", 2},
        {"日处理3.5万吨，达1.2倍。", "日处理3.5万吨，达1.2倍。", 1},
        {"See a. b. c", "See a. b. c", 1},
        {"坚持……不松懈。", "坚持……不松懈。", 1},
        // Marks that follow each other end one sentence.
        {"真的吗？！好。", "真的吗？！", 2},
        {"好。。乙。", "好。。", 2},
        // White space between sentences is no sentence.
        {"甲。　乙。", "甲。", 2},
        {"甲。\n乙。\n", "甲。", 2},
        {"甲。 ", "甲。", 1},
        {"甲\n乙。丙。", "甲\n乙。", 2},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("a mark inside brackets or quotes that are closed ends nothing") {
    const Row rows[] = {
        {"推进《净土行动。方案》落地。再巩固。", "推进《净土行动。方案》落地。", 2},
        {"治理河道（见附件。）并验收。再巩固。", "治理河道（见附件。）并验收。", 2},
        {"治理河道(见附件。)并验收。再巩固。", "治理河道(见附件。)并验收。", 2},
        {"落实“早发现。早处置。”要求。再巩固。", "落实“早发现。早处置。”要求。", 2},
        {"落实‘早发现！’要求。再巩固。", "落实‘早发现！’要求。", 2},
        // The sentence goes on to the 。 after the quotation.
        {"他说：“马上改。”随后离开。后来呢？", "他说：“马上改。”随后离开。", 2},
        {"“马上改。”", "“马上改。”", 1},
        {"“甲。”“乙。”", "“甲。”“乙。”", 1},
        {"（甲。）乙", "（甲。）乙", 1},
        // A bracket of one width closed in the other.
        {"治理（见附件。)并验收。再巩固。", "治理（见附件。)并验收。", 2},
        {"治理(见附件。）并验收。再巩固。", "治理(见附件。）并验收。", 2},
        // Different kinds inside each other.
        {"“甲‘乙。’丙。”丁。戊。", "“甲‘乙。’丙。”丁。", 2},
        {"《甲（试行。）》乙。丙。", "《甲（试行。）》乙。", 2},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("closing marks that follow belong to the sentence") {
    const Row rows[] = {
        {"完成。）再巩固。", "完成。）", 2},
        {"完成。”再巩固。", "完成。”", 2},
        {"完成！》’再巩固。", "完成！》’", 2},
        {"甲。乙。”丙", "甲。", 3},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("brackets and quotes that are never closed hide no mark") {
    const Row rows[] = {
        {"“没有闭合。第二句。", "“没有闭合。", 2},
        {"（没有闭合。第二句。", "（没有闭合。", 2},
        {"《没有闭合。第二句。", "《没有闭合。", 2},
        {"甲“乙。丙（丁。戊", "甲“乙。", 3},
        {"”甲。乙。", "”甲。", 2},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("a bracket that is closed more than 2048 bytes later counts as never closed") {
    const auto text_of = [](std::size_t bytes) { return "（" + std::string(bytes, 'x') + "。）甲。乙。"; };
    const std::string near = text_of(2000);
    CHECK(first_sentence(near) == near.substr(0, near.size() - std::string_view("乙。").size()));
    CHECK(count_sentences(near) == 2);
    const std::string far = text_of(2100);
    CHECK(first_sentence(far) == far.substr(0, far.size() - std::string_view("甲。乙。").size()));
    CHECK(count_sentences(far) == 3);
}

TEST_CASE("brackets of one kind inside each other") {
    const Row rows[] = {
        {"（甲（乙。）丙。）丁。戊。", "（甲（乙。）丙。）丁。", 2},
        {"(甲(乙)丙。)丁。戊。", "(甲(乙)丙。)丁。", 2},
        {"《甲《乙》丙。》丁。戊。", "《甲《乙》丙。》丁。", 2},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("white space alone is no sentence") { check({" \u3000\n", " \u3000\n", 0}); }

TEST_CASE("the first sentence is a view of the text") {
    const std::string text = "甲。乙。";
    CHECK(first_sentence(text).data() == text.data());
}

// Seconds for the sentences of a text, the best of three.
double seconds_for(const std::string& text) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        CHECK(count_sentences(text) > 0);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count());
    }
    return best;
}

TEST_CASE("the time grows with the text, also where brackets and quotes are opened and never closed") {
    for (const std::string_view piece : {"甲乙丙。", "“", "（", "(", "甲“乙。", "”。", "（甲）"}) {
        CAPTURE(piece);
        std::string text;
        while (text.size() < 20'000) text += piece;
        const std::string four_times = text + text + text + text;
        // Four times the text; sixteen times would be quadratic. Times too short to measure do not count.
        CHECK(seconds_for(four_times) < 10 * seconds_for(text) + 0.05);
    }
}

}  // namespace
}  // namespace zhenggai
