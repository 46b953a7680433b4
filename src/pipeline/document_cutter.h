// The documents of a source, matched and cut off one after the other.
//
//     DocumentCutter cutter(text, reading, arena, matcher);
//     while (const auto part = cutter.next()) read(part->blocks);
//
// A source may hold thousands of documents, and blocks are far larger than the text that they tell of. So
// paragraphs are matched only as far as the end of a document needs it, and its blocks are gone behind it. Where
// a page of contents (目录) may begin, all that follows is matched at once, since its headings may come again
// anywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/arena.h"
#include "base/span.h"
#include "document/contents_page.h"
#include "document/split_documents.h"
#include "match/block.h"
#include "match/matcher.h"
#include "match/paragraphs.h"
#include "text/text.h"

namespace zhenggai {

// One document of a source.
struct DocumentPart {
    std::size_t index = 0;  // of the document in its source
    bool last = false;
    std::span<const Block> blocks = {};  // valid until the next one is cut off
    std::uint32_t first_line = 0;  // 1-based, [first_line, end_line); what stands above the first document
    std::uint32_t end_line = 0;    // is its own, and what stands below the last one, too
    Span bytes = {};               // likewise, in Text::bytes
};

class DocumentCutter {
  public:
    // Enough paragraphs for a document of usual length, few enough that their blocks stay in the processor's
    // cache.
    static constexpr std::size_t usual_step = 2048;

    // All of them must outlive the cutter. `arena` is the one that the paragraphs were joined in. Lines of
    // contents go from the paragraphs and lines of the reading to its furniture as the cutter meets them.
    // `step`: how many paragraphs are matched at a time, two or more; the documents are the same for any.
    DocumentCutter(const Text& text, ParagraphReading& reading, const Arena& arena, const Matcher& matcher,
                   std::size_t step = usual_step);

    // The next document; empty behind the last one, and at once where the source has nothing but contents.
    std::optional<DocumentPart> next();

  private:
    void drop_read();
    void grow();
    void leave_out_contents();
    DocumentPart part() const;
    std::size_t begin_of(const Block& block) const;

    const Text& text_;
    ParagraphReading& reading_;
    const Arena& arena_;
    const Matcher& matcher_;
    std::size_t step_;
    ContentsFinder contents_;
    DocumentSplitter splitter_;
    std::vector<Block> blocks_ = {};  // of some paragraphs above `first_` and of all up to `matched_`
    std::size_t matched_ = 0;         // paragraphs
    std::size_t cleared_ = 0;         // blocks that are no contents
    std::size_t first_ = 0;           // block of the document
    std::size_t end_ = 0;             // behind its last block
    std::size_t documents_ = 0;       // cut off before it
    bool complete_ = false;           // all blocks of the source are there, without contents
};

}  // namespace zhenggai
