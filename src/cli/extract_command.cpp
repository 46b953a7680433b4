#include "cli/extract_command.h"

#include <utility>

#include "cli/choose_grammar.h"
#include "cli/detection_text.h"
#include "cli/diagnostic_text.h"
#include "cli/input_run.h"
#include "cli/output_file.h"
#include "pipeline/extractor.h"

namespace zhenggai {

namespace {

// What the inputs become: their records, or why they are of their family.
class ExtractRun {
  public:
    ExtractRun(const ExtractFlags& flags, const Extractor& extractor, OutputFile& out)
        : flags_(flags),
          extractor_(extractor),
          run_(out, "zhenggai extract FILE", flags.explain_detection ? Format::jsonl : flags.format) {}

    ExitCode run(const std::vector<std::string>& inputs) {
        run_.each(inputs, jobs_for(flags_.inputs, inputs), [this](Source source, InputPieces& pieces) {
            return flags_.explain_detection ? explain(std::move(source), pieces)
                                            : extract(std::move(source), pieces);
        });
        const bool record_error = run_.tally().any_from(Severity::error);
        return run_.finish(record_error ? ExitCode::record_error : ExitCode::success);
    }

  private:
    Diagnostics explain(Source source, InputPieces& pieces) const {
        const Result<FamilyEvidence> evidence = extractor_.weigh_families(std::move(source));
        if (!evidence) return evidence.diagnostics();
        for (const DocumentEvidence& document : evidence->documents)
            pieces.output() += detection_text(evidence->source->name, document);
        return {};
    }

    Diagnostics extract(Source source, InputPieces& pieces) const {
        return extractor_.each_document(std::move(source), [this, &pieces](const ReadDocument& document) {
            add(document, pieces);
            return pieces.hand_over_large();
        });
    }

    void add(const ReadDocument& document, InputPieces& pieces) const {
        const Record& record = document.record;
        append_record(record, flags_.format, pieces.record(), flags_.spans ? &document.provenance : nullptr);
        for (Diagnostic diagnostic : record.diagnostics) {
            if (diagnostic.severity < Severity::error) continue;
            diagnostic.source = record.document.source;
            pieces.add(diagnostic, true);
        }
    }

    const ExtractFlags& flags_;
    const Extractor& extractor_;
    InputRun run_;
};

}  // namespace

ExitCode run_extract(const ExtractFlags& flags) {
    std::vector<std::string> inputs;
    if (const auto code = choose_inputs(flags.inputs, inputs)) return *code;
    ChosenGrammar chosen;
    if (flags.grammar)
        if (const auto code = choose_grammar(*flags.grammar, chosen)) return *code;
    const Extractor extractor(
        {.grammar = chosen.grammar, .hash = flags.hash, .joins = flags.joins, .decode = flags.decode});
    Result<OutputFile> out = open_output(flags.output);
    if (!out) {
        show(out.diagnostics());
        return ExitCode::input_or_output;
    }
    return ExtractRun(flags, extractor, *out).run(inputs);
}

}  // namespace zhenggai
