// A pattern of a grammar with what tells it from others before it is tried.
//
//     GatedPattern pattern = gated_pattern("第(?P<number>[一二三]+)章");
//     pattern.gate.first;      // {第}
//     pattern.groups;          // {"number"}
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "grammar/pattern_gate.h"
#include "grammar/pattern_program.h"

namespace zhenggai {

struct GatedPattern {
    std::string text = {};  // RE2 syntax
    PatternGate gate = {};
    std::vector<std::string> groups = {};  // names of the captures, from number 1 on; empty: without a name
    PatternProgram program = {};           // empty where it has none
    std::shared_ptr<const OwnedPatternProgram> arrays = {};  // of the program, where they are no constants

    // The rest is made from the text.
    bool operator==(const GatedPattern& other) const { return text == other.text; }
};

// `text` must be valid, as widen_pattern() (grammar/pattern.h) makes it of a valid pattern.
GatedPattern gated_pattern(std::string text);

}  // namespace zhenggai
