#include "cli/extract_command.h"

#include "base/provenance.h"
#include "cli/choose_grammar.h"
#include "cli/detection_text.h"
#include "cli/diagnostic_text.h"
#include "cli/input_run.h"
#include "cli/output_file.h"
#include "pipeline/extractor.h"

namespace zhenggai {

namespace {

// What one input after the other becomes: its records, or why they are of their family.
class ExtractRun {
  public:
    ExtractRun(const ExtractFlags& flags, Extractor& extractor, OutputFile& out)
        : flags_(flags),
          extractor_(extractor),
          run_(out, "zhenggai extract FILE"),
          stream_(flags.format, run_.buffer()) {}

    ExitCode run() {
        if (flags_.explain_detection) {
            run_.each(flags_.inputs, [this](Source source) { return explain(std::move(source)); });
        } else {
            stream_.begin();
            run_.each(flags_.inputs, [this](Source source) { return extract(std::move(source)); });
            stream_.end();
        }
        return run_.finish(record_error_ ? ExitCode::record_error : ExitCode::success);
    }

  private:
    Diagnostics explain(Source source) {
        const Result<FamilyEvidence> evidence = extractor_.weigh_families(std::move(source));
        if (!evidence) return evidence.diagnostics();
        for (const DocumentEvidence& document : evidence->documents)
            run_.buffer() += detection_text(evidence->source->name, document);
        return {};
    }

    Diagnostics extract(Source source) {
        const Result<Extraction> extraction = extractor_.extract(std::move(source));
        if (!extraction) return extraction.diagnostics();
        for (const Record& record : extraction->records) add(record, *extraction);
        return {};
    }

    void add(const Record& record, const Extraction& extraction) {
        const Provenance provenance(extraction.arena, extraction.text->bytes);
        stream_.add(record, flags_.spans ? &provenance : nullptr);
        for (Diagnostic diagnostic : record.diagnostics) {
            if (diagnostic.severity < Severity::error) continue;
            record_error_ = true;
            diagnostic.source = record.document.source;
            show(diagnostic);
        }
    }

    const ExtractFlags& flags_;
    Extractor& extractor_;
    InputRun run_;
    RecordStream stream_;
    bool record_error_ = false;
};

}  // namespace

ExitCode run_extract(const ExtractFlags& flags) {
    ChosenGrammar chosen;
    if (flags.grammar)
        if (const auto code = choose_grammar(*flags.grammar, chosen)) return *code;
    Extractor extractor(
        {.grammar = chosen.grammar, .hash = flags.hash, .joins = flags.joins, .decode = flags.decode});
    Result<OutputFile> out = open_output(flags.output);
    if (!out) {
        show(out.diagnostics());
        return ExitCode::input_or_output;
    }
    return ExtractRun(flags, extractor, *out).run();
}

}  // namespace zhenggai
