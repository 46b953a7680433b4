// What the text of a pattern shows of everything that it can match, so that most texts are refused without
// running it.
//
//     PatternGate gate = gate_of(*read_pattern("第[一二三]+(?:章|节)$"));
//     gate.first;        // {第}: every match begins so
//     gate.last;         // {章, 节}
//     gate.ends_text;    // true: no match ends before the text does
//     gate.required;     // {{"第"}, {"章", "节"}}: one of each list stands in every match
//
// A gate only ever refuses what the pattern would refuse, too; PatternGate() lets everything through.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "grammar/character_ranges.h"
#include "grammar/pattern_tree.h"

namespace zhenggai {

struct PatternGate {
    CharacterRanges first = every_character();  // of a match; every one where a match may be empty
    CharacterRanges last = every_character();   // likewise
    bool ends_text = false;
    std::size_t shortest = 0;  // bytes of a match at least
    std::vector<std::vector<std::string>> required = {};

    bool operator==(const PatternGate&) const = default;
};

PatternGate gate_of(const PatternNode& tree);

}  // namespace zhenggai
