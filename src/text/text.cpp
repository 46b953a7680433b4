#include "text/text.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "text/character.h"

namespace zhenggai {

namespace {

// Offset of the next LF or CR at or after `from`, or the size.
std::size_t line_end(std::string_view bytes, std::size_t from, std::size_t& next_carriage_return) {
    const char* newline =
        static_cast<const char*>(std::memchr(bytes.data() + from, '\n', bytes.size() - from));
    const std::size_t feed = newline ? static_cast<std::size_t>(newline - bytes.data()) : bytes.size();
    // Carriage returns are rare: their next place is remembered, so that the scan stays one memchr a line.
    if (next_carriage_return < from) {
        const char* found =
            static_cast<const char*>(std::memchr(bytes.data() + from, '\r', bytes.size() - from));
        next_carriage_return = found ? static_cast<std::size_t>(found - bytes.data()) : bytes.size();
    }
    return std::min(feed, next_carriage_return);
}

void cut_paragraphs(Text& text) {
    const std::string_view bytes = text.bytes;
    const char* first = static_cast<const char*>(std::memchr(bytes.data(), '\r', bytes.size()));
    std::size_t carriage_return = first ? static_cast<std::size_t>(first - bytes.data()) : bytes.size();
    std::uint32_t line = 1;
    for (std::size_t begin = 0; begin < bytes.size(); ++line) {
        const std::size_t end = line_end(bytes, begin, carriage_return);
        const std::string_view content = trim(bytes.substr(begin, end - begin));
        if (!content.empty()) text.paragraphs.push_back({content, line});
        const bool pair = end + 1 < bytes.size() && bytes[end] == '\r' && bytes[end + 1] == '\n';
        begin = end + (pair ? 2 : 1);
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
    if (!text.bytes.empty()) cut_paragraphs(text);
    return text;
}

Position position_of(const Text& text, std::size_t offset) {
    Position position;
    std::size_t line_begin = 0;
    for (std::size_t i = 0; i < offset; ++i) {
        const bool pair = text.bytes[i] == '\r' && i + 1 < text.bytes.size() && text.bytes[i + 1] == '\n';
        if (text.bytes[i] != '\n' && (text.bytes[i] != '\r' || pair)) continue;
        ++position.line;
        line_begin = i + 1;
    }
    position.column = 1 + count_code_points(text.bytes.substr(line_begin, offset - line_begin));
    return position;
}

std::string_view line_at(const Text& text, std::size_t offset) {
    // Between CR and LF one is still on the line that they end.
    if (offset > 0 && text.bytes.substr(offset - 1, 2) == "\r\n") --offset;
    const std::size_t before =
        offset == 0 ? std::string_view::npos : text.bytes.find_last_of("\r\n", offset - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = text.bytes.find_first_of("\r\n", offset);
    return text.bytes.substr(begin, (end == std::string_view::npos ? text.bytes.size() : end) - begin);
}

}  // namespace zhenggai
