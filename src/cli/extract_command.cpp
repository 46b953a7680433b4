#include "cli/extract_command.h"

#include <cstdio>

#include "base/provenance.h"
#include "cli/choose_grammar.h"
#include "cli/detection_text.h"
#include "cli/diagnostic_text.h"
#include "cli/output_file.h"
#include "cli/read_input.h"
#include "pipeline/extractor.h"

namespace zhenggai {

namespace {

constexpr std::size_t flush_at = 256 * 1024;

void show(const Diagnostic& diagnostic) { std::fputs(diagnostic_text(diagnostic).c_str(), stderr); }

void show(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) show(diagnostic);
}

// Extracts one input after the other into one output.
class ExtractRun {
  public:
    ExtractRun(const ExtractFlags& flags, Extractor& extractor, OutputFile& out)
        : flags_(flags), extractor_(extractor), out_(out), stream_(flags.format, buffer_) {}

    ExitCode run() {
        const std::vector<std::string> standard_input{"-"};
        if (!flags_.explain_detection) stream_.begin();
        for (const std::string& input : flags_.inputs.empty() ? standard_input : flags_.inputs) {
            read(input);
            if (buffer_.size() >= flush_at && !flush()) return finish();
        }
        if (!flags_.explain_detection) stream_.end();
        // An array of nothing is an answer too; a file stays as it is.
        if (written_ > 0 || !flags_.output) flush();
        return finish();
    }

  private:
    void read(const std::string& input) {
        Result<Source> source = read_input(input, "zhenggai extract FILE");
        if (!source) return unreadable(source.diagnostics());
        return flags_.explain_detection ? explain(*std::move(source)) : extract(*std::move(source));
    }

    void explain(Source source) {
        const Result<FamilyEvidence> evidence = extractor_.weigh_families(std::move(source));
        if (!evidence) return unreadable(evidence.diagnostics());
        for (const DocumentEvidence& document : evidence->documents) {
            buffer_ += detection_text(evidence->source->name, document);
            ++written_;
        }
    }

    void extract(Source source) {
        const Result<Extraction> extraction = extractor_.extract(std::move(source));
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
    Extractor extractor(
        {.grammar = chosen.grammar, .hash = flags.hash, .joins = flags.joins, .decode = flags.decode});
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
