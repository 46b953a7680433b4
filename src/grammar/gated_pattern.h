// A pattern of a grammar with what tells it from others before it is tried.
//
//     GatedPattern pattern = gated_pattern("第(?P<number>[一二三]+)章");
//     pattern.gate.first;      // {第}
//     pattern.groups;          // {"number"}
#pragma once

#include <string>
#include <vector>

#include "grammar/pattern_gate.h"

namespace zhenggai {

struct GatedPattern {
    std::string text = {};  // RE2 syntax
    PatternGate gate = {};
    std::vector<std::string> groups = {};  // names of the captures, from number 1 on; empty: without a name

    bool operator==(const GatedPattern&) const = default;
};

// `text` must be valid, as widen_pattern() (grammar/pattern.h) makes it of a valid pattern.
GatedPattern gated_pattern(std::string text);

}  // namespace zhenggai
