// What single lines show of themselves and of the line behind them, before paragraphs are put together.
//
//     LineFacts facts(lines, matcher);
//     facts.start_of(3).kind;            // LineStart::marker
//     facts.is_table(3);                 // false
//     facts.sentence_breaks();           // the evidence for find_wrapping (match/wrapping.h)
//
// How a line ends and begins is asked again and again and remembered, in 8 bytes a line and a Marker more for
// one that begins with a marker; the other answers are worked out from the lines when they are asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "match/line_ending.h"
#include "match/matcher.h"
#include "match/wrapping.h"
#include "text/text.h"

namespace zhenggai {

class LineFacts {
  public:
    // Both must outlive this. Indices below are those of `lines`.
    LineFacts(std::span<const Line> lines, const Matcher& matcher)
        : lines_(lines), matcher_(matcher), known_(lines.size()) {}

    LineEnding ending(std::size_t i) {
        if (lines_[i].text.ends_with("。")) return LineEnding::closed;  // as most do
        Known& known = known_[i];
        if (!known.has_ending) known.ending = line_ending(lines_[i].text);
        known.has_ending = true;
        return known.ending;
    }

    struct Start {
        LineStart kind = LineStart::plain;
        std::optional<Marker> marker = {};  // of LineStart::marker
    };
    Start start_of(std::size_t i);

    // Cells between tabs, or set apart by wide gaps as converters do; an entry of a page of contents too.
    bool is_table(std::size_t i);

    // A dash, a bullet or a character of a symbol font stands first: an item of its own.
    bool begins_bullet(std::size_t i) const;

    // 电子邮箱：: a few Han characters and a colon, whether the grammar knows the label or not.
    bool looks_like_label(std::size_t i) const;

    // A unit that signs, with the date on the line behind it.
    bool is_signature(std::size_t i);

    // Line i + 1 can only be the rest of line i: it begins with a mark that no line begins with (，。）), or
    // a number goes on behind its point (PM2.|5).
    bool can_only_go_on(std::size_t i) const {
        // Such lines begin with a digit, a point or a mark: U+2000 and above, U+3000 and above, or of full width.
        const char first = lines_[i + 1].text.front();
        const bool may = (first >= '0' && first <= '9') || first == '.' || first == '\xE2' ||
                         first == '\xE3' || first == '\xEF';
        return may && begins_like_rest(i);
    }

    // 。整改|时限：: what stands behind the last stop of line i makes a longer label with line i + 1.
    bool tears_label(std::size_t i) const;

    // The breaks that may be inside sentences. Linear in the text of the lines.
    std::vector<SentenceBreak> sentence_breaks();

  private:
    bool begins_like_rest(std::size_t i) const;
    bool may_be_running(std::size_t i);
    bool may_go_on(std::size_t i);

    // Of one line, as far as it was asked for.
    struct Known {
        bool has_ending = false;
        bool has_start = false;
        LineEnding ending = LineEnding::closed;
        LineStart start = LineStart::plain;
        std::uint32_t marker = 0;  // of LineStart::marker: the index in markers_
    };

    std::span<const Line> lines_;
    const Matcher& matcher_;
    std::vector<Known> known_;
    std::vector<Marker> markers_;
};

}  // namespace zhenggai
