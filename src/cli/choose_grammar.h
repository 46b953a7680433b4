// The grammar that --grammar names: a built-in one, or a file.
//
//     ChosenGrammar chosen;
//     if (const auto code = choose_grammar("my-family.yaml", chosen)) return *code;
#pragma once

#include <optional>
#include <string>

#include "cli/exit_code.h"
#include "grammar/grammar.h"
#include "source/source.h"

namespace zhenggai {

// A grammar, and who keeps it.
struct ChosenGrammar {
    const Grammar* grammar = nullptr;
    std::optional<Grammar> loaded = {};  // of a file
    std::optional<Source> file = {};
};

// Fills `chosen`; what goes wrong is shown and gives the exit code. A file is checked whole; its rules for
// segments are run only where it has its own.
std::optional<ExitCode> choose_grammar(const std::string& name, ChosenGrammar& chosen);

}  // namespace zhenggai
