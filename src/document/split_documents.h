// Where a source holds several documents, one pasted behind the other.
//
//     DocumentSplitter splitter(matcher);
//     splitter.next_start(blocks, true);                       // 57: there the second document begins
//     splitter.next_start(blocks.subspan(57), true);           // 31: no other one, these are all blocks
//
// A new document begins with a title where all of these hold: a body stands above it; the title
// begins like a document's (with a place, or 关于) and is of the same kind as one of the document above
// (…情况 and …情况) or of another place (青石县 and 云岭市); it is no annex: no 附件 stands right above it,
// and no 附件：… of the document above has announced it; and the numbering begins anew below it. A notice
// with the text that it issues and a plan with its task list stay one document: their titles are of different
// kinds and of one place. A title of another kind and of the same place begins a document only where no annex
// has such a title (…关于…的报告, …规划), and the numbering, a signature above it or front matter below it
// shows two whole texts. A line of any words above 本报讯 … is the headline of another text.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

#include "match/block.h"
#include "match/matcher.h"

namespace zhenggai {

// Reads the blocks of a source document by document, so that they need not all be there at once.
class DocumentSplitter {
  public:
    // The matcher must outlive the splitter.
    explicit DocumentSplitter(const Matcher& matcher);
    ~DocumentSplitter();
    DocumentSplitter(DocumentSplitter&&) noexcept;
    DocumentSplitter& operator=(DocumentSplitter&&) noexcept;

    // Where the next document begins in the blocks, which begin with the document that is being read: the
    // count of blocks where they are all of it, which can be said only when they are `complete`, that is, no
    // other block follows in the source. Empty where more blocks must be seen first: ask again with the same
    // blocks and some behind them. Every block is read once, however often this is called.
    std::optional<std::size_t> next_start(std::span<const Block> blocks, bool complete);

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace zhenggai
