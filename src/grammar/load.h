// Reads a grammar file, checks all of it and gives the Grammar or every fault at once.
//
//     Result<Grammar> grammar = load_grammar(source, builtin_texts());
//     if (!grammar) show(grammar.diagnostics());   // file, line, column, what to do
#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "grammar/grammar.h"
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

}  // namespace zhenggai
