// Tells endings inside brackets and quotes from those outside.
//
//     PairFilter filter;                          // “马上改。”随后离开。
//     filter.read(U'“', 0, 3);
//     …
//     filter.offer({.mark = 12, .end = 15});      // the 。 inside the quotation
//     filter.take();                              // nothing yet: ” may still come
//     filter.read(U'”', 15, 18);                  // it does: that 。 ends nothing
//
// Pairs are （） () 《》 〈〉 “” ‘’ 「」 『』 【】 〔〕 〖〗 [] {} and "", in either width. A closing mark
// closes the nearest open mark of its kind; open marks between the two count as never closed, and so does
// one whose partner begins more than 2048 bytes behind it or in another paragraph. What is never closed
// hides nothing. Pairs may nest as deep as those bytes allow. Every character costs constant time, spread
// over the text.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace zhenggai {

// A place where a segment may end. Byte offsets of the text.
struct Ending {
    std::size_t mark = 0;  // where the mark begins that makes it an ending
    std::size_t end = 0;   // where the segment ends: behind the mark and what belongs to it
    int kind = 0;          // endings of one kind that follow each other directly are one

    friend constexpr bool operator==(const Ending&, const Ending&) = default;
};

class PairFilter {
  public:
    // The character c of bytes [at, behind). All characters of the text, in order; those that are no mark
    // may be left out.
    void read(char32_t c, std::size_t at, std::size_t behind) {
        if (first_open_ < open_.size()) forget_far_marks(at);
        // Most characters of a text are Han, and those need no look at the table.
        if (c < U'\u3018' || c > 0xFF00) read_mark(c, at, behind);
    }

    // No pair reaches over this place: a paragraph, or the text, ends here.
    void close_paragraph();

    // An ending whose mark lies behind everything read so far. In order.
    void offer(const Ending& ending);

    // The first ending offered that stands outside all pairs, once that is certain; it is then removed.
    std::optional<Ending> take();

    // True where no ending is left: each was taken, or stood inside a pair.
    bool empty() const { return first_ending_ == endings_.size(); }

    // The first ending that is left, in doubt or not; only where empty() is false.
    const Ending& front() const { return endings_[first_ending_]; }
    void drop_front() { ++first_ending_; }

  private:
    static constexpr std::size_t kind_count = 13;

    struct OpenMark {
        std::size_t at = 0;
        std::size_t behind = 0;
        std::size_t kind = 0;
    };

    void read_mark(char32_t c, std::size_t at, std::size_t behind);
    void forget_far_marks(std::size_t at);
    void open(const OpenMark& mark);
    void close(std::size_t kind);

    std::vector<OpenMark> open_;   // from first_open_ on, in the order of the text
    std::vector<Ending> endings_;  // from first_ending_ on, in the order of the text
    std::size_t first_open_ = 0;
    std::size_t first_ending_ = 0;
    std::array<std::size_t, kind_count> open_of_kind_ = {};
};

}  // namespace zhenggai
