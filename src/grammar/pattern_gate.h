// What the text of a pattern shows of everything that it can match, so that most texts are refused without
// running it.
//
//     PatternGate gate = gate_of("第[一二三]+(?:章|节)$");
//     gate.first;        // {第}: every match begins so
//     gate.last;         // {章, 节}
//     gate.ends_text;    // true: no match ends before the text does
//     gate.required;     // {{"第"}, {"章", "节"}}: one of each list stands in every match
//
// A gate only ever refuses what the pattern would refuse, too; where the syntax is none that it knows, it
// lets everything through.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/character_ranges.h"

namespace zhenggai {

struct PatternGate {
    CharacterRanges first = every_character();  // of a match; every one where a match may be empty
    CharacterRanges last = every_character();   // likewise
    bool ends_text = false;
    std::size_t shortest = 0;  // bytes of a match at least
    std::vector<std::vector<std::string>> required = {};

    // A pattern that ends in `.*` takes whatever follows, up to the end of the line. Without it the captures
    // that it stands in end where the match does, and can be led to there: 问题一：(?P<statement>.*).
    std::size_t tail = std::string::npos;       // byte offset of that `.*` in the pattern
    std::vector<std::size_t> tail_groups = {};  // numbers of the captures that it stands in

    // What is counted up to many takes many copies to compile, but in a text that has no more characters than
    // that it may as well stand without the bound: .{2,} for .{2,60}.
    std::size_t short_text = 0;                 // code points of the longest such text, for all bounds
    std::vector<std::size_t> high_bounds = {};  // byte offsets of the bounds in the pattern, ascending

    bool operator==(const PatternGate&) const = default;
};

// The gate of a pattern that RE2 accepts, as widen_pattern() (grammar/pattern.h) makes it.
PatternGate gate_of(std::string_view pattern);

}  // namespace zhenggai
