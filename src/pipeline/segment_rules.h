// From the `segments` of a grammar to the rules of a segmenter.
//
//     const SegmentRules rules = segment_rules(*builtin_segments(name), *builtin_grammar(name));
//     Result<Segmenter> sentences = Segmenter::make(rules, SegmentLevel::sentence);
#pragma once

#include "base/diagnostic.h"
#include "grammar/segment_section.h"
#include "segment/segmenter.h"

namespace zhenggai {

// Plain data, terms expanded; nothing is compiled.
SegmentRules segment_rules(const SegmentSection& section, const Grammar& grammar);

// Compiles the rules of every level that the file has of its own and runs its examples. What is found names
// the file and the place in it: `bad-break-rules`, and `example-cut` for a text that is cut otherwise than
// its example says.
Diagnostics check_segments(const SegmentSection& section, const Grammar& grammar);

}  // namespace zhenggai
