#include "pipeline/extractor.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <set>
#include <span>
#include <utility>

#include "base/provenance.h"
#include "check/check_record.h"
#include "check/check_repetitions.h"
#include "check/coverage.h"
#include "check/grade.h"
#include "document/build_tree.h"
#include "document/contents_page.h"
#include "document/family_score.h"
#include "document/front_matter.h"
#include "document/split_documents.h"
#include "grammar/builtin.h"
#include "match/paragraphs.h"
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

Extractor::Extractor(const ExtractOptions& options) : options_(options) {}

// The source cut into paragraphs and documents.
struct Extractor::Lines {
    ParagraphReading reading = {};
    std::vector<Block> blocks = {};
    std::vector<std::size_t> starts = {};  // of each document: its first block

    // The headings of a page of contents come again in the text. Told by where texts begin: lines that a
    // vertical tab parts have one number.
    void leave_out_contents(const Matcher& matcher) {
        std::set<const char*, std::less<>> places;
        for (const std::size_t i : contents_blocks(blocks, matcher)) places.insert(blocks[i].text.data());
        if (places.empty()) return;
        const auto holds = [&places](std::string_view text) {
            const auto place = places.lower_bound(text.data());
            return place != places.end() && *place < text.data() + text.size();
        };
        for (const Paragraph& paragraph : reading.paragraphs)
            if (holds(paragraph.text))
                reading.furniture.push_back({"contents", paragraph.text, paragraph.line, true});
        std::erase_if(blocks, [&](const Block& block) { return holds(block.text); });
        std::erase_if(reading.paragraphs, [&](const Paragraph& paragraph) { return holds(paragraph.text); });
        std::erase_if(reading.lines, [&](const Line& line) { return holds(line.text); });
        std::stable_sort(reading.furniture.begin(), reading.furniture.end(),
                         [](const LeftOutLine& a, const LeftOutLine& b) { return a.line < b.line; });
    }

    std::span<const Block> blocks_of(std::size_t document) const {
        const std::size_t end = document + 1 < starts.size() ? starts[document + 1] : blocks.size();
        return std::span(blocks).subspan(starts[document], end - starts[document]);
    }

    // The 1-based source lines [first, last) of a document; what stands above the first one is its own.
    std::pair<std::uint32_t, std::uint32_t> lines_of(std::size_t document) const {
        const bool last = document + 1 == starts.size();
        return {document == 0 ? 0 : blocks[starts[document]].line,
                last ? UINT32_MAX : blocks[starts[document + 1]].line};
    }

    // The bytes of a document: from its first block to that of the next one.
    Span bytes_of(std::size_t document, const Text& text, const Provenance& provenance) const {
        const auto begin_of = [&](std::size_t which) {
            const Block& block = blocks[starts[which]];
            std::size_t begin = provenance.spans_of(block.text).front().begin;
            if (!block.marker) return begin;
            const auto marker = provenance.spans_of(block.marker->text);
            return marker.empty() ? begin : std::min(begin, marker.front().begin);
        };
        return {document == 0 ? 0 : begin_of(document),
                document + 1 == starts.size() ? text.bytes.size() : begin_of(document + 1)};
    }

    // The entries of a list, ascending by `line`, that stand on the lines of a document.
    template <class Entry>
    std::span<const Entry> part_of(const std::vector<Entry>& entries, std::size_t document) const {
        const auto [first, last] = lines_of(document);
        const auto before = [](const Entry& entry, std::uint32_t line) { return entry.line < line; };
        const auto begin = std::lower_bound(entries.begin(), entries.end(), first, before);
        return {begin, std::lower_bound(begin, entries.end(), last, before)};
    }

    // The lines that the document's paragraphs were made of.
    std::span<const Line> source_lines_of(std::size_t document) const {
        const auto [first, last] = lines_of(document);
        const auto before = [](const Line& line, std::uint32_t number) { return line.number < number; };
        const auto begin = std::lower_bound(reading.lines.begin(), reading.lines.end(), first, before);
        return {begin, std::lower_bound(begin, reading.lines.end(), last, before)};
    }
};

const Matcher& Extractor::matcher_of(const Grammar& grammar) {
    std::unique_ptr<const Matcher>& matcher = matchers_[&grammar];
    if (!matcher) matcher = std::make_unique<const Matcher>(grammar);
    return *matcher;
}

const Matcher& Extractor::line_matcher() {
    return matcher_of(options_.grammar ? *options_.grammar : *builtin_grammar(line_grammar));
}

