// The `segments` of a grammar: how running text is cut into sentences, clauses and words, as plain data.
//
//     const SegmentSection* section = builtin_segments("rectification-plan");   // grammar/builtin.h
//     section->sentence.rules;                          // ICU break rules
//     kept_terms(section->word, grammar);               // {"整改时限", "市生态环境局", …}
//
// Kept apart from Grammar, so that whoever extracts records pays nothing for it. Whether the rules are any
// good only a segmenter can tell: pipeline/segment_rules.h runs the examples.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "grammar/grammar.h"

namespace zhenggai {

// A text in the segments that it must be cut into: one, where it must stay whole.
struct SegmentExample {
    std::vector<std::string> segments = {};
    Diagnostic place = {};  // source, position and source line of the example, nothing else
};

struct SegmentLevelSection {
    std::string rules = {};
    Diagnostic place = {};   // of the rules' first line
    std::size_t indent = 0;  // of that line, in characters; column 1 of the rules stands behind it
    std::vector<std::string> terms = {};        // of words: texts, with names of word lists in braces
    std::vector<SegmentExample> examples = {};  // none in built-in grammars: they were checked before
    bool own = false;                           // the file says it itself, and does not inherit it
};

struct SegmentSection {
    SegmentLevelSection sentence = {};
    SegmentLevelSection clause = {};
    SegmentLevelSection word = {};
};

// The terms with every name in braces replaced by each word of its list: {labels} and {label_prefixes} are
// those of the grammar, others its word lists. What names no list stands as written.
std::vector<std::string> kept_terms(const SegmentLevelSection& word, const Grammar& grammar);

}  // namespace zhenggai
