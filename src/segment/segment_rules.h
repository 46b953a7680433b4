// What the segmenters have to be told: plain data, which pipeline/segment_rules.h makes out of a grammar.
#pragma once

#include <string>
#include <vector>

namespace zhenggai {

struct SegmentRules {
    // ICU break rules. A run whose rule is tagged {1}, {2}, … ends a segment, unless its first character
    // stands inside brackets or quotes; such runs with the same number that follow each other directly are
    // one ending.
    std::string sentence = {};
    std::string clause = {};

    // ICU break rules. A run whose rule is tagged {1} is a word as it stands; what others match is left to
    // the dictionary.
    std::string word = {};

    // Texts that are one word where the dictionary lets a word begin and end at their ends; the longest of
    // several wins. In any order.
    std::vector<std::string> terms = {};
};

}  // namespace zhenggai
