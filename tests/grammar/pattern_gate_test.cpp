#include "grammar/pattern_gate.h"

#include <fmt/format.h>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "grammar/pattern.h"

namespace zhenggai {
namespace {

// The gate of a pattern; one that lets everything through where it cannot be read.
PatternGate gate_of(std::string_view pattern) {
    const auto tree = read_pattern(pattern);
    return tree ? zhenggai::gate_of(*tree) : PatternGate();
}

// "第..第 一": a set's ranges; "any" for all characters.
std::string shown(const CharacterRanges& set) {
    if (set == every_character()) return "any";
    std::string text;
    for (const CharacterRange range : set)
        text += fmt::format("{}{:X}", text.empty() ? "" : " ", static_cast<unsigned>(range.first)) +
                (range.last == range.first ? "" : fmt::format("-{:X}", static_cast<unsigned>(range.last)));
    return text;
}

std::string shown(const std::vector<std::vector<std::string>>& required) {
    std::string text;
    for (const auto& strings : required)
        text += fmt::format("{}{}", text.empty() ? "" : " & ", fmt::join(strings, "|"));
    return text;
}

TEST_CASE("the characters that a match begins and ends with") {
    struct Row {
        std::string_view pattern;
        std::string_view first;
        std::string_view last;
    };
    const Row rows[] = {
        {"a", "61", "61"},
        {"abc", "61", "63"},
        {"a|b|xy", "61-62 78", "61-62 79"},
        {"a?b", "61-62", "62"},
        {"ab*", "61", "61-62"},
        {"a{0,2}b{1,3}", "61-62", "62"},
        {"(?:ab|c)+d", "61 63", "64"},
        {"(?P<name>[b-d])e", "62-64", "65"},
        {"[^a]b", "0-60 62-10FFFF", "62"},
        {"[^\\p{Han}]b", "any", "62"},  // what RE2 takes for Han is known roughly
        {"\\x{7B2C}\\x41", "7B2C", "41"},
        {"\\.\\|", "2E", "7C"},
        {"[\\s\\x{A0}]a", "9-A C-D 20 A0", "61"},
        {"[a\\-c]x", "2D 61 63", "78"},
        {"[]a]x", "5D 61", "78"},
        {"[\\x{61}-\\x{63}]x", "61-63", "78"},
        {"^a$", "61", "61"},
        {"\\Aa\\z", "61", "61"},
        {".a", "0-9 B-10FFFF", "61"},
        // Nothing is sure of a match that may be empty.
        {"a?", "any", "any"},
        {"$", "any", "any"},
        {"", "any", "any"},
        {"a|", "any", "any"},
        // Syntax that is not read.
        {"(?i)a", "any", "any"},
        {"(?i:a)b", "any", "any"},
        {"[[:alpha:]]b", "any", "any"},
        {"\\C", "any", "any"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pattern);
        const PatternGate gate = gate_of(row.pattern);
        CHECK(shown(gate.first) == row.first);
        CHECK(shown(gate.last) == row.last);
    }
}

TEST_CASE("strings of which one stands in every match, the rarest first") {
    struct Row {
        std::string_view pattern;
        std::string_view required;
    };
    const Row rows[] = {
        {"整改", "整改"},
        {".*整改.*", "整改"},
        {".*(?:整改|督察)的?(?:方案|清单)$", "整改|督察 & 方案|清单"},
        {"整改(?:方案)?", "整改"},
        {"(?:整改)*", ""},
        {"(?:整改|)案", "案"},
        {"甲.*|.*乙", "甲|乙"},
        {"甲.*|.", ""},
        {"[一二].*完成", "完成 & 一|二"},
        {"(?:甲.*乙丙)+", "乙丙 & 甲"},
        {"[a-z]", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pattern);
        CHECK(shown(gate_of(row.pattern).required) == row.required);
    }
    // A string that holds another one of its list says nothing more.
    CHECK(shown(gate_of("(?:完成整改|完成).*").required) == "完成");
}

TEST_CASE("ends and sizes") {
    struct Row {
        std::string_view pattern;
        bool ends_text;
        std::size_t shortest;
    };
    const Row rows[] = {
        {"整改$", true, 6},
        {"(?:整|b)$|c$", true, 1},
        {"a$|b", false, 1},
        {"(?:a|$)b", false, 1},
        {"a{2,3}\\d?", false, 2},
        {"a.*", false, 1},
        {"(?P<a>b(?P<c>.*))", false, 1},
        {"a.*$", true, 1},
        {"(?:a.*)?", false, 0},
        {"a.+", false, 2},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pattern);
        const PatternGate gate = gate_of(row.pattern);
        CHECK(gate.ends_text == row.ends_text);
        CHECK(gate.shortest == row.shortest);
    }
}

TEST_CASE("a widened pattern is read as well as one without its widths") {
    const PatternGate gate = gate_of(widen_pattern("第(?P<number>\\d+)条:$"));
    CHECK(shown(gate.first) == "7B2C");
    CHECK(shown(gate.last) == "3A FF1A");
    CHECK(gate.ends_text);
}

}  // namespace
}  // namespace zhenggai
