#include "cli/diagnostic_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t widest = 76;       // columns of a line; with its indentation it fits into 80
constexpr std::size_t most_before = 30;  // columns before the caret where the line goes on behind it

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// In blocks, because a document on one line of megabytes may have thousands of diagnostics.
std::size_t offset_of(std::string_view line, std::size_t column) {
    constexpr std::size_t block = 4096;
    std::size_t offset = 0;
    std::size_t before = 0;  // characters that begin before `offset`
    for (; offset + block < line.size(); offset += block) {
        const std::size_t count = count_code_points(line.substr(offset, block));
        if (before + count >= column) break;
        before += count;
    }
    for (; offset < line.size(); ++offset)
        if (!is_continuation(line[offset]) && ++before == column) return offset;
    return line.size();
}

// What has no width of its own stands on the character before it and stays with that.
std::size_t width_at(std::string_view text, std::size_t begin, std::size_t end) {
    return display_width(text.substr(begin, end - begin));
}

// The longest beginning of the text that is at most `columns` wide.
std::string_view beginning(std::string_view text, std::size_t columns) {
    std::size_t end = 0;
    for (std::size_t width = 0; end < text.size();) {
        std::size_t next = end;
        next_code_point(text, next);
        width += width_at(text, end, next);
        if (width > columns) break;
        end = next;
    }
    return text.substr(0, end);
}

// The longest ending of the text that is at most `columns` wide.
std::string_view ending(std::string_view text, std::size_t columns) {
    std::size_t begin = text.size();
    for (std::size_t width = 0; begin > 0;) {
        std::size_t before = begin - 1;
        while (before > 0 && is_continuation(text[before])) --before;
        width += width_at(text, before, begin);
        if (width > columns) break;
        begin = before;
    }
    while (begin > 0 && begin < text.size()) {
        std::size_t next = begin;
        next_code_point(text, next);
        if (width_at(text, begin, next) > 0) break;
        begin = next;
    }
    return text.substr(begin);
}

// The text without what would move the cursor.
std::string printable(std::string_view text) {
    std::string shown;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t c = next_code_point(text, i);
        const bool control = (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0);
        shown += control ? std::string_view("\uFFFD") : text.substr(begin, i - begin);
    }
    return shown;
}

std::string source_text(const Diagnostic& diagnostic) {
    std::string text = diagnostic.source.empty() ? std::string("zhenggai") : diagnostic.source;
    if (diagnostic.position) {
        text += fmt::format(":{}", diagnostic.position->line);
        if (diagnostic.position->column) text += fmt::format(":{}", *diagnostic.position->column);
    }
    return text;
}

}  // namespace

std::string caret_text(std::string_view line, std::size_t column) {
    const std::size_t caret = offset_of(line, column);
    const std::string_view all_before = line.substr(0, caret);
    const std::string_view all_behind = line.substr(caret);
    // What stands behind the caret is spoken of; what it leaves of the room goes to what stands before.
    const std::size_t left = widest - display_width(beginning(all_behind, widest));
    const std::size_t room = std::max(most_before, left);
    const bool cut_before = ending(all_before, room).size() < all_before.size();
    const std::string_view before = ending(all_before, cut_before ? room - 1 : room);
    const std::size_t rest = widest - display_width(before) - (cut_before ? 1 : 0);
    const bool cut_behind = beginning(all_behind, rest).size() < all_behind.size();
    const std::string_view behind = beginning(all_behind, cut_behind ? rest - 1 : rest);

    std::string pad;
    for (const char c : before)
        if (c == '\t') pad += c;
    pad.append(display_width(before) + (cut_before ? 1 : 0) - pad.size(), ' ');
    return fmt::format("    {}{}{}{}\n    {}^\n", cut_before ? "…" : "", printable(before), printable(behind),
                       cut_behind ? "…" : "", pad);
}

std::string diagnostic_text(const Diagnostic& diagnostic, std::string_view source_line) {
    std::string text = fmt::format("{}: {}: {} [{}]\n", source_text(diagnostic),
                                   severity_name(diagnostic.severity), diagnostic.message, diagnostic.code);
    if (!source_line.empty() && diagnostic.position && diagnostic.position->column)
        text += caret_text(source_line, *diagnostic.position->column);
    if (diagnostic.remedy) text += fmt::format("  help: {}\n", *diagnostic.remedy);
    return text;
}

std::string diagnostic_text(const Diagnostic& diagnostic) {
    return diagnostic_text(
        diagnostic, diagnostic.source_line ? std::string_view(*diagnostic.source_line) : std::string_view());
}

void show(const Diagnostic& diagnostic) { std::fputs(diagnostic_text(diagnostic).c_str(), stderr); }

void show(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) show(diagnostic);
}

}  // namespace zhenggai
