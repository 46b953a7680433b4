// Where the lines of a text end, and which line an offset is on.
//
//     LineEnds ends(text);
//     LineEnds::End end = ends.next(0);       // the first one: where it begins, its length, its kind
//     place_in("一、\r\n二、", 8).position;    // line 2, column 1
//
// A line ends at LF, CR LF, CR, NEL (U+0085), U+2028 and U+2029; lines are numbered by these. Form feed and
// vertical tab end a line as well, but leave its number, as editors do.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/position.h"

namespace zhenggai {

enum class LineEndKind { none, line, page, column };

// True where a line end other than LF begins at the byte offset `at` < text.size(). Only the bytes 0B to 0D, C2
// and E2 can begin one.
bool is_rare_end_at(std::string_view text, std::size_t at);

class LineEnds {
  public:
    // The text must be well-formed UTF-8 and outlive this.
    explicit LineEnds(std::string_view text) : text_(text) {
        if (text.empty()) return;
        find_rare(0);
        find_feed(0);
    }
    // The same where a survey (text/survey.h) has told where the first end that is no LF begins.
    LineEnds(std::string_view text, std::size_t first_rare) : text_(text), rare_(first_rare) {
        if (!text.empty()) find_feed(0);
    }

    struct End {
        LineEndKind kind = LineEndKind::none;
        std::size_t at = 0;      // byte offset where it begins; the text's size where there is none
        std::size_t length = 0;  // bytes; 0 where there is none

        std::size_t behind() const { return at + length; }
    };

    // The first line end at or after `from`, which may not be less than in the call before. All calls
    // together read the text twice.
    End next(std::size_t from) {
        if (from >= text_.size()) return {LineEndKind::none, text_.size(), 0};
        if (rare_ < from) find_rare(from);
        if (feed_ < from) find_feed(from);
        if (rare_ < feed_) return rare_end();
        if (feed_ == text_.size()) return {LineEndKind::none, text_.size(), 0};
        return {LineEndKind::line, feed_, 1};
    }

  private:
    End rare_end() const;
    void find_rare(std::size_t from);
    void find_feed(std::size_t from);

    std::string_view text_;
    // At or after the last place asked for, or the size:
    std::size_t rare_ = 0;  // the first end that is no LF
    std::size_t feed_ = 0;  // the first LF
};

// A place for a message.
struct Place {
    Position position = {};      // 1-based line and column, the column in code points
    std::string_view line = {};  // the whole line, white space included, without its end
};

// The place of a byte offset, 0 <= offset <= text.size(). A line end belongs to the line that it ends. Costs
// a scan of the text before it.
Place place_in(std::string_view text, std::size_t offset);

}  // namespace zhenggai
