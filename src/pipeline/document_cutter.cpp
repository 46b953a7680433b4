#include "pipeline/document_cutter.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>

#include "base/provenance.h"

namespace zhenggai {

DocumentCutter::DocumentCutter(const Text& text, ParagraphReading& reading, const Arena& arena,
                               const Matcher& matcher, std::size_t step)
    : text_(text),
      reading_(reading),
      arena_(arena),
      matcher_(matcher),
      step_(step),
      contents_(matcher),
      splitter_(matcher) {}

std::optional<DocumentPart> DocumentCutter::next() {
    if (complete_ && end_ == blocks_.size()) return std::nullopt;
    first_ = end_;
    drop_read();
    for (;;) {
        const auto sure = std::span<const Block>(blocks_).subspan(first_, cleared_ - first_);
        const auto count = splitter_.next_start(sure, complete_);
        if (!count) {
            grow();
            continue;
        }
        if (*count == 0) return std::nullopt;
        end_ = first_ + *count;
        ++documents_;
        return part();
    }
}

// Takes away the blocks of documents that have been read, but for those that contents may still ask for. Not
// for each document, so that the others move seldom.
void DocumentCutter::drop_read() {
    if (first_ < step_ + ContentsFinder::most_above) return;
    const std::size_t count = first_ - ContentsFinder::most_above;
    blocks_.erase(blocks_.begin(), blocks_.begin() + static_cast<std::ptrdiff_t>(count));
    if (!complete_) contents_.drop(count);
    cleared_ -= count;
    first_ -= count;
    end_ -= count;
}

// Matches some more paragraphs.
void DocumentCutter::grow() {
    const auto rest = std::span<const Paragraph>(reading_.paragraphs).subspan(matched_);
    const auto some = rest.first(std::min(step_, rest.size()));
    // Some paragraphs hold several blocks. Room that stays unused costs nothing; moving all blocks costs their size.
    if (blocks_.empty()) blocks_.reserve(some.size() + some.size() / 2);
    matched_ += matcher_.match_onto(some, some.size() < rest.size(), text_.foldable, blocks_);
    complete_ = matched_ == reading_.paragraphs.size();
    cleared_ = contents_.clear(blocks_, complete_);
    if (contents_.begun()) leave_out_contents();
}

// Where they were is told by where texts begin: lines that a vertical tab parts have one number.
void DocumentCutter::leave_out_contents() {
    matcher_.match_onto(std::span<const Paragraph>(reading_.paragraphs).subspan(matched_), false,
                        text_.foldable, blocks_);
    std::set<const char*, std::less<>> places;
    for (const std::size_t i : contents_.find(blocks_)) places.insert(blocks_[i].text.data());
    const auto holds = [&places](std::string_view words) {
        const auto place = places.lower_bound(words.data());
        return place != places.end() && *place < words.data() + words.size();
    };
    if (!places.empty()) {
        for (const Paragraph& paragraph : reading_.paragraphs)
            if (holds(paragraph.text))
                reading_.furniture.push_back({"contents", paragraph.text, paragraph.line, true});
        std::erase_if(blocks_, [&](const Block& block) { return holds(block.text); });
        std::erase_if(reading_.paragraphs, [&](const Paragraph& paragraph) { return holds(paragraph.text); });
        std::erase_if(reading_.lines,
                      [&](const KeptLine& line) { return holds(text_.lines[line.index].text); });
        std::stable_sort(reading_.furniture.begin(), reading_.furniture.end(),
                         [](const LeftOutLine& a, const LeftOutLine& b) { return a.line < b.line; });
    }
    matched_ = reading_.paragraphs.size();
    cleared_ = blocks_.size();
    complete_ = true;
}

DocumentPart DocumentCutter::part() const {
    const bool last = complete_ && end_ == blocks_.size();
    const bool first = documents_ == 1;
    return {.index = documents_ - 1,
            .last = last,
            .blocks = std::span<const Block>(blocks_).subspan(first_, end_ - first_),
            .first_line = first ? 0 : blocks_[first_].line,
            .end_line = last ? UINT32_MAX : blocks_[end_].line,
            .bytes = {first ? 0 : begin_of(blocks_[first_]),
                      last ? text_.bytes.size() : begin_of(blocks_[end_])}};
}

// The offset where the block begins, with a marker that stands alone above it.
std::size_t DocumentCutter::begin_of(const Block& block) const {
    const Provenance provenance(arena_, text_.bytes);
    const std::size_t begin = provenance.spans_of(block.text).front().begin;
    if (!block.marker) return begin;
    const auto marker = provenance.spans_of(block.marker->text);
    return marker.empty() ? begin : std::min(begin, marker.front().begin);
}

}  // namespace zhenggai
