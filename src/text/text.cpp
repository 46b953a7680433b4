#include "text/text.h"

#include <algorithm>
#include <utility>

#include "text/character.h"
#include "text/line_ends.h"

namespace zhenggai {

namespace {

std::uint16_t width_of(std::string_view space) {
    return static_cast<std::uint16_t>(std::min<std::size_t>(display_width(space), 1000));
}

// Room for the lines of a long text, reckoned from its first ones, of which `read` bytes are: lines that get room
// bit by bit are all moved several times. Never more room than the text takes itself.
void make_room(Text& text, std::size_t read) {
    constexpr std::size_t first_lines = 1000;
    if (text.lines.size() != first_lines) return;
    const std::size_t reckoned = text.bytes.size() / (read / first_lines + 1);
    text.lines.reserve(std::min(reckoned + reckoned / 8, text.bytes.size() / sizeof(Line)));
}

void cut_lines(Text& text, std::size_t first_rare_end) {
    LineEnds ends(text.bytes, first_rare_end);
    Line next;
    for (std::size_t begin = 0; begin < text.bytes.size();) {
        if (text.bytes[begin] == '\n') {  // half of the lines of many texts are empty
            ++next.number;
            if (next.gap < UINT16_MAX) ++next.gap;
            ++begin;
            continue;
        }
        const LineEnds::End end = ends.next(begin);
        const std::string_view whole = text.bytes.substr(begin, end.at - begin);
        next.text = trim_start(whole);
        const bool blank = next.text.empty();
        if (!blank) {
            const std::size_t lead = whole.size() - next.text.size();
            next.indent = lead == 0 ? std::uint16_t{0} : width_of(whole.substr(0, lead));
            next.lead = lead <= UINT16_MAX ? static_cast<std::uint16_t>(lead) : std::uint16_t{0};
            const std::size_t behind = next.text.size();
            next.text = trim_end(next.text);
            const std::size_t tail = behind - next.text.size();
            next.tail = tail <= UINT16_MAX ? static_cast<std::uint16_t>(tail) : std::uint16_t{0};
            make_room(text, begin);
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

// The line that an offset is on: its number, and the offsets from its begin to the text of the next one. None
// above the first line that is not blank.
std::optional<std::pair<std::size_t, Span>> line_of(const Text& text, std::size_t offset) {
    const auto behind = std::upper_bound(
        text.lines.begin(), text.lines.end(), offset,
        [&text](std::size_t at, const Line& line) { return at < span_of(text, line.text).begin; });
    if (behind == text.lines.begin()) return std::nullopt;
    // A line that another ended before it, without a line end between, begins in the middle of its number.
    const std::size_t number = (behind - 1)->number;
    const auto next = first_of_line(text, number + 1);
    const std::size_t end = next == text.lines.end() ? text.bytes.size() : span_of(text, next->text).begin;
    return std::pair(number, Span{begin_of_line(text, first_of_line(text, number)), end});
}

}  // namespace

Result<Text> read_text(const Source& source, const DecodeOptions& options) {
    Result<Decoded> decoded = decode(source, options);
    if (!decoded) return decoded.diagnostics();
    Text text{.bytes = decoded->bytes,
              .encoding = std::move(decoded->encoding),
              .storage = std::move(decoded->storage),
              .diagnostics = std::move(decoded->diagnostics)};
    text.foldable = decoded->survey.foldable ? Foldable::maybe : Foldable::never;
    cut_lines(text, decoded->survey.first_rare_end);
    return text;
}

Position position_of(const Text& text, std::size_t offset) {
    const auto line = line_of(text, offset);
    if (!line) return place_in(text.bytes, offset).position;
    const std::size_t begin = line->second.begin;
    return {line->first, 1 + count_code_points(text.bytes.substr(begin, offset - begin))};
}

Position PositionFinder::at(std::size_t offset) {
    const bool same_line = line_.begin <= offset && offset < line_.end;
    if (!same_line || offset - line_.begin < offset_ - std::min(offset, offset_)) {
        const auto line = line_of(text_, offset);
        line_ = line ? line->second : Span{};
        position_ = position_of(text_, offset);
    } else if (offset >= offset_) {
        *position_.column += count_code_points(text_.bytes.substr(offset_, offset - offset_));
    } else {
        *position_.column -= count_code_points(text_.bytes.substr(offset, offset_ - offset));
    }
    offset_ = offset;
    return position_;
}

std::optional<Position> PositionFinder::of(std::string_view view, const Provenance& provenance) {
    const std::vector<Span> spans = provenance.spans_of(view);
    if (spans.empty()) return std::nullopt;
    return at(spans.front().begin);
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
