// The grammars that the program carries: made from grammars/*.yaml when it is built.
//
//     const Grammar* plan = builtin_grammar("rectification-plan");
#pragma once

#include <span>
#include <string_view>

#include "grammar/grammar.h"
#include "grammar/load.h"
#include "grammar/segment_section.h"

namespace zhenggai {

// Name and YAML text of every built-in grammar, ordered by name; for `extends` and for messages.
std::span<const GrammarText> builtin_texts();

// The grammar of that name, already checked and expanded; null where there is none, and for a file that
// only holds words for others (it has no family). Made at the
// first call and kept until the program ends; safe to call from several threads.
const Grammar* builtin_grammar(std::string_view name);

// The detection of the same grammars, made and kept the same way, without the rest of them: a family that is only
// weighed needs no more.
const Detection* builtin_detection(std::string_view name);

// The `segments` of the same grammars, without examples; made and kept the same way.
const SegmentSection* builtin_segments(std::string_view name);

}  // namespace zhenggai
