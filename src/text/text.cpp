#include "text/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "source/shell_word.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Diagnostic not_utf8(const Source& source, std::size_t offset) {
    const auto byte = static_cast<unsigned char>(source.bytes[offset]);
    return Diagnostic{
        .severity = Severity::error,
        .code = "not-utf-8",
        .message =
            fmt::format("the text is not UTF-8: byte 0x{:02X} at offset {} fits no character", byte, offset),
        .remedy = fmt::format("convert it first, for instance: iconv -f GB18030 -t UTF-8 {} > utf-8.txt",
                              source.name == "-" ? "INPUT" : shell_word(source.name)),
        .source = source.name};
}

// The line ends of Unicode besides LF, and the form feed and vertical tab.
enum class LineEnd { none, line, page, column };

// The line end that begins at `at`, and its length in bytes; `none` where none does. LF is not looked for.
LineEnd rare_end_at(std::string_view bytes, std::size_t at, std::size_t& length) {
    length = 1;
    switch (bytes[at]) {
        case '\r': length = bytes.substr(at, 2) == "\r\n" ? 2 : 1; return LineEnd::line;
        case '\f': return LineEnd::page;
        case '\v': return LineEnd::column;
        case '\xC2': length = 2; return bytes.substr(at, 2) == "\u0085" ? LineEnd::line : LineEnd::none;
        case '\xE2': {
            length = 3;
            const std::string_view three = bytes.substr(at, 3);
            return three == "\u2028" || three == "\u2029" ? LineEnd::line : LineEnd::none;
        }
        default: return LineEnd::none;
    }
}

// Finds one line end after the other. LF is sought by memchr; the others are rare, so that their next place
// is remembered.
class LineEnds {
  public:
    explicit LineEnds(std::string_view bytes) : bytes_(bytes) { find_rare(0); }

    // The first line end at or after `from`; its place in `at` and its length in `length`. `none` at the end
    // of the text, `at` is its size then.
    LineEnd next(std::size_t from, std::size_t& at, std::size_t& length) {
        if (rare_ < from) find_rare(from);
        const void* found = std::memchr(bytes_.data() + from, '\n', bytes_.size() - from);
        at = found == nullptr ? bytes_.size()
                              : static_cast<std::size_t>(static_cast<const char*>(found) - bytes_.data());
        if (rare_ < at) {
            at = rare_;
            return rare_end_at(bytes_, at, length);
        }
        length = 1;
        return at < bytes_.size() ? LineEnd::line : LineEnd::none;
    }

  private:
    // Bytes that a rare line end may begin with; E2 begins many a mark, its second byte tells.
    static bool may_begin(unsigned char byte) {
        return (byte >= 0x0B && byte <= 0x0D) || byte == 0xC2 || byte == 0xE2;
    }

    void find_rare(std::size_t from) {
        std::size_t length = 0;
        for (rare_ = from; rare_ < bytes_.size(); ++rare_)
            if (may_begin(static_cast<unsigned char>(bytes_[rare_])) &&
                rare_end_at(bytes_, rare_, length) != LineEnd::none)
                return;
    }

    std::string_view bytes_;
    std::size_t rare_ = 0;  // the first of them at or after the last place asked for; or the size
};

std::uint16_t width_of(std::string_view space) {
    return static_cast<std::uint16_t>(std::min<std::size_t>(display_width(space), 1000));
}

void cut_lines(Text& text) {
    const std::string_view bytes = text.bytes;
    LineEnds ends(bytes);
    Line next;
    for (std::size_t begin = 0; begin < bytes.size();) {
        std::size_t end = 0;
        std::size_t length = 0;
        const LineEnd kind = ends.next(begin, end, length);
        const std::string_view whole = bytes.substr(begin, end - begin);
        next.text = trim_start(whole);
        const bool blank = next.text.empty();
        if (!blank) {
            next.indent = width_of(whole.substr(0, whole.size() - next.text.size()));
            next.text = trim_end(next.text);
            text.lines.push_back(next);
            next.gap = 0;
            next.new_page = false;
        }
        next.new_page = next.new_page || kind == LineEnd::page;
        if (kind == LineEnd::line) ++next.number;
        if (kind == LineEnd::line && blank && next.gap < UINT16_MAX) ++next.gap;
        begin = end + length;
    }
}

}  // namespace

Result<Text> read_text(const Source& source) {
    if (const auto bad = first_ill_formed_byte(source.bytes)) return not_utf8(source, *bad);
    Text text{.bytes = source.bytes, .encoding = "UTF-8"};
    if (text.bytes.starts_with(byte_order_mark)) text.bytes.remove_prefix(byte_order_mark.size());
    if (!text.bytes.empty()) cut_lines(text);
    return text;
}

Position position_of(const Text& text, std::size_t offset) {
    Position position;
    std::size_t line_begin = 0;
    LineEnds ends(text.bytes);
    for (std::size_t from = 0, at = 0, length = 0; from < text.bytes.size(); from = at + length) {
        const LineEnd kind = ends.next(from, at, length);
        if (kind == LineEnd::none || at + length > offset) break;
        if (kind != LineEnd::line) continue;
        ++position.line;
        line_begin = at + length;
    }
    position.column = 1 + count_code_points(text.bytes.substr(line_begin, offset - line_begin));
    return position;
}

std::string_view line_at(const Text& text, std::size_t offset) {
    std::size_t begin = 0;
    LineEnds ends(text.bytes);
    for (std::size_t from = 0, at = 0, length = 0; from < text.bytes.size(); from = at + length) {
        const LineEnd kind = ends.next(from, at, length);
        if (kind == LineEnd::none || (kind == LineEnd::line && at + length > offset))
            return text.bytes.substr(begin, at - begin);
        if (kind == LineEnd::line) begin = at + length;
    }
    return text.bytes.substr(begin);
}

}  // namespace zhenggai
