// Reads a grammar file, checks all of it and gives the Grammar or every fault at once.
//
//     Result<Grammar> grammar = load_grammar(source, builtin_texts());
//     if (!grammar) show(grammar.diagnostics());   // file, line, column, what to do
#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "grammar/grammar.h"
#include "grammar/segment_section.h"
#include "source/source.h"

namespace zhenggai {

// A grammar file that others may extend, by its name.
struct GrammarText {
    std::string_view name = {};
    std::string_view yaml = {};
};

// Loads the file and, where it says `extends`, its ancestors among `library`. Everything is checked
// that can be known without a document: YAML, keys (with the nearest known one), names, words,
// patterns, examples. A grammar with one failing example does not load.
Result<Grammar> load_grammar(const Source& source, std::span<const GrammarText> library);

// The `segments` of a grammar file that loads: its own levels, those that it inherits, and for what is still
// missing those of the library's grammar `segments`. With the examples, which pipeline/segment_rules.h runs.
// Errors: those of the file's form.
Result<SegmentSection> load_segments(const Source& source, std::span<const GrammarText> library);

}  // namespace zhenggai
