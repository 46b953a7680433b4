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
            const std::size_t lead = whole.size() - next.text.size();
            next.indent = width_of(whole.substr(0, lead));
            next.lead = lead <= UINT16_MAX ? static_cast<std::uint16_t>(lead) : std::uint16_t{0};
            const std::size_t behind = next.text.size();
            next.text = trim_end(next.text);
            const std::size_t tail = behind - next.text.size();
            next.tail = tail <= UINT16_MAX ? static_cast<std::uint16_t>(tail) : std::uint16_t{0};
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

// Where the last line of a stretch of white space begins.
std::size_t begin_of_last_line(std::string_view space) {
    std::size_t begin = 0;
    LineEnds ends(space);
    for (LineEnds::End end = ends.next(0); end.kind != LineEndKind::none; end = ends.next(end.behind()))
        if (end.kind == LineEndKind::line) begin = end.behind();
    return begin;
}

// Where a run of lines of one number begins: behind the last line end above it.
std::size_t begin_of_line(const Text& text, std::vector<Line>::const_iterator first) {
    const std::size_t begin = span_of(text, first->text).begin;
    const std::size_t before = first == text.lines.begin() ? 0 : span_of(text, (first - 1)->text).end;
    return before + begin_of_last_line(text.bytes.substr(before, begin - before));
}

// The first line of that number or of a later one.
std::vector<Line>::const_iterator first_of_line(const Text& text, std::size_t number) {
    return std::lower_bound(text.lines.begin(), text.lines.end(), number,
                            [](const Line& other, std::size_t line) { return other.number < line; });
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

Position position_of(const Text& text, std::size_t offset) {
    const auto behind = std::upper_bound(
        text.lines.begin(), text.lines.end(), offset,
        [&text](std::size_t at, const Line& line) { return at < span_of(text, line.text).begin; });
    if (behind == text.lines.begin()) return place_in(text.bytes, offset).position;
    const Line& line = *(behind - 1);
    // A line that another ended before it, without a line end between, begins in the middle of its number.
    const std::size_t begin = begin_of_line(text, first_of_line(text, line.number));
    return {line.number, 1 + count_code_points(text.bytes.substr(begin, offset - begin))};
}

std::string_view line_at(const Text& text, std::size_t number) {
    const auto first = first_of_line(text, number);
    const auto behind = first_of_line(text, number + 1);
    if (first == behind) return {};
    const std::size_t begin = begin_of_line(text, first);
    const std::size_t last = span_of(text, (behind - 1)->text).end;
    const std::size_t limit =
        behind == text.lines.end() ? text.bytes.size() : span_of(text, behind->text).begin;
    const std::string_view space = text.bytes.substr(last, limit - last);
    LineEnds ends(space);
    LineEnds::End end = ends.next(0);
    while (end.kind == LineEndKind::page || end.kind == LineEndKind::column) end = ends.next(end.behind());
    return text.bytes.substr(begin, last + end.at - begin);
}

std::optional<Position> position_of(const Text& text, const Provenance& provenance, std::string_view view) {
    const std::vector<Span> spans = provenance.spans_of(view);
    if (spans.empty()) return std::nullopt;
    return position_of(text, spans.front().begin);
}

}  // namespace zhenggai
