// The page of contents at a document's front, whose headings come again in the text.
//
//     // 目录
//     // 第一章　总体要求 ………… 1
//     ContentsFinder(matcher).find(blocks);     // {3, 4, …}: the indices of its blocks
//
// A run of short paragraphs without a stop, no rows of a table, each of which ends with dots and a page
// number, or comes again further down. It ends where its first entry, or an outermost chapter of it, comes
// again: there the text begins. It is taken for contents where two of its entries have page numbers; where it
// stands below 目录 and two come again; or where it has two chapters and three entries, and all of them come
// again right behind it. Coming again means in the same order, before the title of another document. A list
// that is none of these stays: items may repeat.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "match/block.h"
#include "match/matcher.h"

namespace zhenggai {

// Most sources have no contents, which can be told of their first blocks before the others are there. Linear in
// the text of the blocks, however often it is asked.
class ContentsFinder {
  public:
    // As many blocks above contents are looked at for the title of their document.
    static constexpr std::size_t most_above = 60;

    // The matcher must outlive the finder.
    explicit ContentsFinder(const Matcher& matcher);
    ~ContentsFinder();
    ContentsFinder(ContentsFinder&&) noexcept;
    ContentsFinder& operator=(ContentsFinder&&) noexcept;

    // Goes on over the blocks, which are those of the last call with some more behind them, and returns how
    // many of them, from the first on, are surely no contents: all of them where they are `complete`, that is,
    // no other block follows in the source, and no contents begin. Where begun() is true then, contents may
    // begin right behind these, and only find() can tell.
    std::size_t clear(std::span<const Block> blocks, bool complete);
    bool begun() const;

    // The indices of the blocks of contents, ascending; empty where there are none. The blocks are all of
    // the source from those on that drop() has left.
    std::vector<std::size_t> find(std::span<const Block> blocks);

    // The first `count` blocks will no longer be given; clear() must have returned as many or more.
    void drop(std::size_t count);

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace zhenggai
