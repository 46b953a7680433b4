#include "match/line_ending.h"

#include <algorithm>
#include <array>

namespace zhenggai {

namespace {

constexpr std::array<std::string_view, 13> stops{"。", "！", "？", "；", "：", "…", "｡",
                                                 "．", "!",  "?",  ";",  ":",  "."};
constexpr std::array<std::string_view, 7> connectors{"，", "、", ",", "､", "—", "～", "~"};
struct Pair {
    std::string_view open;
    std::string_view close;
};
constexpr std::array<Pair, 9> pairs{{{"（", "）"},
                                     {"(", ")"},
                                     {"《", "》"},
                                     {"“", "”"},
                                     {"‘", "’"},
                                     {"〔", "〕"},
                                     {"【", "】"},
                                     {"「", "」"},
                                     {"〈", "〉"}}};
constexpr std::array<Pair, 3> parentheses{{{"（", "）"}, {"(", ")"}, {"【", "】"}}};

bool ends_with_any(std::string_view line, const auto& marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [line](std::string_view mark) { return line.ends_with(mark); });
}

// The line without the brackets and quotes that close at its end.
std::string_view without_closing(std::string_view line) {
    for (bool found = true; found;) {
        found = false;
        for (const Pair& pair : pairs) {
            if (!line.ends_with(pair.close)) continue;
            line.remove_suffix(pair.close.size());
            found = true;
        }
    }
    return line;
}

bool leaves_open(std::string_view line, const Pair& pair) {
    const std::size_t open = line.rfind(pair.open);
    if (open == std::string_view::npos) return false;
    const std::size_t close = line.rfind(pair.close);
    return close == std::string_view::npos || close < open;
}

// True where a bracket or quote of the line is still open at its end.
bool leaves_open(std::string_view line) {
    return std::any_of(pairs.begin(), pairs.end(),
                       [line](const Pair& pair) { return leaves_open(line, pair); });
}

// （责任单位：市水利局；完成时限： at a line's end: inside a parenthesis these end nothing.
bool parts_parenthesis(std::string_view line) {
    constexpr std::array<std::string_view, 4> parting{"；", "：", ";", ":"};
    return ends_with_any(line, parting) &&
           std::any_of(parentheses.begin(), parentheses.end(),
                       [line](const Pair& pair) { return leaves_open(line, pair); });
}

// 清理河道。（市水利局负责） at a line's end, or nothing but the parenthesis: what stands behind the sentence
// ends it.
bool ends_behind_sentence(std::string_view line) {
    constexpr std::array<std::string_view, 4> sentence_ends{"。", "！", "？", "；"};
    const auto pair = std::find_if(parentheses.begin(), parentheses.end(),
                                   [line](const Pair& each) { return line.ends_with(each.close); });
    if (pair == parentheses.end()) return false;
    std::size_t depth = 0;
    for (std::size_t i = line.size(); i-- > 0;) {
        const std::string_view rest = line.substr(i);
        depth += rest.starts_with(pair->close) ? 1 : 0;
        if (!rest.starts_with(pair->open) || --depth > 0) continue;
        return i == 0 || ends_with_any(line.substr(0, i), sentence_ends);
    }
    return false;
}

// A line of dashes parts what stands above it from what stands below.
bool is_rule(std::string_view line) {
    return line.find_first_not_of("-_=*\xE2\x80\x94\x94\x93\x95 ") == std::string_view::npos;
}

// 1. alone or 2.5 at a line's end: no full stop.
bool is_number_point(std::string_view line) {
    return line.size() >= 2 && line.back() == '.' && line[line.size() - 2] >= '0' &&
           line[line.size() - 2] <= '9';
}

}  // namespace

LineEnding line_ending(std::string_view line) {
    if (is_rule(line)) return LineEnding::closed;
    if (ends_with_any(line, connectors) || parts_parenthesis(line)) return LineEnding::connecting;
    const std::string_view inner = without_closing(line);
    if (inner.size() < line.size() && ends_behind_sentence(line)) return LineEnding::closed;
    if (ends_with_any(inner, stops) && !is_number_point(inner)) return LineEnding::closed;
    return leaves_open(line) ? LineEnding::connecting : LineEnding::open;
}

}  // namespace zhenggai
