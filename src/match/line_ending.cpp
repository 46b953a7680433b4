#include "match/line_ending.h"

#include <algorithm>
#include <array>

#include "text/character.h"

namespace zhenggai {

namespace {

// What a character at the end of a line says of the sentence before it.
enum class EndMark {
    none,
    stop,       // 。 and the like
    parting,    // ；： of any width: stops, but for those inside a parenthesis
    connector,  // a comma, a dash
    closing,    // a bracket or quote that closes
};

EndMark end_mark(char32_t c) {
    switch (c) {
        case U'。':
        case U'！':
        case U'？':
        case U'…':
        case U'｡':
        case U'．':
        case U'!':
        case U'?':
        case U'.': return EndMark::stop;
        case U'；':
        case U'：':
        case U';':
        case U':': return EndMark::parting;
        case U'，':
        case U'、':
        case U',':
        case U'､':
        case U'—':
        case U'～':
        case U'~': return EndMark::connector;
        case U'）':
        case U')':
        case U'》':
        case U'”':
        case U'’':
        case U'〕':
        case U'】':
        case U'」':
        case U'〉': return EndMark::closing;
        default: return EndMark::none;
    }
}

EndMark end_mark(std::string_view line) {
    std::size_t end = line.size();
    return line.empty() ? EndMark::none : end_mark(previous_code_point(line, end));
}

// The line without the brackets and quotes that close at its end.
std::string_view without_closing(std::string_view line) {
    for (std::size_t end = line.size(); end > 0; line = line.substr(0, end))
        if (end_mark(previous_code_point(line, end)) != EndMark::closing) break;
    return line;
}

// Pairs of brackets and quotes, as a set of bits.
using Pairs = unsigned;
constexpr Pairs wide_parentheses = 1;   // （）
constexpr Pairs ascii_parentheses = 2;  // ()
constexpr Pairs lenticular = 4;         // 【】
constexpr Pairs parentheses = wide_parentheses | ascii_parentheses | lenticular;

struct Bracket {
    Pairs pair = 0;  // none where the character is no bracket or quote
    bool opens = false;
};

Bracket bracket(char32_t c) {
    switch (c) {
        case U'（': return {wide_parentheses, true};
        case U'）': return {wide_parentheses, false};
        case U'(': return {ascii_parentheses, true};
        case U')': return {ascii_parentheses, false};
        case U'【': return {lenticular, true};
        case U'】': return {lenticular, false};
        case U'《': return {8, true};
        case U'》': return {8, false};
        case U'“': return {16, true};
        case U'”': return {16, false};
        case U'‘': return {32, true};
        case U'’': return {32, false};
        case U'〔': return {64, true};
        case U'〕': return {64, false};
        case U'「': return {128, true};
        case U'」': return {128, false};
        case U'〈': return {256, true};
        case U'〉': return {256, false};
        default: return {};
    }
}

// The pairs of which the last one in the line is not closed.
Pairs left_open(std::string_view line) {
    Pairs open = 0;
    for (std::size_t i = 0; i < line.size();) {
        if (begins_usual_han(line[i])) {
            i += 3;
            continue;
        }
        const auto [pair, opens] = bracket(next_code_point(line, i));
        open = opens ? open | pair : open & ~pair;
    }
    return open;
}

// 清理河道。（市水利局负责） at a line's end, or nothing but the parenthesis: what stands behind the sentence
// ends it.
bool ends_behind_sentence(std::string_view line) {
    std::size_t at = line.size();
    const Pairs pair = bracket(previous_code_point(line, at)).pair;
    if ((pair & parentheses) == 0) return false;
    for (std::size_t depth = 1; depth > 0;) {
        if (at == 0) return false;
        const Bracket found = bracket(previous_code_point(line, at));
        if (found.pair == pair) depth = found.opens ? depth - 1 : depth + 1;
    }
    constexpr std::u32string_view sentence_ends = U"。！？；";
    return at == 0 || sentence_ends.find(previous_code_point(line, at)) != std::u32string_view::npos;
}

// The bytes that dashes of all forms, = and blanks are made of.
constexpr std::array<bool, 256> of_rule = [] {
    std::array<bool, 256> table{};
    for (const unsigned char byte : {'-', '_', '=', '*', '\xE2', '\x80', '\x94', '\x93', '\x95', ' '})
        table[byte] = true;
    return table;
}();

// A line of dashes parts what stands above it from what stands below.
bool is_rule(std::string_view line) {
    return std::all_of(line.begin(), line.end(),
                       [](char byte) { return of_rule[static_cast<unsigned char>(byte)]; });
}

// 1. alone or 2.5 at a line's end: no full stop.
bool is_number_point(std::string_view line) {
    return line.size() >= 2 && line.back() == '.' && line[line.size() - 2] >= '0' &&
           line[line.size() - 2] <= '9';
}

bool is_stop(EndMark mark) { return mark == EndMark::stop || mark == EndMark::parting; }

}  // namespace

LineEnding line_ending(std::string_view line) {
    if (is_rule(line)) return LineEnding::closed;
    const EndMark mark = end_mark(line);
    if (mark == EndMark::connector) return LineEnding::connecting;
    // （责任单位：市水利局；完成时限： at a line's end: inside a parenthesis these end nothing.
    if (mark == EndMark::parting)
        return (left_open(line) & parentheses) != 0 ? LineEnding::connecting : LineEnding::closed;
    if (mark == EndMark::closing && ends_behind_sentence(line)) return LineEnding::closed;
    const std::string_view inner = mark == EndMark::closing ? without_closing(line) : line;
    const EndMark inner_mark = mark == EndMark::closing ? end_mark(inner) : mark;
    if (is_stop(inner_mark) && !is_number_point(inner)) return LineEnding::closed;
    return left_open(line) != 0 ? LineEnding::connecting : LineEnding::open;
}

}  // namespace zhenggai
