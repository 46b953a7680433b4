// The text of a source: valid UTF-8, cut into lines that know where they stand.
//
//     Source source = ...;                       // "　一、指导思想\n\n坚持……。\n"
//     Result<Text> text = read_text(source);
//     text->lines[0].text;                       // "一、指导思想"
//     text->lines[0].indent;                     // 2 columns
//     text->lines[1].number;                     // 3
//     text->lines[1].gap;                        // 1 blank line before it
//
// All views point into the source's bytes, which must outlive the Text, or into the Text's own storage, which
// moves with it. Which lines make up a paragraph is decided with a grammar: match/paragraphs.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"
#include "base/provenance.h"
#include "base/result.h"
#include "base/span.h"
#include "source/source.h"
#include "text/decode.h"
#include "text/fold.h"

namespace zhenggai {

// One line that is not blank, without the white space around it (what is_blank in text/character.h takes
// for white space). Lines end at LF, CR LF, CR, NEL (U+0085), U+2028 and U+2029, and these are counted;
// form feed and vertical tab end a line too, but not its number, as in editors.
struct Line {
    std::string_view text = {};
    std::uint32_t number = 1;  // 1-based line of the source
    std::uint16_t indent = 0;  // columns of white space before it; an ideographic space has two
    std::uint16_t gap = 0;     // blank lines between it and the line before it
    std::uint16_t lead = 0;    // bytes of white space right before it on its line; 0 where that is over 65535
    std::uint16_t tail = 0;    // the same right behind it
    bool new_page = false;     // a form feed stands between the line before it and this one
};

struct Text {
    std::string_view bytes = {};                           // the decoded text after any byte order mark
    std::string encoding = {};                             // what the bytes were decoded from: "UTF-8"
    std::unique_ptr<const std::string> storage = nullptr;  // of `bytes`, where the source had to be converted
    Diagnostics diagnostics = {};                          // warnings of the decoding (text/decode.h)
    std::vector<Line> lines = {};
    Foldable foldable = Foldable::maybe;  // `never` where no character of it is one that fold() would change
};

// The line with the white space around it, which tells where the cells of a table stand.
inline std::string_view with_space(const Line& line) {
    return {line.text.data() - line.lead, line.lead + line.text.size() + line.tail};
}

// Decodes and cuts. Errors: those of decode() (text/decode.h).
Result<Text> read_text(const Source& source, const DecodeOptions& options = {});

// Line and column of a byte offset in a line that is not blank, white space before it included. Costs a
// binary search; place_in (text/line_ends.h) is for texts that are not cut.
Position position_of(const Text& text, std::size_t offset);

// The same for many places of one text: it counts on from the place that was asked for last, where that is on
// the same line, so that places in order cost no more than one reading of their lines.
class PositionFinder {
  public:
    // The text must outlive it.
    explicit PositionFinder(const Text& text) : text_(text) {}

    Position at(std::size_t offset);

    // Where a view of the document, joined or not, begins in the source; none where its words do not stand
    // there.
    std::optional<Position> of(std::string_view view, const Provenance& provenance);

  private:
    const Text& text_;
    Span line_ = {};          // offsets that are on the line of the last place
    std::size_t offset_ = 0;  // of the last place
    Position position_ = {};
};

// The line of that number, 1-based, whole: with the white space around it and without its end. Empty where it
// is blank or there is none. Costs a binary search.
std::string_view line_at(const Text& text, std::size_t number);

// The span of a view that points into text.bytes.
inline Span span_of(const Text& text, std::string_view view) {
    const auto begin = static_cast<std::size_t>(view.data() - text.bytes.data());
    return {begin, begin + view.size()};
}

}  // namespace zhenggai
