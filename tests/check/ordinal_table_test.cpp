// The tables of tests/cases/ordinal-faults: lists as they stand in a document, and what is said of their
// numbers.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "check/ordinal_faults.h"
#include "value/numeral.h"

namespace zhenggai {

namespace {

// The styles of the tables, from the outermost inwards, by the characters around the number.
struct Style {
    std::string_view before;
    std::string_view behind;
};
constexpr std::array<Style, 9> styles{{{"第", "部分"},
                                       {"第", "章"},
                                       {"第", "节"},
                                       {"", "、"},
                                       {"（", "）"},
                                       {"", "."},
                                       {"(", ")"},
                                       {"", ")"},
                                       {"", ""}}};

OrdinalKind kind_named(const std::string& name) {
    if (name == "heading") return OrdinalKind::heading;
    if (name == "problem") return OrdinalKind::problem;
    if (name == "measure") return OrdinalKind::measure;
    REQUIRE(name == "item");
    return OrdinalKind::item;
}

void read_marker(OrdinalNode& node) {
    for (std::size_t i = 0; i < styles.size(); ++i) {
        const auto& [before, behind] = styles[i];
        if (!node.marker.starts_with(before) || !node.marker.ends_with(behind)) continue;
        std::string_view number = node.marker;
        number.remove_prefix(before.size());
        number.remove_suffix(behind.size());
        if (const auto value = parse_integer(number)) {
            node.style = i;
            node.number = *value;
            return;
        }
    }
    FAIL("unknown marker ", std::string(node.marker));
}

// "  problem （一）": two spaces for each thing above it. `lines` must outlive the nodes.
std::vector<OrdinalNode> read_lines(const std::vector<std::string>& lines) {
    std::vector<OrdinalNode> nodes;
    std::vector<std::size_t> open;
    for (const std::string& line : lines) {
        const std::size_t indent = line.find_first_not_of(' ');
        REQUIRE(indent % 2 == 0);
        REQUIRE(indent / 2 <= open.size());
        open.resize(indent / 2);
        const std::size_t space = std::min(line.find(' ', indent), line.size());
        OrdinalNode node{.kind = kind_named(line.substr(indent, space - indent)),
                         .line = static_cast<std::uint32_t>(nodes.size() + 1)};
        if (!open.empty()) node.parent = open.back();
        if (space < line.size()) {
            node.marker = std::string_view(line).substr(space + 1);
            read_marker(node);
        }
        open.push_back(nodes.size());
        nodes.push_back(node);
    }
    return nodes;
}

std::string_view code_of(OrdinalFaultKind kind) {
    switch (kind) {
        case OrdinalFaultKind::gap: return "number-gap";
        case OrdinalFaultKind::repeat: return "number-repeat";
        case OrdinalFaultKind::order: return "number-order";
        case OrdinalFaultKind::restart: return "number-restart";
        case OrdinalFaultKind::style: return "number-style";
        case OrdinalFaultKind::level_jump: break;
    }
    return "level-jump";
}

// "number-gap in line 4: 2 before line 4": lines are those of the table.
std::string shown(const OrdinalFault& fault) {
    std::string text =
        fmt::format("{} in line {}", code_of(fault.kind), fault.seen_at.value_or(fault.at) + 1);
    if (fault.kind == OrdinalFaultKind::gap) {
        text += fmt::format(": {}", fault.first);
        if (fault.last != fault.first) text += fmt::format("-{}", fault.last);
        text += fault.before ? fmt::format(" between lines {} and {}", *fault.before + 1, fault.at + 1)
                             : fmt::format(" before line {}", fault.at + 1);
    }
    if (fault.kind == OrdinalFaultKind::style) text += fmt::format(": {}", fault.first);
    if (fault.other) text += fmt::format(", see line {}", *fault.other + 1);
    return text;
}

std::vector<std::string> faults_of(const std::vector<std::string>& lines) {
    const std::vector<OrdinalNode> nodes = read_lines(lines);
    std::vector<std::string> texts;
    for (const OrdinalFault& fault : find_ordinal_faults(nodes))
        if (!fault.explained) texts.push_back(shown(fault));
    return texts;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += text + '\n';
    return all;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

}  // namespace

TEST_CASE("the tables of faults in the numbers of lists") {
    const std::filesystem::path folder = std::filesystem::path(TESTS_FOLDER) / "cases/ordinal-faults";
    std::size_t cases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        for (const YAML::Node& row : YAML::LoadFile(entry.path().string())["cases"]) {
            const auto name = row["name"].as<std::string>();
            CAPTURE(name);
            ++cases;
            REQUIRE(row.size() == 3);
            REQUIRE(row["faults"].IsSequence());
            CHECK(joined(faults_of(lines_of(row["lines"].as<std::string>()))) ==
                  joined(row["faults"].as<std::vector<std::string>>()));
        }
    }
    CHECK(cases > 0);
}

}  // namespace zhenggai
