// A pattern in RE2 syntax, read into a tree.
//
//     std::optional<PatternNode> tree = read_pattern("第[一二三]+(?:章|节)$");
//     tree->kind;                // sequence: of a set {第}, a repeat, an either and a text_end
//     read_pattern("(?i)a");     // empty: syntax that is not known here
//
// What a gate (grammar/pattern_gate.h) and a program (grammar/pattern_program.h) are made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "grammar/character_ranges.h"

namespace zhenggai {

struct PatternNode {
    enum class Kind : std::uint8_t {
        set,        // one character out of `set`
        text_end,   // $ and \z: nothing, at the text's end
        assertion,  // ^, \A, \b and \B: nothing, where a rule holds that is not told
        sequence,   // all `parts`, one behind the other; nothing where there is none
        either,     // one of the `parts`, the first one that leads to a match
        repeat,     // the one part, from `least` to `most` times
        capture,    // the one part, noted as the capture `number`
    };
    Kind kind = Kind::sequence;
    bool greedy = true;                    // of a repeat: as often as possible first
    CharacterRanges set = {};              // all that may be in it
    CharacterRanges unsure = {};           // those of them that RE2 alone can tell: rare Han
    std::size_t least = 0;                 // of a repeat
    std::optional<std::size_t> most = {};  // of a repeat; empty: no bound
    std::size_t number = 0;                // of a capture, from 1 on
    std::vector<PatternNode> parts = {};
};

// The tree of a pattern that RE2 accepts; empty where its syntax is none that is known.
std::optional<PatternNode> read_pattern(std::string_view pattern);

}  // namespace zhenggai
