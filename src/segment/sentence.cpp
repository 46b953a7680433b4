#include "segment/sentence.h"

#include "segment/pair_filter.h"
#include "segment/paragraph_break.h"
#include "text/character.h"

namespace zhenggai {

namespace {

bool is_end_mark(char32_t c) {
    return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'｡';
}

bool is_closing_mark(char32_t c) {
    constexpr std::u32string_view marks = U")]}’”〉》」』】〕〗）］｝";
    return marks.find(c) != std::u32string_view::npos;
}

// True for the first byte of the characters U+4000..U+EFFF, three bytes each: nearly all Han, and no mark
// of any kind.
bool is_plain_start(char byte) {
    const auto lead = static_cast<unsigned char>(byte);
    return lead >= 0xE4 && lead <= 0xEE;
}

// Behind the end marks, closing marks and combining characters that stand at `from`.
std::size_t behind_marks(std::string_view text, std::size_t from) {
    for (std::size_t i = from; i < text.size(); from = i) {
        const char32_t c = next_code_point(text, i);
        if (!is_end_mark(c) && !is_closing_mark(c) && !is_combining_mark(c)) break;
    }
    return from;
}

}  // namespace

std::string_view first_sentence(std::string_view text) {
    PairFilter pairs;
    const std::size_t begin = text.size() - trim_start(text).size();
    for (std::size_t i = begin; i < text.size();) {
        if (is_plain_start(text[i])) {
            i += 3;
            continue;
        }
        const std::size_t at = i;
        const char32_t c = next_code_point(text, i);
        if (is_paragraph_break(c)) {
            pairs.close_paragraph();
            const auto found = pairs.take();
            return found ? text.substr(0, behind_marks(text, found->end)) : trim_end(text.substr(0, at));
        }
        pairs.read(c, at, i);
        if (is_end_mark(c)) pairs.offer({.mark = at, .end = i});
        if (pairs.empty()) continue;
        if (const auto found = pairs.take()) return text.substr(0, behind_marks(text, found->end));
    }
    pairs.close_paragraph();
    const auto found = pairs.take();
    return found ? text.substr(0, behind_marks(text, found->end)) : text;
}

}  // namespace zhenggai
