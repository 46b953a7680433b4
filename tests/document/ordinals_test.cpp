// Runs tests/cases/ordinals: documents, and what their numbers stand below.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "document/build_tree.h"
#include "grammar/builtin.h"
#include "match/paragraphs.h"

namespace zhenggai {
namespace {

std::string shown(const std::vector<OrdinalNode>& ordinals) {
    constexpr std::array<std::string_view, 4> kinds{"heading", "problem", "measure", "item"};
    std::string lines;
    std::vector<std::size_t> depths;
    for (const OrdinalNode& node : ordinals) {
        depths.push_back(node.parent ? depths.at(*node.parent) + 1 : 0);
        lines += std::string(2 * depths.back(), ' ');
        lines += kinds.at(static_cast<std::size_t>(node.kind));
        if (!node.marker.empty()) lines += " " + std::string(node.marker);
        lines += "\n";
    }
    return lines;
}

}  // namespace

TEST_CASE("every number stands below what the case says") {
    const YAML::Node table = YAML::LoadFile(TESTS_FOLDER "/cases/ordinals/documents.yaml");
    REQUIRE(table["cases"].size() > 0);
    for (const YAML::Node& test : table["cases"]) {
        CAPTURE(test["name"].Scalar());
        const Matcher matcher(*builtin_grammar(test["grammar"].Scalar()));
        const Source source{.name = "a.txt", .bytes = test["text"].Scalar()};
        const auto text = read_text(source);
        REQUIRE(text);
        Arena arena;
        const ParagraphReading reading = read_paragraphs(*text, matcher, arena);
        const std::vector<Block> blocks = matcher.match(reading.paragraphs);
        const std::vector<Line> lines = kept_lines(*text, reading.lines, reading.margin);
        CHECK(shown(build_tree(blocks, matcher, lines).ordinals) == test["ordinals"].Scalar());
    }
}

}  // namespace zhenggai
