// Runs the tables of tests/cases/paragraphs: a text, the paragraphs that it must become, and the lines that
// are page furniture.
//
//     - name: a page number cuts a word
//       why: the rule that the case shows
//       text: "……深海排\n\n— 3 —\n\n污能力……。\n"
//       expect: ["……深海排污能力……。"]
//       furniture: ["— 3 —"]
//       debatable: true        # a reader could disagree; asserted all the same
//       pending: why           # known to fail; it must
#include "match/paragraphs.h"

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "grammar/builtin.h"

namespace zhenggai {
namespace {

const Matcher& plan_matcher() {
    static const Matcher matcher(*builtin_grammar("rectification-plan"));
    return matcher;
}

std::string list_of(const YAML::Node& node) {
    std::string shown;
    for (const YAML::Node& entry : node) shown += "\n      | " + entry.as<std::string>();
    return shown;
}

struct Outcome {
    std::string paragraphs = {};
    std::string furniture = {};
};

Outcome outcome_of(const std::string& bytes) {
    const Source source{.name = "case.txt", .bytes = bytes};
    const Result<Text> text = read_text(source);
    REQUIRE(text);
    Arena arena;
    const ParagraphReading reading = read_paragraphs(*text, plan_matcher(), arena);
    Outcome outcome;
    for (const Paragraph& paragraph : reading.paragraphs)
        outcome.paragraphs += "\n      | " + std::string(paragraph.text);
    for (const LeftOutLine& line : reading.furniture)
        outcome.furniture += "\n      | " + std::string(line.text);
    return outcome;
}

void run(const std::string& file, const YAML::Node& test) {
    const std::string name = test["name"].as<std::string>();
    const Outcome found = outcome_of(test["text"].as<std::string>());
    const std::string paragraphs = list_of(test["expect"]);
    const std::string furniture = list_of(test["furniture"]);
    const bool right = found.paragraphs == paragraphs && found.furniture == furniture;
    const bool pending = static_cast<bool>(test["pending"]);
    const std::string report = file + ": " + name + "\n    " + test["why"].as<std::string>("") +
                               "\n    expected" + paragraphs + "\n    found" + found.paragraphs +
                               (found.furniture == furniture ? ""
                                                             : "\n    furniture expected" + furniture +
                                                                   "\n    found" + found.furniture);
    INFO(report);
    if (pending) {
        CHECK_FALSE_MESSAGE(right, "this pending case passes now: remove `pending`");
    } else {
        CHECK(right);
    }
}

TEST_CASE("lines become paragraphs as the tables say") {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(TESTS_FOLDER "/cases/paragraphs"))
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::size_t count = 0;
    for (const std::filesystem::path& path : files)
        for (const YAML::Node& test : YAML::LoadFile(path.string())) {
            run(path.filename().string(), test);
            ++count;
        }
    CHECK(count > 250);
}

TEST_CASE("kept lines have the blank lines around what was left out, and indents from the margin on") {
    const Source source{.name = "case.txt", .bytes = "　　甲县抓好落实。\n\n— 3 —\n\n　　　乙县抓好落实。\n"};
    const Result<Text> text = read_text(source);
    REQUIRE(text);
    Arena arena;
    const ParagraphReading reading = read_paragraphs(*text, plan_matcher(), arena);
    REQUIRE(reading.furniture.size() == 1);
    const std::vector<Line> lines = kept_lines(*text, reading.lines, reading.margin);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].indent == 0);
    CHECK(lines[0].gap == 0);
    CHECK(lines[1].text == "乙县抓好落实。");
    CHECK(lines[1].indent == 2);
    CHECK(lines[1].gap == 2);
}

}  // namespace
}  // namespace zhenggai
