#include "segment/segmenter.h"

#include <utility>
#include <variant>

#include "segment/marked_endings.h"
#include "segment/paragraph_break.h"
#include "segment/word_ends.h"
#include "text/character.h"

namespace zhenggai {

namespace {

// Where paragraphs end; the counterpart of MarkedEndings and WordEnds.
class ParagraphEnds {
  public:
    void start(std::string_view text) { text_ = text; }

    // The first line end at or behind `from`, or the end of the text.
    std::size_t next(std::size_t from) const {
        for (std::size_t i = from; i < text_.size();) {
            const std::size_t at = i;
            if (is_paragraph_break(next_code_point(text_, i))) return at;
        }
        return text_.size();
    }

  private:
    std::string_view text_ = {};
};

// Behind the white space that stands at `from`.
std::size_t behind_blanks(std::string_view text, std::size_t from) {
    return text.size() - trim_start(text.substr(from)).size();
}

}  // namespace

struct Segmenter::Way {
    std::variant<ParagraphEnds, MarkedEndings, WordEnds> ends;
};

Segmenter::Segmenter(std::unique_ptr<Way> way) : way_(std::move(way)) {}
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;
Segmenter::~Segmenter() = default;

void Segmenter::start(std::string_view text) {
    text_ = text;
    begin_ = 0;
    std::visit([text](auto& ends) { ends.start(text); }, way_->ends);
}

std::optional<Span> Segmenter::next() {
    if (begin_ == text_.size()) return std::nullopt;
    // Only at the very beginning is there white space that no segment before it has taken.
    const std::size_t from = begin_ == 0 ? behind_blanks(text_, 0) : begin_;
    const std::size_t end = std::visit([from](auto& ends) { return ends.next(from); }, way_->ends);
    const Span segment{begin_, behind_blanks(text_, end)};
    begin_ = segment.end;
    return segment;
}

std::vector<Span> Segmenter::segment(std::string_view text) {
    start(text);
    std::vector<Span> segments;
    while (const std::optional<Span> segment = next()) segments.push_back(*segment);
    return segments;
}

Result<Segmenter> Segmenter::make(const SegmentRules& rules, SegmentLevel level) {
    if (level == SegmentLevel::paragraph) return Segmenter(std::make_unique<Way>(Way{ParagraphEnds()}));
    if (level != SegmentLevel::word) {
        Result<BreakRuns> runs =
            BreakRuns::of_rules(level == SegmentLevel::sentence ? rules.sentence : rules.clause);
        if (!runs) return runs.diagnostics();
        return Segmenter(std::make_unique<Way>(Way{MarkedEndings(*std::move(runs))}));
    }
    Result<BreakRuns> kept = BreakRuns::of_rules(rules.word);
    if (!kept) return kept.diagnostics();
    Result<BreakRuns> dictionary = BreakRuns::of_words();
    if (!dictionary) return dictionary.diagnostics();
    return Segmenter(
        std::make_unique<Way>(Way{WordEnds(*std::move(dictionary), *std::move(kept), rules.terms)}));
}

}  // namespace zhenggai
