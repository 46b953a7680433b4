#include "check/repeated_passages.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/character.h"

namespace zhenggai {
namespace {

using Paragraphs = std::vector<std::string>;

std::vector<std::string_view> views_of(const Paragraphs& paragraphs) {
    return {paragraphs.begin(), paragraphs.end()};
}

// `count` characters of running text of our own with a mark every few characters; another `seed`, another
// text.
std::string prose(std::size_t count, unsigned seed, std::string_view marks = "，；，。") {
    static constexpr std::string_view letters =
        "清河治理沿岸排污口逐一登记造册限期封堵拆除违建恢复湿地植被定期巡查公开结果接受监督举一反三建立长效机"
        "制";
    std::string text;
    std::uint32_t state = seed * 7919 + 1;
    for (std::size_t i = 0; i < count; ++i) {
        state = state * 1664525 + 1013904223;
        const bool is_mark = !marks.empty() && i % 13 == 12;
        const std::string_view set = is_mark ? marks : letters;
        const std::size_t width = set.front() == ',' || set.front() == ';' ? 1 : 3;
        text += set.substr((state >> 8) % (set.size() / width) * width, width);
    }
    return text;
}

// "paragraph:offset+characters" of both places, offsets in characters, 0-based.
std::string shown(const Paragraphs& paragraphs, std::string_view passage) {
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const char* const begin = paragraphs[i].data();
        if (passage.data() < begin || passage.data() >= begin + paragraphs[i].size()) continue;
        const std::string_view before(begin, static_cast<std::size_t>(passage.data() - begin));
        return std::to_string(i) + ":" + std::to_string(count_code_points(before)) + "+" +
               std::to_string(count_code_points(passage));
    }
    return "outside";
}

std::string repeats(const Paragraphs& paragraphs) {
    std::string text;
    for (const RepeatedPassage& found : find_repeated_passages(views_of(paragraphs))) {
        CHECK(found.first == found.again);
        text += (text.empty() ? "" : ", ") + shown(paragraphs, found.first) + " = " +
                shown(paragraphs, found.again);
    }
    return text;
}

struct Row {
    std::string_view name;
    Paragraphs paragraphs;
    std::string_view expected;
};

void check(const Row& row) {
    CAPTURE(row.name);
    CHECK(repeats(row.paragraphs) == row.expected);
}

std::string times(std::size_t count, std::string_view piece) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += piece;
    return text;
}

const std::string a = prose(150, 1);
const std::string b = prose(150, 2);
const std::string c = prose(150, 3);

