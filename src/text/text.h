// The text of a source: valid UTF-8, cut into paragraphs that know where they stand.
//
//     Source source = ...;                       // "　一、指导思想\n\n坚持……。\n"
//     Result<Text> text = read_text(source);
//     text->paragraphs[0].text;                  // "一、指导思想"
//     text->paragraphs[0].line;                  // 1
//     text->paragraphs[1].line;                  // 3
//
// All views point into the source's bytes, which must outlive the Text, or into the Text's own storage, which
// moves with it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"
#include "base/result.h"
#include "base/span.h"
#include "source/source.h"
#include "text/decode.h"

namespace zhenggai {

// One line that is not blank, without the white space around it (ASCII and ideographic spaces,
// no-break spaces, zero-width characters). Lines end at LF, CR LF or CR.
struct Paragraph {
    std::string_view text = {};
    std::uint32_t line = 1;  // 1-based line of the source
};

struct Text {
    std::string_view bytes = {};                           // the decoded text after any byte order mark
    std::string encoding = {};                             // what the bytes were decoded from: "UTF-8"
    std::unique_ptr<const std::string> storage = nullptr;  // of `bytes`, where the source had to be converted
    Diagnostics diagnostics = {};                          // warnings of the decoding (text/decode.h)
    std::vector<Paragraph> paragraphs = {};
};

// Decodes and cuts. Errors: those of decode() (text/decode.h).
Result<Text> read_text(const Source& source, const DecodeOptions& options = {});

// The span of a view that points into text.bytes.
inline Span span_of(const Text& text, std::string_view view) {
    const auto begin = static_cast<std::size_t>(view.data() - text.bytes.data());
    return {begin, begin + view.size()};
}

// Line and column of a byte offset, 0 <= offset <= text.bytes.size(). Costs a scan of the text
// before it: meant for messages.
Position position_of(const Text& text, std::size_t offset);

// The line of the text that holds the offset, without its line end.
std::string_view line_at(const Text& text, std::size_t offset);

}  // namespace zhenggai
