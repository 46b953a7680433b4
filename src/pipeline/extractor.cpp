#include "pipeline/extractor.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <utility>

#include "check/check_record.h"
#include "check/check_repetitions.h"
#include "check/coverage.h"
#include "check/grade.h"
#include "document/build_tree.h"
#include "document/family_score.h"
#include "document/front_matter.h"
#include "grammar/builtin.h"
#include "match/matcher.h"
#include "match/paragraphs.h"
#include "pipeline/document_cutter.h"
#include "pipeline/empty_input.h"
#include "pipeline/layout_notes.h"
#include "record/build_record.h"
#include "source/digest.h"
#include "source/media_type.h"
#include "text/text.h"

namespace zhenggai {

namespace {

// Lines are joined and documents told apart before the family is known, by the grammar with the most labels.
constexpr std::string_view line_grammar = "rectification-plan";
constexpr std::string_view fallback_grammar = "plan-document";

void append(Diagnostics& all, Diagnostics&& more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// By place; what speaks of the whole document last.
bool stands_before(const Diagnostic& a, const Diagnostic& b) {
    if (!a.position || !b.position) return a.position && !b.position;
    return std::pair(a.position->line, a.position->column.value_or(0)) <
           std::pair(b.position->line, b.position->column.value_or(0));
}

template <class Entry>
std::vector<std::string_view> texts_of(std::span<const Entry> entries) {
    std::vector<std::string_view> texts;
    texts.reserve(entries.size());
    for (const Entry& entry : entries) texts.push_back(entry.text);
    return texts;
}

}  // namespace

// The grammars made ready to run, each when it is first asked for.
class Extractor::Grammars {
  public:
    explicit Grammars(const Grammar* only) : only_(only) {}

    const Matcher& matcher_of(const Grammar& grammar) {
        const std::lock_guard lock(mutex_);
        std::unique_ptr<const Matcher>& matcher = matchers_[&grammar];
        if (!matcher) matcher = std::make_unique<const Matcher>(grammar);
        return *matcher;
    }

    const Matcher& line_matcher() {
        return matcher_of(only_ != nullptr ? *only_ : *builtin_grammar(line_grammar));
    }

    // Weighs the families that a document may be of.
    const FamilyChooser& chooser() {
        const std::lock_guard lock(mutex_);
        if (!chooser_)
            chooser_.emplace(only_ != nullptr ? FamilyChooser(std::vector<const Grammar*>{only_})
                                              : FamilyChooser(builtin_families()));
        return *chooser_;
    }

  private:
    const Grammar* only_;  // null: the built-in ones
    std::mutex mutex_;
    std::map<const Grammar*, std::unique_ptr<const Matcher>> matchers_;  // looked up only, never walked
    std::optional<FamilyChooser> chooser_;
};

// What the values of earlier sources were: one memory for each source that is read at the same time.
class Extractor::Memories {
  public:
    // Calls `use` with a memory that nobody else has meanwhile.
    template <class Use>
    Diagnostics lend(Use use) {
        std::unique_ptr<ValueMemory> memory = take();
        Diagnostics answer = use(*memory);
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(memory));
        return answer;
    }

  private:
    std::unique_ptr<ValueMemory> take() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return std::make_unique<ValueMemory>();
        std::unique_ptr<ValueMemory> memory = std::move(idle_.back());
        idle_.pop_back();
        return memory;
    }

    std::mutex mutex_;
    std::vector<std::unique_ptr<ValueMemory>> idle_;
};

Extractor::Extractor(const ExtractOptions& options)
    : options_(options),
      grammars_(std::make_unique<Grammars>(options.grammar)),
      memories_(std::make_unique<Memories>()) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

// The source cut into paragraphs.
struct Extractor::Lines {
    std::unique_ptr<const Source> source = {};
    std::unique_ptr<const Text> text = {};
    Arena arena = {};  // of joined paragraphs
    std::optional<std::string> sha256 = {};
    ParagraphReading reading = {};

    // The entries of a list, ascending by `line`, that stand on the lines of a document.
    template <class Entry>
    static std::span<const Entry> part_of(const std::vector<Entry>& entries, const DocumentPart& document) {
        const auto before = [](const Entry& entry, std::uint32_t line) { return entry.line < line; };
        const auto begin = std::lower_bound(entries.begin(), entries.end(), document.first_line, before);
        return {begin, std::lower_bound(begin, entries.end(), document.end_line, before)};
    }

    // The lines that the document's paragraphs were made of.
    std::vector<Line> source_lines_of(const DocumentPart& document) const {
        const auto before = [this](const KeptLine& line, std::uint32_t number) {
            return text->lines[line.index].number < number;
        };
        const auto& all = reading.lines;
        const auto begin = std::lower_bound(all.begin(), all.end(), document.first_line, before);
        const auto end = std::lower_bound(begin, all.end(), document.end_line, before);
        return kept_lines(*text, {begin, end}, reading.margin);
    }
};

