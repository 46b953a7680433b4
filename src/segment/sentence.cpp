#include "segment/sentence.h"

#include <array>

#include "text/character.h"

namespace zhenggai {

namespace {

bool is_end_mark(char32_t c) {
    return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'｡';
}

struct Pair {
    char32_t open;
    char32_t close;
    std::string_view closing;  // the same mark in UTF-8
};
constexpr std::array<Pair, 8> pairs{{{U'《', U'》', "》"},
                                     {U'（', U'）', "）"},
                                     {U'(', U')', ")"},
                                     {U'“', U'”', "”"},
                                     {U'‘', U'’', "’"},
                                     {U'〔', U'〕', "〕"},
                                     {U'【', U'】', "】"},
                                     {U'「', U'」', "」"}}};

// The pairs whose opening or closing mark is `c`; half-width and full-width brackets may close each other.
const Pair* opened_by(char32_t c) {
    for (const Pair& pair : pairs)
        if (pair.open == c) return &pair;
    return nullptr;
}

bool is_closing(char32_t c) {
    for (const Pair& pair : pairs)
        if (pair.close == c) return true;
    return false;
}

// A mark that is not closed within this many bytes counts as never closed; it keeps the cost linear.
constexpr std::size_t longest_pair = 2048;

// Behind the closing mark of `pair`, or npos. A bracket opened full-width may be closed half-width.
std::size_t behind_closing(std::string_view text, std::size_t from, const Pair& pair) {
    text = text.substr(0, from + longest_pair);
    std::size_t at = text.find(pair.closing, from);
    std::size_t length = pair.closing.size();
    if (pair.close == U'）' || pair.close == U')') {
        const std::string_view other = pair.close == U')' ? "）" : ")";
        const std::size_t second = text.find(other, from);
        if (second < at) {
            at = second;
            length = other.size();
        }
    }
    return at == std::string_view::npos ? at : at + length;
}

std::size_t sentence_end(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const char32_t c = next_code_point(text, i);
        if (const Pair* pair = opened_by(c)) {
            const std::size_t behind = behind_closing(text, i, *pair);
            if (behind != std::string_view::npos) i = behind;
            continue;
        }
        if (!is_end_mark(c)) continue;
        while (i < text.size()) {
            std::size_t next = i;
            const char32_t mark = next_code_point(text, next);
            if (!is_end_mark(mark) && !is_closing(mark)) break;
            i = next;
        }
        return i;
    }
    return text.size();
}

}  // namespace

std::string_view first_sentence(std::string_view text) { return text.substr(0, sentence_end(text)); }

std::size_t count_sentences(std::string_view text) {
    std::size_t count = 0;
    for (text = trim_start(text); !text.empty(); ++count) text = trim_start(text.substr(sentence_end(text)));
    return count;
}

}  // namespace zhenggai
