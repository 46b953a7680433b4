#include "pipeline/segment_source.h"

#include <algorithm>
#include <functional>
#include <span>

#include "text/character.h"

namespace zhenggai {

namespace {

// Puts the lines of the text back together as the reading says, with the white space behind them.
class SourceBuilder {
  public:
    SourceBuilder(const Text& text, Arena& arena) : text_(text), arena_(arena) {}

    // One paragraph from its lines, which must be lines of the text.
    SegmentSource build(std::span<const std::string_view> lines) {
        SegmentSource source;
        std::vector<std::string_view> parts;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::size_t index = line_of(lines[i]);
            Span span = span_of(text_, lines[i]);
            if (index == 0) span.begin = 0;
            if (i + 1 == lines.size()) span.end = begin_of(index + 1);
            source.pieces.push_back({span, text_.lines[index].number});
            parts.push_back(text_.bytes.substr(span.begin, span.size()));
        }
        source.text = arena_.join(parts);
        return source;
    }

  private:
    std::size_t begin_of(std::size_t line) const {
        return line < text_.lines.size() ? span_of(text_, text_.lines[line].text).begin : text_.bytes.size();
    }

    std::size_t line_of(std::string_view line) const {
        const auto found = std::lower_bound(
            text_.lines.begin(), text_.lines.end(), line.data(),
            [](const Line& here, const char* place) { return std::less<>()(here.text.data(), place); });
        return static_cast<std::size_t>(found - text_.lines.begin());
    }

    const Text& text_;
    Arena& arena_;
};

}  // namespace

std::vector<SegmentSource> segment_source(const Text& text, const ParagraphReading& reading, Arena& arena) {
    SourceBuilder builder(text, arena);
    std::vector<SegmentSource> sources;
    auto furniture = reading.furniture.begin();
    for (std::size_t i = 0; i <= reading.paragraphs.size(); ++i) {
        const bool last = i == reading.paragraphs.size();
        const std::vector<std::string_view> lines =
            last ? std::vector<std::string_view>{} : arena.parts_of(reading.paragraphs[i].text);
        while (furniture != reading.furniture.end() &&
               (last || std::less<>()(furniture->text.data(), lines.front().data())))
            sources.push_back(builder.build(std::span(&(furniture++)->text, 1)));
        if (!last) sources.push_back(builder.build(lines));
    }
    return sources;
}

std::vector<Span> spans_of(const SegmentSource& paragraph, Span segment) {
    std::vector<Span> spans;
    std::size_t at = 0;  // of paragraph.text, where the piece begins
    for (const SegmentPiece& piece : paragraph.pieces) {
        const std::size_t begin = std::max(segment.begin, at);
        const std::size_t end = std::min(segment.end, at + piece.span.size());
        if (begin < end) spans.push_back({piece.span.begin + begin - at, piece.span.begin + end - at});
        at += piece.span.size();
    }
    return spans;
}

std::uint32_t line_of(const SegmentSource& paragraph, Span segment) {
    const std::string_view text = paragraph.text.substr(segment.begin, segment.size());
    const std::size_t first = segment.begin + text.size() - trim_start(text).size();
    std::size_t end = 0;
    for (const SegmentPiece& piece : paragraph.pieces) {
        end += piece.span.size();
        if (first < end) return piece.line;
    }
    return paragraph.pieces.back().line;
}

}  // namespace zhenggai
