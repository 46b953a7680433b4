#include "cli/segment_command.h"

#include <string_view>

#include "cli/choose_grammar.h"
#include "cli/diagnostic_text.h"
#include "cli/output_file.h"
#include "cli/read_input.h"
#include "grammar/builtin.h"
#include "match/matcher.h"
#include "match/paragraphs.h"
#include "output/json_writer.h"
#include "pipeline/empty_input.h"
#include "pipeline/segment_rules.h"
#include "pipeline/segment_source.h"
#include "source/media_type.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t flush_at = 256 * 1024;
constexpr std::string_view default_grammar = "rectification-plan";

// The rules of --grammar, or the built-in ones; what goes wrong is shown and gives the exit code.
std::optional<ExitCode> choose_rules(const SegmentFlags& flags, ChosenGrammar& chosen, SegmentRules& rules) {
    const std::string name = flags.grammar.value_or(std::string(default_grammar));
    if (const auto code = choose_grammar(name, chosen)) return code;
    if (!chosen.file) {
        rules = segment_rules(*builtin_segments(name), *chosen.grammar);
        return std::nullopt;
    }
    const Result<SegmentSection> section = load_segments(*chosen.file, builtin_texts());
    if (!section) {
        show(section.diagnostics());
        return ExitCode::grammar_fault;
    }
    rules = segment_rules(*section, *chosen.grammar);
    return std::nullopt;
}

// Cuts one input after the other into one output.
class SegmentRun {
  public:
    SegmentRun(const SegmentFlags& flags, const Matcher& matcher, Segmenter& segmenter, OutputFile& out)
        : flags_(flags), matcher_(matcher), segmenter_(segmenter), out_(out) {}

    // False where the output takes no more.
    bool run(const std::string& input) {
        const Result<Source> source = read_input(input, "zhenggai segment --by sentence FILE");
        if (!source) return unreadable(source.diagnostics());
        if (const auto refusal = refuse_unreadable(*source, flags_.decode.encoding.has_value()))
            return unreadable({*refusal});
        const Result<Text> text = read_text(*source, flags_.decode);
        if (!text) return unreadable(text.diagnostics());
        if (const auto refusal = refuse_web_page(text->bytes, source->name)) return unreadable({*refusal});
        if (text->lines.empty()) return unreadable({empty_input(*source)});
        show(text->diagnostics);
        Arena arena;
        const ParagraphReading reading = read_paragraphs(*text, matcher_, arena);
        for (const SegmentSource& paragraph : segment_source(*text, reading, arena)) {
            segmenter_.start(paragraph.text);
            while (const std::optional<Span> segment = segmenter_.next()) {
                add(source->name, paragraph, *segment);
                if (buffer_.size() >= flush_at && !flush()) return false;
            }
        }
        return flush();
    }

    bool input_error() const { return input_error_; }

  private:
    void add(const std::string& source, const SegmentSource& paragraph, Span segment) {
        const std::string_view text = paragraph.text.substr(segment.begin, segment.size());
        if (flags_.format == SegmentFormat::text) {
            buffer_ += trim(text);
        } else {
            add_json(source, paragraph, segment, text);
        }
        buffer_ += '\n';
    }

    void add_json(const std::string& source, const SegmentSource& paragraph, Span segment,
                  std::string_view text) {
        JsonWriter json(buffer_, JsonLayout::one_line);
        json.begin_map();
        json.key("source");
        json.text(source);
        json.key("line");
        json.number(line_of(paragraph, segment));
        json.key("text");
        json.text(text);
        json.key("spans");
        json.begin_list();
        for (const Span& span : spans_of(paragraph, segment)) {
            json.item();
            json.begin_list();
            for (const std::size_t offset : {span.begin, span.end}) {
                json.item();
                json.number(static_cast<std::int64_t>(offset));
            }
            json.end_list();
        }
        json.end_list();
        json.end_map();
    }

    bool unreadable(const Diagnostics& why) {
        input_error_ = true;
        show(why);
        return true;
    }

    bool flush() {
        const bool good = out_.write(buffer_);
        buffer_.clear();
        return good;
    }

    const SegmentFlags& flags_;
    const Matcher& matcher_;
    Segmenter& segmenter_;
    OutputFile& out_;
    std::string buffer_;
    bool input_error_ = false;
};

}  // namespace

ExitCode run_segment(const SegmentFlags& flags) {
    ChosenGrammar chosen;
    SegmentRules rules;
    if (const auto code = choose_rules(flags, chosen, rules)) return *code;
    Result<Segmenter> segmenter = Segmenter::make(rules, flags.level);
    if (!segmenter) {
        show(segmenter.diagnostics());
        return ExitCode::grammar_fault;
    }
    const Matcher matcher(*chosen.grammar);
    OutputFile out = OutputFile::standard_output();
    SegmentRun run(flags, matcher, *segmenter, out);
    const std::vector<std::string> standard_input{"-"};
    for (const std::string& input : flags.inputs.empty() ? standard_input : flags.inputs)
        if (!run.run(input)) break;
    if (const auto why = out.commit()) {
        show(*why);
        return ExitCode::input_or_output;
    }
    return run.input_error() ? ExitCode::input_or_output : ExitCode::success;
}

}  // namespace zhenggai
