#include "text/text.h"

#include <algorithm>

#include "text/character.h"
#include "text/line_ends.h"

namespace zhenggai {

namespace {

std::uint16_t width_of(std::string_view space) {
    return static_cast<std::uint16_t>(std::min<std::size_t>(display_width(space), 1000));
}

void cut_lines(Text& text) {
    LineEnds ends(text.bytes);
    Line next;
    for (std::size_t begin = 0; begin < text.bytes.size();) {
        const LineEnds::End end = ends.next(begin);
        const std::string_view whole = text.bytes.substr(begin, end.at - begin);
        next.text = trim_start(whole);
        const bool blank = next.text.empty();
        if (!blank) {
            next.indent = width_of(whole.substr(0, whole.size() - next.text.size()));
            next.text = trim_end(next.text);
            text.lines.push_back(next);
            next.gap = 0;
            next.new_page = false;
        }
        next.new_page = next.new_page || end.kind == LineEndKind::page;
        if (end.kind == LineEndKind::line) ++next.number;
        if (end.kind == LineEndKind::line && blank && next.gap < UINT16_MAX) ++next.gap;
        begin = end.kind == LineEndKind::none ? text.bytes.size() : end.behind();
    }
}

}  // namespace

Result<Text> read_text(const Source& source, const DecodeOptions& options) {
    Result<Decoded> decoded = decode(source, options);
    if (!decoded) return decoded.diagnostics();
    Text text{.bytes = decoded->bytes,
              .encoding = std::move(decoded->encoding),
              .storage = std::move(decoded->storage),
              .diagnostics = std::move(decoded->diagnostics)};
    cut_lines(text);
    return text;
}

}  // namespace zhenggai
