#include "pipeline/segment_rules.h"

#include <fmt/format.h>

#include <utility>

namespace zhenggai {

namespace {

Diagnostic fault_at_place(const Diagnostic& place, std::string code, std::string message,
                          std::string remedy) {
    Diagnostic fault = place;
    fault.severity = Severity::error;
    fault.code = std::move(code);
    fault.message = std::move(message);
    fault.remedy = std::move(remedy);
    return fault;
}

// Faults of ICU speak of lines and columns of the rules; the rules stand indented in their file.
Diagnostic in_the_file(const Diagnostic& fault, const SegmentLevelSection& level) {
    Diagnostic placed = fault_at_place(level.place, fault.code, fault.message, fault.remedy.value_or(""));
    if (!fault.position) return placed;
    const std::size_t line = fault.position->line;
    std::string_view rules = level.rules;
    for (std::size_t i = 1; i < line && !rules.empty(); ++i)
        rules.remove_prefix(std::min(rules.find('\n'), rules.size() - 1) + 1);
    if (level.indent == 0) return placed;  // not a text of lines: its beginning has to do
    placed.position = Position{.line = level.place.position->line + line - 1,
                               .column = level.indent + fault.position->column.value_or(1)};
    placed.source_line = std::string(level.indent, ' ') + std::string(rules.substr(0, rules.find('\n')));
    return placed;
}

void check_example(Segmenter& segmenter, const SegmentExample& example, Diagnostics& faults) {
    std::string text;
    for (const std::string& segment : example.segments) text += segment;
    std::vector<std::string> found;
    for (const Span& span : segmenter.segment(text)) found.push_back(text.substr(span.begin, span.size()));
    if (found == example.segments) return;
    faults.push_back(fault_at_place(example.place, "example-cut",
                                    fmt::format("this text is cut into `{}`, not `{}`",
                                                fmt::join(found, "` `"), fmt::join(example.segments, "` `")),
                                    "change the rules or terms, or the example"));
}

}  // namespace

SegmentRules segment_rules(const SegmentSection& section, const Grammar& grammar) {
    return {.sentence = section.sentence.rules,
            .clause = section.clause.rules,
            .word = section.word.rules,
            .terms = kept_terms(section.word, grammar)};
}

Diagnostics check_segments(const SegmentSection& section, const Grammar& grammar) {
    Diagnostics faults;
    const SegmentRules rules = segment_rules(section, grammar);
    for (const auto& [level, part] :
         {std::pair{SegmentLevel::sentence, &section.sentence},
          std::pair{SegmentLevel::clause, &section.clause}, std::pair{SegmentLevel::word, &section.word}}) {
        if (!part->own) continue;
        Result<Segmenter> segmenter = Segmenter::make(rules, level);
        if (!segmenter) {
            for (const Diagnostic& fault : segmenter.diagnostics())
                faults.push_back(in_the_file(fault, *part));
            continue;
        }
        for (const SegmentExample& example : part->examples) check_example(*segmenter, example, faults);
    }
    return faults;
}

}  // namespace zhenggai
