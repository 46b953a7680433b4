#include "cli/choose_grammar.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "base/nearest.h"
#include "cli/diagnostic_text.h"
#include "grammar/builtin.h"
#include "grammar/yaml_tree.h"
#include "pipeline/segment_rules.h"
#include "source/shell_word.h"
#include "text/decode.h"

namespace zhenggai {

namespace {

Diagnostic unknown_grammar(const std::string& name) {
    std::vector<std::string_view> names;
    for (const GrammarText& text : builtin_texts())
        if (builtin_grammar(text.name) != nullptr) names.push_back(text.name);
    const auto near = nearest(name, names);
    return {.severity = Severity::error,
            .code = "unknown-grammar",
            .message = fmt::format("--grammar {} is neither a file nor a built-in grammar", name),
            .remedy = near ? fmt::format("did you mean {}? Built in are: {}", *near, fmt::join(names, ", "))
                           : fmt::format("built in are: {}", fmt::join(names, ", "))};
}

// Runs the examples of the grammar's rules for segments; shows what is wrong with them.
bool segments_work(const Source& source, const Grammar& grammar) {
    const Result<SegmentSection> section = load_segments(source, builtin_texts());
    const Diagnostics faults = section ? check_segments(*section, grammar) : section.diagnostics();
    show(faults);
    return faults.empty();
}

}  // namespace

std::optional<ExitCode> choose_grammar(const std::string& name, ChosenGrammar& chosen) {
    chosen.grammar = builtin_grammar(name);
    if (chosen.grammar != nullptr) return std::nullopt;
    const bool file = name.find('/') != std::string::npos || name.ends_with(".yaml") ||
                      name.ends_with(".yml") || std::filesystem::exists(name);
    if (!file) {
        show(unknown_grammar(name));
        return ExitCode::usage;
    }
    Result<Source> source = read_file(name);
    if (!source) {
        Diagnostics why = source.diagnostics();
        if (why.front().code == "is-a-directory")
            why.front().remedy = fmt::format("name a grammar file in it: ls {}", shell_word(name));
        show(why);
        return ExitCode::input_or_output;
    }
    // Grammars are UTF-8, whatever the documents are.
    if (const Result<Decoded> text = decode(*source, {.encoding = "UTF-8"}); !text) {
        Diagnostics why = text.diagnostics();
        why.front().remedy = "save the grammar in UTF-8";
        show(why);
        return ExitCode::grammar_fault;
    }
    Result<Grammar> grammar = load_grammar(*source, builtin_texts());
    if (!grammar) {
        show(grammar.diagnostics());
        return ExitCode::grammar_fault;
    }
    if (grammar->family.empty()) {
        show(fault_at(*source, {.line = 1, .column = 1}, "missing-key", "the key `family` is missing",
                      "add `family:` here"));
        return ExitCode::grammar_fault;
    }
    if (grammar->own_segments && !segments_work(*source, *grammar)) return ExitCode::grammar_fault;
    chosen.loaded = *std::move(grammar);
    chosen.grammar = &*chosen.loaded;
    chosen.file = *std::move(source);
    return std::nullopt;
}

}  // namespace zhenggai
