#include "segment/sentence.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <string>

namespace zhenggai {
namespace {

struct Row {
    std::string_view text;
    std::string_view first;
};

std::string utf8(char32_t c) {
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) return {byte(c)};
    if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
    return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
}

void check(const Row& row) {
    CAPTURE(row.text);
    CHECK(first_sentence(row.text) == row.first);
}

TEST_CASE("sentences") {
    const Row rows[] = {
        {"", ""},
        {"强化宣传", "强化宣传"},
        {"强化宣传。", "强化宣传。"},
        {"强化宣传。开展科普，增强意识。", "强化宣传。"},
        {"强化宣传。开展科普，增强意识", "强化宣传。"},
        {"甲。乙。丙。丁。", "甲。"},
        {"怎么办？马上改！改好了。", "怎么办？"},
        {"怎么办?马上改!改好了。", "怎么办?"},
        // Commas, semicolons, colons and points end nothing.
        {"甲，乙；丙：丁、戊。己。", "甲，乙；丙：丁、戊。"},
        {"日处理3.5万吨，达1.2倍。", "日处理3.5万吨，达1.2倍。"},
        {"See a. b. c", "See a. b. c"},
        {"坚持……不松懈。", "坚持……不松懈。"},
        // Marks that follow each other end one sentence.
        {"真的吗？！好。", "真的吗？！"},
        {"好。。乙。", "好。。"},
        // White space behind the sentence is no part of it.
        {"甲。　乙。", "甲。"},
        {"甲。\n乙。\n", "甲。"},
        {"甲。 ", "甲。"},
        // A paragraph ends its sentence.
        {"甲\n乙。丙。", "甲"},
        {"“甲\n乙。”丙", "“甲"},
        {"\n甲。乙。", "\n甲。"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("a mark inside brackets or quotes that are closed ends nothing") {
    const Row rows[] = {
        {"推进《净土行动。方案》落地。再巩固。", "推进《净土行动。方案》落地。"},
        {"治理河道（见附件。）并验收。再巩固。", "治理河道（见附件。）并验收。"},
        {"治理河道(见附件。)并验收。再巩固。", "治理河道(见附件。)并验收。"},
        {"落实“早发现。早处置。”要求。再巩固。", "落实“早发现。早处置。”要求。"},
        {"落实‘早发现！’要求。再巩固。", "落实‘早发现！’要求。"},
        // The sentence goes on to the 。 after the quotation.
        {"他说：“马上改。”随后离开。后来呢？", "他说：“马上改。”随后离开。"},
        {"“马上改。”", "“马上改。”"},
        {"“甲。”“乙。”", "“甲。”“乙。”"},
        {"（甲。）乙", "（甲。）乙"},
        // A bracket of one width closed in the other.
        {"治理（见附件。)并验收。再巩固。", "治理（见附件。)并验收。"},
        {"治理(见附件。）并验收。再巩固。", "治理(见附件。）并验收。"},
        // Different kinds inside each other.
        {"“甲‘乙。’丙。”丁。戊。", "“甲‘乙。’丙。”丁。"},
        {"《甲（试行。）》乙。丙。", "《甲（试行。）》乙。"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("closing marks that follow belong to the sentence") {
    const Row rows[] = {
        {"完成。）再巩固。", "完成。）"},
        {"完成。”再巩固。", "完成。”"},
        {"完成！》’再巩固。", "完成！》’"},
        {"甲。乙。”丙", "甲。"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("brackets and quotes that are never closed hide no mark") {
    const Row rows[] = {
        {"“没有闭合。第二句。", "“没有闭合。"},
        {"（没有闭合。第二句。", "（没有闭合。"},
        {"《没有闭合。第二句。", "《没有闭合。"},
        {"甲“乙。丙（丁。戊", "甲“乙。"},
        {"”甲。乙。", "”甲。"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("a bracket that is closed more than 2048 bytes later counts as never closed") {
    const auto text_of = [](std::size_t bytes) { return "（" + std::string(bytes, 'x') + "。）甲。乙。"; };
    const std::string near = text_of(2000);
    CHECK(first_sentence(near) == near.substr(0, near.size() - std::string_view("乙。").size()));
    const std::string far = text_of(2100);
    CHECK(first_sentence(far) == far.substr(0, far.size() - std::string_view("甲。乙。").size()));
}

TEST_CASE("brackets of one kind inside each other") {
    const Row rows[] = {
        {"（甲（乙。）丙。）丁。戊。", "（甲（乙。）丙。）丁。"},
        {"(甲(乙)丙。)丁。戊。", "(甲(乙)丙。)丁。"},
        {"《甲《乙》丙。》丁。戊。", "《甲《乙》丙。》丁。"},
    };
    for (const Row& row : rows) check(row);
}

// Behind a pair of brackets the reader of pairs decides, before it a look at single characters.
TEST_CASE("every character counts the same before and behind the first bracket") {
    for (char32_t c = 1; c <= 0xFFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const std::string text = "甲" + utf8(c) + "乙。丙”丁。";
        const std::string behind = "（）" + text;
        CAPTURE(static_cast<std::uint32_t>(c));
        REQUIRE("（）" + std::string(first_sentence(text)) == first_sentence(behind));
    }
}

TEST_CASE("a first sentence within a number of characters") {
    struct Limited {
        std::string_view text;
        std::size_t most;
        std::optional<std::string_view> first;
    };
    const Limited rows[] = {
        {"强化宣传。开展科普。", 5, "强化宣传。"},
        {"强化宣传。开展科普。", 4, std::nullopt},
        {"强化宣传。）开展科普。", 5, std::nullopt},
        {"强化宣传", 4, "强化宣传"},
        {"强化宣传", 3, std::nullopt},
        {"“甲。”乙。丙。", 6, "“甲。”乙。"},
        {"“甲。”乙。丙。", 5, std::nullopt},
        {"甲乙 \n丙。", 3, "甲乙"},
        {"", 0, ""},
        {"甲。", 0, std::nullopt},
    };
    for (const Limited& row : rows) {
        CAPTURE(row.text);
        CAPTURE(row.most);
        CHECK(first_sentence_within(row.text, row.most) == row.first);
    }
}

TEST_CASE("white space alone is no sentence") { check({" \u3000\n", " \u3000\n"}); }

TEST_CASE("the first sentence is a view of the text") {
    const std::string text = "甲。乙。";
    CHECK(first_sentence(text).data() == text.data());
}

}  // namespace
}  // namespace zhenggai