TEST_CASE("passages in two paragraphs") {
    const Row rows[] = {
        {"nothing", {}, ""},
        {"empty paragraphs", {"", "", ""}, ""},
        {"one paragraph", {a + b + c}, ""},
        {"different paragraphs", {a, b, c}, ""},
        {"equal paragraphs", {a, b, a}, "0:0+150 = 2:0+150"},
        {"inside of both", {"甲" + a + "乙", "丙丁" + a + "戊"}, "0:1+150 = 1:2+150"},
        {"at the end of both", {b + a, c + a}, "0:150+150 = 1:150+150"},
        {"at the beginning of one, the end of the other", {a + b, c + a}, "0:0+150 = 1:150+150"},
        {"a paragraph within another", {b + a + c, a}, "0:150+150 = 1:0+150"},
        {"two passages of two paragraphs",
         {a + "甲" + b, b + "乙" + a},
         "0:151+150 = 1:0+150, 0:0+150 = 1:151+150"},
        {"neighbours of different origin", {a, b, a + b}, "0:0+150 = 2:0+150, 1:0+150 = 2:150+150"},
        {"a passage across two paragraphs is in neither",
         {a.substr(180) + b.substr(0, 270), a.substr(180), b.substr(0, 270)},
         ""},
        {"three times", {a, "甲" + a, "乙" + a}, "0:0+150 = 1:1+150, 0:0+150 = 2:1+150"},
        {"more of it at the second place", {a, a + b, "乙" + a + b}, "0:0+150 = 1:0+150, 1:0+300 = 2:1+300"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("a hundred characters, not one less") {
    const std::string exact = prose(100, 4);
    const std::string short_of_it = prose(99, 4);
    const std::string ascii =
        "In spring the river board closed 14 outlets, planted 3 wetlands and told people "
        "so; no further works.";
    REQUIRE(count_code_points(ascii) > 100);
    const std::string_view hundred = std::string_view(ascii).substr(0, 100);
    const std::string_view less = std::string_view(ascii).substr(0, 99);
    const Row rows[] = {
        {"100", {"甲" + exact + "乙", "丙" + exact + "丁"}, "0:1+100 = 1:1+100"},
        {"99", {"甲" + short_of_it + "乙", "丙" + short_of_it + "丁"}, ""},
        {"100 as whole paragraphs", {exact, exact}, "0:0+100 = 1:0+100"},
        {"99 as whole paragraphs", {short_of_it, short_of_it}, ""},
        {"100 of one byte",
         {"甲" + std::string(hundred) + "乙", "丙" + std::string(hundred) + "丁"},
         "0:1+100 = 1:1+100"},
        {"99 of one byte", {"甲" + std::string(less) + "乙", "丙" + std::string(less) + "丁"}, ""},
        // 100 equal characters with one changed in the middle are two of 50.
        {"a character changed", {exact, exact.substr(0, 150) + "变" + exact.substr(153)}, ""},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("however the text is punctuated") {
    for (const std::string_view marks : {"", ",;", "，", "。", "；", "、"}) {
        for (unsigned seed = 10; seed < 60; ++seed) {
            const std::string passage = prose(100 + seed, seed, marks);
            const std::string size = std::to_string(100 + seed);
            CAPTURE(marks);
            CAPTURE(passage);
            CHECK(repeats({b + passage + "甲", passage + "乙" + c}) == "0:150+" + size + " = 1:0+" + size);
            CHECK(repeats({"甲" + passage + "乙" + passage}) ==
                  "0:1+" + size + " = 0:" + std::to_string(102 + seed) + "+" + size);
        }
    }
}

// The least there is to go by: as few bytes as a passage can have, and other letters right around it.
TEST_CASE("a hundred letters without a mark") {
    std::mt19937 random(1);
    const auto letters = [&random](std::size_t count) {
        std::string text;
        while (text.size() < count) text += static_cast<char>('a' + random() % 26);
        return text;
    };
    for (int trial = 0; trial < 2000; ++trial) {
        const std::string passage = letters(100);
        CAPTURE(passage);
        const Paragraphs paragraphs{letters(200) + "A" + passage + "B" + letters(200),
                                    letters(150) + "C" + passage + "D" + letters(90)};
        const auto found = find_repeated_passages(views_of(paragraphs));
        REQUIRE(found.size() == 1);
        CHECK(found[0].again == passage);
    }
}

TEST_CASE("no character is cut in two") {
    // 河 and 沱 end with a byte of their neighbours, 一 and 丁 begin with the same two.
    const Row rows[] = {
        {"the next characters begin alike", {a + "一", a + "丁"}, "0:0+150 = 1:0+150"},
        {"the characters before end alike", {"一" + a, "伀" + a}, "0:1+150 = 1:1+150"},
        {"both, of four bytes", {"𠀀" + a + "𠀀", "𡀀" + a + "𠀁"}, "0:1+150 = 1:1+150"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("copies within one paragraph") {
    const std::string sixty = prose(60, 5);
    const Row rows[] = {
        {"apart", {a + b + a}, "0:0+150 = 0:300+150"},
        {"side by side", {a + a}, "0:0+150 = 0:150+150"},
        {"side by side, amid text", {b + a + a + c}, "0:150+150 = 0:300+150"},
        {"three", {a + a + a}, "0:0+150 = 0:150+150, 0:0+150 = 0:300+150"},
        {"four are two and two", {a + a + a + a}, "0:0+300 = 0:300+300"},
        {"three apart", {a + "甲" + a + "乙" + a}, "0:0+150 = 0:151+150, 0:0+150 = 0:302+150"},
        {"a short piece twice", {sixty + sixty}, ""},
        {"a short piece four times", {sixty + sixty + sixty + sixty}, "0:0+120 = 0:120+120"},
        {"a short piece ten times", {times(10, sixty)}, "0:0+300 = 0:300+300"},
        {"a row amid text", {b + times(10, sixty) + c}, "0:150+300 = 0:450+300"},
        {"a row, and its copy",
         {times(4, sixty), b, times(4, sixty)},
         "0:0+120 = 0:120+120, 0:0+240 = 2:0+240"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("rows of a few characters are no passage") {
    const Row rows[] = {
        {"one character", {times(5000, "一")}, ""},
        {"dot leaders", {"总则" + times(150, "…") + "1", "分则" + times(150, "…") + "2"}, ""},
        {"spaced dots", {"总则" + times(150, ". ") + "1", "分则" + times(150, ". ") + "2"}, ""},
        {"commas", {times(5000, ",")}, ""},
        {"empty cells", {times(200, "\t|"), times(200, "\t|")}, ""},
        {"a passage beside a row", {times(120, "—") + a, "甲", times(120, "—") + a}, "0:0+270 = 2:0+270"},
    };
    for (const Row& row : rows) check(row);
}

// Lines of real documents: ../shared/corpus beside the project, which is not part of it.
TEST_CASE("the corpus: two copy errors, and no others") {
    const std::filesystem::path corpus = TESTS_FOLDER "/../../shared/corpus";
    if (!std::filesystem::is_directory(corpus)) {
        MESSAGE("SKIPPED: " << corpus.string() << " is absent");
        return;
    }
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
        if (entry.path().extension() != ".txt") continue;
        Paragraphs lines;
        std::ifstream file(entry.path(), std::ios::binary);
        for (std::string line; std::getline(file, line);) lines.push_back(line);
        REQUIRE(!lines.empty());
        CAPTURE(entry.path().filename().string());
        // Lines and columns from 0: 37:137 and 43:167, 71:58 and 71:264 of an editor.
        if (entry.path().stem() == "disclosure-jiangxi-guangxi")
            CHECK(repeats(lines) == "36:136+241 = 42:166+241, 70:57+206 = 70:263+206");
        else
            CHECK(repeats(lines) == "");
    }
}

}  // namespace
}  // namespace zhenggai