Result<Extractor::Lines> Extractor::read_lines(Source input) const {
    Lines lines{.source = std::make_unique<const Source>(std::move(input))};
    const Source& source = *lines.source;
    if (auto refusal = refuse_unreadable(source, options_.decode.encoding.has_value()))
        return *std::move(refusal);
    Result<Text> text = read_text(source, options_.decode);
    if (!text) return text.diagnostics();
    if (auto refusal = refuse_web_page(text->bytes, source.name)) return *std::move(refusal);
    if (text->lines.empty()) return empty_input(source);
    lines.text = std::make_unique<const Text>(*std::move(text));

    lines.reading = read_paragraphs(*lines.text, grammars_->line_matcher(), lines.arena);
    if (lines.reading.paragraphs.empty()) return empty_input(source);
    if (options_.hash) lines.sha256 = sha256_hex(source.bytes);
    return lines;
}

// Gives every document of the source to `read`, which returns whether more are wanted; why there is none, else.
template <class Read>
Diagnostics Extractor::each_part(Lines& lines, Read read) const {
    DocumentCutter cutter(*lines.text, lines.reading, lines.arena, grammars_->line_matcher());
    auto part = cutter.next();
    if (!part) return {empty_input(*lines.source)};
    while (part && read(*part)) part = cutter.next();
    return {};
}

Diagnostics Extractor::each_document(Source source, const DocumentSink& sink) const {
    Result<Lines> lines = read_lines(std::move(source));
    if (!lines) return lines.diagnostics();
    return memories_->lend([&](ValueMemory& memory) {
        return each_part(*lines, [&](const DocumentPart& part) {
            Arena arena(&lines->arena);
            const Record record = read_document(*lines, part, arena, memory);
            const Provenance provenance(arena, lines->text->bytes);
            return sink({record, *lines->text, provenance, part.index == 0 && part.last});
        });
    });
}

Result<Extraction> Extractor::extract(Source source) const {
    Result<Lines> lines = read_lines(std::move(source));
    if (!lines) return lines.diagnostics();
    Extraction extraction;
    Diagnostics refused = memories_->lend([&](ValueMemory& memory) {
        return each_part(*lines, [&](const DocumentPart& part) {
            extraction.records.push_back(read_document(*lines, part, lines->arena, memory));
            return true;
        });
    });
    if (!refused.empty()) return refused;
    extraction.source = std::move(lines->source);
    extraction.text = std::move(lines->text);
    extraction.arena = std::move(lines->arena);
    return extraction;
}

Result<FamilyEvidence> Extractor::weigh_families(Source source) const {
    Result<Lines> lines = read_lines(std::move(source));
    if (!lines) return lines.diagnostics();
    FamilyEvidence evidence;
    const FamilyChooser& chooser = grammars_->chooser();
    Diagnostics refused = each_part(*lines, [&](const DocumentPart& part) {
        const Pieces title = read_front_matter(part.blocks, grammars_->line_matcher()).front.title;
        const DetectionFacts facts = detection_facts(part.blocks, packed(title), lines->text->foldable);
        evidence.documents.push_back({facts.title, chooser.choose(facts), chooser.weigh(facts)});
        return true;
    });
    if (!refused.empty()) return refused;
    evidence.source = std::move(lines->source);
    evidence.text = std::move(lines->text);
    evidence.arena = std::move(lines->arena);
    return evidence;
}

// What is joined for the document goes to `arena`, which is that of the lines or lies upon it.
Record Extractor::read_document(const Lines& lines, const DocumentPart& part, Arena& arena,
                                ValueMemory& memory) const {
    const Text& text = *lines.text;
    const Matcher* matcher = &grammars_->line_matcher();
    const std::vector<Line> source_lines = lines.source_lines_of(part);
    DocumentTree tree = build_tree(part.blocks, *matcher, source_lines);
    if (!options_.grammar) {
        const Grammar* family = grammars_->chooser().choose(
            detection_facts(part.blocks, packed(tree.front.title), text.foldable));
        if (family == nullptr) family = builtin_grammar(fallback_grammar);
        if (family != &matcher->grammar()) {
            matcher = &grammars_->matcher_of(*family);
            const auto paragraphs = Lines::part_of(lines.reading.paragraphs, part);
            tree = build_tree(matcher->match(paragraphs, text.foldable), *matcher, source_lines);
        }
    }

    Record record = build_record(tree, text, matcher->grammar(), arena, memory);
    record.document.source = lines.source->name;
    record.document.media_type = "text/plain";
    record.document.index = static_cast<int>(part.index) + 1;
    record.document.sha256 = lines.sha256;
    Diagnostics all = text.diagnostics;
    append(all, furniture_notes(Lines::part_of(lines.reading.furniture, part)));
    if (options_.joins) append(all, join_notes(Lines::part_of(lines.reading.joins, part)));
    append(all, std::move(record.diagnostics));
    const Provenance provenance(arena, text.bytes);
    PositionFinder positions(text);
    const CheckInput read{tree, record, matcher->grammar(), text, provenance, positions};
    append(all, check_record(read));
    CoverageLedger ledger =
        account_for(read, texts_of(Lines::part_of(lines.reading.furniture, part)), part.bytes);
    append(all, check_unclaimed(read, ledger.unclaimed));
    record.document.coverage = ledger.counts;
    record.unclaimed = std::move(ledger.unclaimed);
    append(all,
           check_repetitions(texts_of(Lines::part_of(lines.reading.paragraphs, part)), provenance, text));
    std::stable_sort(all.begin(), all.end(), stands_before);
    record.diagnostics = std::move(all);
    Grading grading = grade_record(record);
    record.document.grade = grading.grade;
    record.document.grade_reasons = std::move(grading.reasons);
    return record;
}

}  // namespace zhenggai
