#include "cli/check_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "cli/choose_grammar.h"
#include "cli/coverage_text.h"
#include "cli/diagnostic_text.h"
#include "cli/input_run.h"
#include "output/contract_words.h"
#include "output/output.h"
#include "pipeline/extractor.h"

namespace zhenggai {

namespace {

// "1 error", "2 errors"
std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// What a run has found, for its last line.
class Summary {
  public:
    void add(const Diagnostic& diagnostic) { ++severities_[static_cast<std::size_t>(diagnostic.severity)]; }
    void add(const DocumentInfo& document) {
        ++documents_;
        if (document.grade) ++grades_[static_cast<std::size_t>(*document.grade)];
    }

    bool empty() const { return documents_ == 0; }

    bool any_from(Severity least) const {
        return std::any_of(severities_.begin() + static_cast<std::ptrdiff_t>(least), severities_.end(),
                           [](std::size_t count) { return count > 0; });
    }

    // 3 documents: 1 complete, 2 review; 1 warning, 4 notes
    std::string text() const {
        std::vector<std::string> grades;
        for (const Grade grade : {Grade::complete, Grade::review, Grade::poor})
            if (const std::size_t count = grades_[static_cast<std::size_t>(grade)]; count > 0)
                grades.push_back(fmt::format("{} {}", count, word_of(grade)));
        std::vector<std::string> severities;
        for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
            if (const std::size_t count = severities_[static_cast<std::size_t>(severity)]; count > 0)
                severities.push_back(counted(count, severity_name(severity)));
        if (severities.empty()) severities.emplace_back("nothing to report");
        return fmt::format("{}: {}; {}\n", counted(documents_, "document"), fmt::join(grades, ", "),
                           fmt::join(severities, ", "));
    }

  private:
    std::size_t documents_ = 0;
    std::array<std::size_t, 3> grades_ = {};      // by Grade
    std::array<std::size_t, 3> severities_ = {};  // by Severity
};

bool same(const Diagnostic& a, const Diagnostic& b) {
    return a.code == b.code && a.message == b.message && a.position == b.position;
}

class CheckRun {
  public:
    CheckRun(const CheckFlags& flags, Extractor& extractor, OutputFile& out)
        : flags_(flags),
          extractor_(extractor),
          run_(out, "zhenggai check FILE"),
          array_(Format::json, run_.buffer()) {}

    ExitCode run() {
        const bool json = flags_.format == CheckFormat::json;
        if (json) array_.begin();
        run_.each(flags_.inputs, [this](Source source) { return check(std::move(source)); });
        if (json) array_.end();
        const ExitCode code =
            run_.finish(summary_.any_from(flags_.fail_on) ? ExitCode::record_error : ExitCode::success);
        if (!json && run_.good() && !summary_.empty()) std::fputs(summary_.text().c_str(), stderr);
        return code;
    }

  private:
    Diagnostics check(Source source) {
        const Result<Extraction> extraction = extractor_.extract(std::move(source));
        if (!extraction) return extraction.diagnostics();
        for (const Record& record : extraction->records) {
            summary_.add(record.document);
            for (const Diagnostic& diagnostic : record.diagnostics)
                if (!is_told(diagnostic, record, *extraction)) summary_.add(diagnostic);
            flags_.format == CheckFormat::json ? add_json(record, *extraction->text)
                                               : add_text(record, *extraction);
        }
        return {};
    }

    // Every document of a source has the diagnostics of its decoding; the first one tells them.
    static bool is_told(const Diagnostic& diagnostic, const Record& record, const Extraction& extraction) {
        const Diagnostics& decoding = extraction.text->diagnostics;
        return record.document.index > 1 &&
               std::any_of(decoding.begin(), decoding.end(),
                           [&diagnostic](const Diagnostic& other) { return same(diagnostic, other); });
    }

    void add_text(const Record& record, const Extraction& extraction) {
        const Text& text = *extraction.text;
        for (Diagnostic diagnostic : record.diagnostics) {
            if (is_told(diagnostic, record, extraction)) continue;
            diagnostic.source = record.document.source;
            run_.buffer() +=
                diagnostic_text(diagnostic, diagnostic.position ? line_at(text, diagnostic.position->line)
                                                                : std::string_view());
        }
        if (!flags_.coverage) return;
        const bool only = extraction.records.size() == 1;
        const std::string name =
            only ? record.document.source
                 : fmt::format("{}: document {}", record.document.source, record.document.index);
        run_.buffer() += coverage_text(name, record, text);
    }

    void add_json(const Record& record, const Text& text) {
        if (!flags_.coverage) return array_.add_written(audit_json(record));
        const std::vector<UnclaimedPlace> places = unclaimed_places(record, text);
        array_.add_written(audit_json(record, &places));
    }

    const CheckFlags& flags_;
    Extractor& extractor_;
    InputRun run_;
    RecordStream array_;
    Summary summary_;
};

}  // namespace

ExitCode run_check(const CheckFlags& flags) {
    ChosenGrammar chosen;
    if (flags.grammar)
        if (const auto code = choose_grammar(*flags.grammar, chosen)) return *code;
    Extractor extractor({.grammar = chosen.grammar, .decode = flags.decode});
    Result<OutputFile> out = open_output(flags.output);
    if (!out) {
        show(out.diagnostics());
        return ExitCode::input_or_output;
    }
    return CheckRun(flags, extractor, *out).run();
}

}  // namespace zhenggai
