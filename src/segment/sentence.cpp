#include "segment/sentence.h"

#include <algorithm>

#include "base/character_set.h"
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
    for (std::size_t i = from; i < text.size() && !begins_usual_han(text[i]); from = i) {
        const char32_t c = next_code_point(text, i);
        if (!is_end_mark(c) && !is_closing_mark(c) && !is_combining_mark(c)) break;
    }
    return from;
}

// What ends a sentence or a paragraph, or opens a pair: before the first of them nothing has to be weighed.
// A mark that only closes is passed over, since nothing is open.
constexpr CharacterSet telling(
    "。！？!?｡"
    "([{\"‘“〈《「『【〔〖（［｛＂"
    "\n\v\f\r\u0085\u2028\u2029");

// The first telling character, if `most` characters at most stand before it.
struct Telling {
    std::size_t at = 0;          // its byte offset; where the look ended without one
    std::size_t characters = 0;  // before it
    bool found = false;
};

Telling find_telling(std::string_view text, std::size_t most) {
    Telling place;
    for (; place.at < text.size() && place.characters <= most; ++place.characters) {
        if (begins_usual_han(text[place.at])) {
            place.at += 3;
            continue;
        }
        const CodePoint character = first_code_point(text.substr(place.at));
        place.found = telling.has(character.value);
        if (place.found) break;
        place.at += character.length;
    }
    return place;
}

// The sentence that ends at the telling character, where that is the mark of its end; empty where pairs or
// paragraphs have to be weighed.
std::string_view sentence_to(std::string_view text, const Telling& place) {
    std::size_t behind = place.at;
    return is_end_mark(next_code_point(text, behind)) ? text.substr(0, behind_marks(text, behind))
                                                      : std::string_view{};
}

std::string_view weighed_sentence(std::string_view text) {
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

}  // namespace

std::string_view first_sentence(std::string_view text) {
    const Telling place = find_telling(text, text.size());
    if (!place.found) return text;
    const std::string_view sentence = sentence_to(text, place);
    return sentence.empty() ? weighed_sentence(text) : sentence;
}

std::optional<std::string_view> first_sentence_within(std::string_view text, std::size_t most) {
    const Telling place = find_telling(text, most);
    if (place.characters > most) return std::nullopt;
    if (!place.found) return text;
    std::string_view sentence = sentence_to(text, place);
    if (sentence.empty()) sentence = weighed_sentence(text);
    const std::size_t told = std::min(place.at, sentence.size());
    const std::size_t characters = place.characters + count_code_points(sentence.substr(told));
    return characters <= most ? std::optional(sentence) : std::nullopt;
}

}  // namespace zhenggai
