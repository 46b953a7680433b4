#include "cli/diagnostic_text.h"

#include <fmt/format.h>

#include "text/character.h"

namespace zhenggai {

namespace {

// The source line with the caret; lines too long for a screen are left out.
std::string excerpt(std::string_view line, std::size_t column) {
    constexpr std::size_t widest = 200;
    std::size_t caret = 0;
    for (std::size_t i = 1; i < column && caret < line.size(); ++i) next_code_point(line, caret);
    if (display_width(line) > widest) return {};
    std::string before;
    for (const char c : line.substr(0, caret))
        if (c == '\t') before += c;
    const std::size_t width = display_width(line.substr(0, caret)) - before.size();
    return fmt::format("    {}\n    {}{}^\n", line, before, std::string(width, ' '));
}

}  // namespace

std::string diagnostic_text(const Diagnostic& diagnostic) {
    std::string text = diagnostic.source.empty() ? std::string("zhenggai") : diagnostic.source;
    if (diagnostic.position) {
        text += fmt::format(":{}", diagnostic.position->line);
        if (diagnostic.position->column) text += fmt::format(":{}", *diagnostic.position->column);
    }
    text += fmt::format(": {}: {} [{}]\n", severity_name(diagnostic.severity), diagnostic.message,
                        diagnostic.code);
    if (diagnostic.source_line && diagnostic.position && diagnostic.position->column)
        text += excerpt(*diagnostic.source_line, *diagnostic.position->column);
    if (diagnostic.remedy) text += fmt::format("  help: {}\n", *diagnostic.remedy);
    return text;
}

}  // namespace zhenggai
