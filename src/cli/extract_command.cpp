#include "cli/extract_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "base/nearest.h"
#include "base/provenance.h"
#include "cli/diagnostic_text.h"
#include "cli/output_file.h"
#include "grammar/builtin.h"
#include "grammar/yaml_tree.h"
#include "pipeline/extractor.h"
#include "source/shell_word.h"
#include "source/source.h"
#include "text/decode.h"

namespace zhenggai {

namespace {

constexpr std::size_t flush_at = 256 * 1024;

void show(const Diagnostic& diagnostic) { std::fputs(diagnostic_text(diagnostic).c_str(), stderr); }

void show(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) show(diagnostic);
}

// The grammar that --grammar names, and who keeps it.
struct ChosenGrammar {
    const Grammar* grammar = nullptr;
    std::optional<Grammar> loaded = {};
};

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

// Fills `chosen`; what goes wrong is shown and gives the exit code.
std::optional<ExitCode> choose_grammar(const std::string& name, ChosenGrammar& chosen) {
    chosen.grammar = builtin_grammar(name);
    if (chosen.grammar != nullptr) return std::nullopt;
    const bool file = name.find('/') != std::string::npos || name.ends_with(".yaml") ||
                      name.ends_with(".yml") || std::filesystem::exists(name);
    if (!file) {
        show(unknown_grammar(name));
        return ExitCode::usage;
    }
    const Result<Source> source = read_file(name);
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
    chosen.loaded = *std::move(grammar);
    chosen.grammar = &*chosen.loaded;
    return std::nullopt;
}

Result<Source> read_input(const std::string& name) {
    if (name != "-") return read_file(name);
    if (isatty(STDIN_FILENO) != 0)
        std::fputs(
            "zhenggai: reading a plan from standard input until Ctrl-D; to read a file: zhenggai extract "
            "FILE\n",
            stderr);
    return read_stream(STDIN_FILENO, name);
}

// Extracts one input after the other into one output.
class ExtractRun {
  public:
    ExtractRun(const ExtractFlags& flags, Extractor& extractor, OutputFile& out)
        : flags_(flags), extractor_(extractor), out_(out), stream_(flags.format, buffer_) {}

    ExitCode run() {
        const std::vector<std::string> standard_input{"-"};
        stream_.begin();
        for (const std::string& input : flags_.inputs.empty() ? standard_input : flags_.inputs) {
            extract(input);
            if (buffer_.size() >= flush_at && !flush()) return finish();
        }
        stream_.end();
        // An array of nothing is an answer too; a file stays as it is.
        if (written_ > 0 || !flags_.output) flush();
        return finish();
    }

  private:
    void extract(const std::string& input) {
        Result<Source> source = read_input(input);
        if (!source) return unreadable(source.diagnostics());
        const Result<Extraction> extraction = extractor_.extract(*std::move(source));
        if (!extraction) return unreadable(extraction.diagnostics());
        for (const Record& record : extraction->records) add(record, *extraction);
    }

    void add(const Record& record, const Extraction& extraction) {
        const Provenance provenance(extraction.arena, extraction.text->bytes);
        stream_.add(record, flags_.spans ? &provenance : nullptr);
        ++written_;
        for (Diagnostic diagnostic : record.diagnostics) {
            if (diagnostic.severity < Severity::error) continue;
            record_error_ = true;
            diagnostic.source = record.document.source;
            show(diagnostic);
        }
    }

    void unreadable(const Diagnostics& why) {
        input_error_ = true;
        show(why);
    }

    bool flush() {
        const bool good = out_.write(buffer_);
        buffer_.clear();
        return good;
    }

    // Nothing read is nothing written: a file of earlier records then stays as it is.
    ExitCode finish() {
        if (written_ > 0) {
            if (const auto why = out_.commit()) {
                show(*why);
                return ExitCode::input_or_output;
            }
        }
        if (input_error_) return ExitCode::input_or_output;
        return record_error_ ? ExitCode::record_error : ExitCode::success;
    }

    const ExtractFlags& flags_;
    Extractor& extractor_;
    OutputFile& out_;
    std::string buffer_;
    RecordStream stream_;
    std::size_t written_ = 0;
    bool input_error_ = false;
    bool record_error_ = false;
};

}  // namespace

ExitCode run_extract(const ExtractFlags& flags) {
    ChosenGrammar chosen;
    if (flags.grammar)
        if (const auto code = choose_grammar(*flags.grammar, chosen)) return *code;
    Extractor extractor({.grammar = chosen.grammar,
                         .hash = flags.hash,
                         .joins = flags.joins,
                         .decode = flags.decode});
    if (!flags.output) {
        OutputFile out = OutputFile::standard_output();
        return ExtractRun(flags, extractor, out).run();
    }
    Result<OutputFile> out = OutputFile::create(*flags.output);
    if (!out) {
        show(out.diagnostics());
        return ExitCode::input_or_output;
    }
    return ExtractRun(flags, extractor, *out).run();
}

}  // namespace zhenggai
