#include "pipeline/segment_source.h"

#include <algorithm>

#include "text/character.h"

namespace zhenggai {

// The one place that knows how text/ gives its paragraphs: here each is one line.
std::vector<SegmentSource> segment_source(const Text& text, Arena& arena) {
    std::vector<SegmentSource> sources;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.paragraphs.size(); ++i) {
        const bool last = i + 1 == text.paragraphs.size();
        const std::size_t end = last ? text.bytes.size() : span_of(text, text.paragraphs[i + 1].text).begin;
        std::vector<std::string_view> parts{text.bytes.substr(begin, end - begin)};
        sources.push_back({arena.join(parts), {{{begin, end}, text.paragraphs[i].line}}});
        begin = end;
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