// Fills `reading.source` and `reading.text`; joined paragraphs are in `reading.arena`.
template <class Reading>
Result<Extractor::Lines> Extractor::read_lines(Source input, Reading& reading) {
    reading.source = std::make_unique<const Source>(std::move(input));
    const Source& source = *reading.source;
    if (auto refusal = refuse_unreadable(source, options_.decode.encoding.has_value()))
        return *std::move(refusal);
    Result<Text> text = read_text(source, options_.decode);
    if (!text) return text.diagnostics();
    if (auto refusal = refuse_web_page(text->bytes, source.name)) return *std::move(refusal);
    if (text->lines.empty()) return empty_input(source);
    reading.text = std::make_unique<const Text>(*std::move(text));

    const Matcher& matcher = line_matcher();
    Lines lines{.reading = read_paragraphs(*reading.text, matcher, reading.arena)};
    if (lines.reading.paragraphs.empty()) return empty_input(source);
    lines.blocks = matcher.match(lines.reading.paragraphs);
    lines.leave_out_contents(matcher);
    if (lines.blocks.empty()) return empty_input(source);
    lines.starts = document_starts(lines.blocks, matcher);
    return lines;
}

Result<Extraction> Extractor::extract(Source input) {
    Extraction extraction;
    const Result<Lines> lines = read_lines(std::move(input), extraction);
    if (!lines) return lines.diagnostics();
    for (std::size_t i = 0; i < lines->starts.size(); ++i)
        extraction.records.push_back(read_document(*lines, i, extraction));
    return extraction;
}

Result<FamilyEvidence> Extractor::weigh_families(Source input) {
    FamilyEvidence evidence;
    const Result<Lines> lines = read_lines(std::move(input), evidence);
    if (!lines) return lines.diagnostics();
    const FamilyChooser chosen(options_.grammar ? std::vector{options_.grammar} : builtin_families());
    for (std::size_t i = 0; i < lines->starts.size(); ++i) {
        const std::span<const Block> blocks = lines->blocks_of(i);
        const Pieces title = read_front_matter(blocks, line_matcher()).front.title;
        const DetectionFacts facts = detection_facts(blocks, packed(title));
        evidence.documents.push_back({facts.title, chosen.choose(facts), chosen.weigh(facts)});
    }
    return evidence;
}

Record Extractor::read_document(const Lines& lines, std::size_t document, Extraction& extraction) {
    const Source& source = *extraction.source;
    const Matcher* matcher = &line_matcher();
    const std::span<const Block> blocks = lines.blocks_of(document);
    const std::span<const Line> source_lines = lines.source_lines_of(document);
    DocumentTree tree = build_tree(blocks, *matcher, source_lines);
    if (!options_.grammar) {
        if (!chooser_) chooser_.emplace(builtin_families());
        const Grammar* family = chooser_->choose(detection_facts(blocks, packed(tree.front.title)));
        if (family == nullptr) family = builtin_grammar(fallback_grammar);
        if (family != &matcher->grammar()) {
            matcher = &matcher_of(*family);
            tree = build_tree(matcher->match(lines.part_of(lines.reading.paragraphs, document)), *matcher,
                              source_lines);
        }
    }

    Record record = build_record(tree, *extraction.text, matcher->grammar(), extraction.arena);
    record.document.source = source.name;
    record.document.media_type = "text/plain";
    record.document.index = static_cast<int>(document) + 1;
    if (options_.hash) record.document.sha256 = sha256_hex(source.bytes);
    Diagnostics all = extraction.text->diagnostics;
    append(all, furniture_notes(lines.part_of(lines.reading.furniture, document)));
    if (options_.joins) append(all, join_notes(lines.part_of(lines.reading.joins, document)));
    append(all, std::move(record.diagnostics));
    const Provenance provenance(extraction.arena, extraction.text->bytes);
    PositionFinder positions(*extraction.text);
    const CheckInput read{tree, record, matcher->grammar(), *extraction.text, provenance, positions};
    append(all, check_record(read));
    CoverageLedger ledger = account_for(read, texts_of(lines.part_of(lines.reading.furniture, document)),
                                        lines.bytes_of(document, *extraction.text, provenance));
    append(all, check_unclaimed(read, ledger.unclaimed));
    record.document.coverage = ledger.counts;
    record.unclaimed = std::move(ledger.unclaimed);
    append(all, check_repetitions(texts_of(lines.part_of(lines.reading.paragraphs, document)), provenance,
                                  *extraction.text));
    std::stable_sort(all.begin(), all.end(), stands_before);
    record.diagnostics = std::move(all);
    Grading grading = grade_record(record);
    record.document.grade = grading.grade;
    record.document.grade_reasons = std::move(grading.reasons);
    return record;
}

}  // namespace zhenggai
