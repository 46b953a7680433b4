// What `zhenggai segment` cuts: the paragraphs of a source, with their way back to its bytes.
//
//     Arena arena;
//     const ParagraphReading reading = read_paragraphs(*text, matcher, arena);
//     for (const SegmentSource& paragraph : segment_source(*text, reading, arena))
//         for (const Span& sentence : sentences->segment(paragraph.text))
//             print(paragraph.text, spans_of(paragraph, sentence));
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/span.h"
#include "match/paragraphs.h"
#include "text/text.h"

namespace zhenggai {

// A stretch of a paragraph that stands in the source without a gap, inside one line but for white space.
struct SegmentPiece {
    Span span = {};          // of text.bytes
    std::uint32_t line = 1;  // 1-based line of the source where its first character stands that is not blank
};

struct SegmentSource {
    std::string_view text = {};             // the paragraph, with the white space around it
    std::vector<SegmentPiece> pieces = {};  // in order; their bytes put together are `text`
};

// The paragraphs in order, and the lines of page furniture, each as a paragraph of its own: nothing is lost.
// White space between two belongs to the one before, at the very beginning to the first; only that around a
// line break that was taken out is in none. Views of the text's bytes; what has to be put together is kept by
// the arena, which must be the one that the reading was made with.
std::vector<SegmentSource> segment_source(const Text& text, const ParagraphReading& reading, Arena& arena);

// The bytes of the source that a segment of paragraph.text comes from: half-open, ascending, none empty.
std::vector<Span> spans_of(const SegmentSource& paragraph, Span segment);

// The line of the source where a segment of paragraph.text begins, white space at its beginning left out.
std::uint32_t line_of(const SegmentSource& paragraph, Span segment);

}  // namespace zhenggai
