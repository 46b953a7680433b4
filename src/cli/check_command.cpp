#include "cli/check_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "cli/choose_grammar.h"
#include "cli/coverage_text.h"
#include "cli/diagnostic_text.h"
#include "cli/input_run.h"
#include "output/contract_words.h"
#include "pipeline/extractor.h"

namespace zhenggai {

namespace {

// "1 error", "2 errors"
std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// What a run has found: 3 documents: 1 complete, 2 review; 1 warning, 4 notes
std::string summary_text(const Tally& tally) {
    std::vector<std::string> grades;
    for (const Grade grade : {Grade::complete, Grade::review, Grade::poor})
        if (const std::size_t count = tally.count(grade); count > 0)
            grades.push_back(fmt::format("{} {}", count, word_of(grade)));
    std::vector<std::string> severities;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
        if (const std::size_t count = tally.count(severity); count > 0)
            severities.push_back(counted(count, severity_name(severity)));
    if (severities.empty()) severities.emplace_back("nothing to report");
    return fmt::format("{}: {}; {}\n", counted(tally.documents, "document"), fmt::join(grades, ", "),
                       fmt::join(severities, ", "));
}

bool same(const Diagnostic& a, const Diagnostic& b) {
    return a.code == b.code && a.message == b.message && a.position == b.position;
}

class CheckRun {
  public:
    CheckRun(const CheckFlags& flags, const Extractor& extractor, OutputFile& out)
        : flags_(flags),
          extractor_(extractor),
          run_(out, "zhenggai check FILE", flags.format == CheckFormat::json ? Format::json : Format::jsonl) {
    }

    ExitCode run(const std::vector<std::string>& inputs) {
        run_.each(inputs, jobs_for(flags_.inputs, inputs),
                  [this](Source source, InputPieces& pieces) { return check(std::move(source), pieces); });
        const Tally& tally = run_.tally();
        const ExitCode code =
            run_.finish(tally.any_from(flags_.fail_on) ? ExitCode::record_error : ExitCode::success);
        if (flags_.format == CheckFormat::text && run_.good() && tally.documents > 0)
            std::fputs(summary_text(tally).c_str(), stderr);
        return code;
    }

  private:
    Diagnostics check(Source source, InputPieces& pieces) const {
        return extractor_.each_document(std::move(source), [this, &pieces](const ReadDocument& document) {
            pieces.add(document.record.document);
            for (const Diagnostic& diagnostic : document.record.diagnostics)
                if (!is_told(diagnostic, document)) pieces.add(diagnostic, false);
            flags_.format == CheckFormat::json ? add_json(document, pieces.record())
                                               : add_text(document, pieces.output());
            return pieces.hand_over_large();
        });
    }

    // Every document of a source has the diagnostics of its decoding; the first one tells them.
    static bool is_told(const Diagnostic& diagnostic, const ReadDocument& document) {
        const Diagnostics& decoding = document.text.diagnostics;
        return document.record.document.index > 1 &&
               std::any_of(decoding.begin(), decoding.end(),
                           [&diagnostic](const Diagnostic& other) { return same(diagnostic, other); });
    }

    void add_text(const ReadDocument& document, std::string& output) const {
        const Record& record = document.record;
        const Text& text = document.text;
        for (Diagnostic diagnostic : record.diagnostics) {
            if (is_told(diagnostic, document)) continue;
            diagnostic.source = record.document.source;
            output +=
                diagnostic_text(diagnostic, diagnostic.position ? line_at(text, diagnostic.position->line)
                                                                : std::string_view());
        }
        if (!flags_.coverage) return;
        const std::string name =
            document.alone ? record.document.source
                           : fmt::format("{}: document {}", record.document.source, record.document.index);
        output += coverage_text(name, record, text);
    }

    void add_json(const ReadDocument& document, std::string& output) const {
        if (!flags_.coverage) {
            output += audit_json(document.record);
            return;
        }
        const std::vector<UnclaimedPlace> places = unclaimed_places(document.record, document.text);
        output += audit_json(document.record, &places);
    }

    const CheckFlags& flags_;
    const Extractor& extractor_;
    InputRun run_;
};

}  // namespace

ExitCode run_check(const CheckFlags& flags) {
    std::vector<std::string> inputs;
    if (const auto code = choose_inputs(flags.inputs, inputs)) return *code;
    ChosenGrammar chosen;
    if (flags.grammar)
        if (const auto code = choose_grammar(*flags.grammar, chosen)) return *code;
    const Extractor extractor({.grammar = chosen.grammar, .decode = flags.decode});
    Result<OutputFile> out = open_output(flags.output);
    if (!out) {
        show(out.diagnostics());
        return ExitCode::input_or_output;
    }
    return CheckRun(flags, extractor, *out).run(inputs);
}

}  // namespace zhenggai
