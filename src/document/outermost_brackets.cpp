#include "document/outermost_brackets.h"

#include <array>

#include "text/character.h"

namespace zhenggai {

namespace {

struct Kind {
    std::array<std::string_view, 2> opening;
    std::array<std::string_view, 2> closing;
};
constexpr std::array<Kind, 3> kinds{
    {{{"(", "（"}, {")", "）"}}, {{"[", "【"}, {"]", "】"}}, {{"〔", "〔"}, {"〕", "〕"}}}};

// The kind of bracket that stands at `at`, and its bytes; none where another character does.
struct Bracket {
    std::size_t kind = kinds.size();
    bool opens = false;
    std::size_t size = 0;
};

Bracket bracket_at(std::string_view text, std::size_t at) {
    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        for (std::size_t width = 0; width < 2; ++width) {
            if (text.substr(at).starts_with(kinds[kind].opening[width]))
                return {kind, true, kinds[kind].opening[width].size()};
            if (text.substr(at).starts_with(kinds[kind].closing[width]))
                return {kind, false, kinds[kind].closing[width].size()};
        }
    return {};
}

// First bytes of ( ) [ ], of 【】〔〕 and of （）.
bool may_be_bracket(char byte) {
    return byte == '(' || byte == ')' || byte == '[' || byte == ']' || byte == '\xE3' || byte == '\xEF';
}

struct Pair {
    std::size_t begin = 0;
    std::size_t end = 0;
};

}  // namespace

std::vector<std::string_view> outermost_brackets(std::string_view text) {
    std::array<std::vector<std::size_t>, kinds.size()> open;
    std::vector<Pair> pairs;  // apart from each other, in order
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!may_be_bracket(text[i])) continue;
        const Bracket bracket = bracket_at(text, i);
        if (bracket.size == 0) continue;
        const std::size_t end = i + bracket.size;
        if (bracket.opens) {
            open[bracket.kind].push_back(i);
        } else if (!open[bracket.kind].empty()) {
            const std::size_t begin = open[bracket.kind].back();
            open[bracket.kind].pop_back();
            // 【甲（乙】丙）: what crosses another pair is no pair.
            while (!pairs.empty() && pairs.back().begin > begin) pairs.pop_back();
            if (pairs.empty() || pairs.back().end <= begin) pairs.push_back({begin, end});
        }
        i = end - 1;
    }
    std::vector<std::string_view> found;
    for (const Pair& pair : pairs) found.push_back(text.substr(pair.begin, pair.end - pair.begin));
    return found;
}

std::string_view inside_brackets(std::string_view bracketed) {
    std::size_t begin = 0;
    next_code_point(bracketed, begin);
    std::size_t end = bracketed.size() - 1;
    while (end > begin && (static_cast<unsigned char>(bracketed[end]) & 0xC0U) == 0x80U) --end;
    return trim(bracketed.substr(begin, end - begin));
}

}  // namespace zhenggai
