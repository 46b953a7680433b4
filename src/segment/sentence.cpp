#include "segment/sentence.h"

#include <algorithm>
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

// The pair that `c` opens.
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

// A mark that is not closed within this many bytes counts as never closed.
constexpr std::size_t longest_pair = 2048;

// Finds closing marks; the next place of each is remembered, so that many marks cost no more than the
// text is long.
class ClosingMarks {
  public:
    explicit ClosingMarks(std::string_view text) : text_(text) {}

    // Behind the mark that closes `pair`, opened before `from`; npos where it is too far or missing.
    // Parentheses may be closed in the other width.
    std::size_t behind(const Pair& pair, std::size_t from) {
        const auto index = static_cast<std::size_t>(&pair - pairs.data());
        const bool parenthesis = is_parenthesis(pair);
        Place place = next(index, from);
        if (parenthesis) {
            const Place other = next(pair.close == U')' ? full_parenthesis : half_parenthesis, from);
            if (other.begin < place.begin) place = other;
        }
        if (place.begin > from + longest_pair) return std::string_view::npos;
        return nested(pair, from, place.end);
    }

  private:
    static constexpr std::size_t full_parenthesis = 1;
    static constexpr std::size_t half_parenthesis = 2;

    // （甲（乙）丙）: where marks of the same kind are opened inside, as many more must close.
    std::size_t nested(const Pair& pair, std::size_t from, std::size_t end) {
        std::size_t depth = 1;
        const std::size_t limit = std::min(text_.size(), from + longest_pair);
        for (std::size_t i = from; i < limit;) {
            const char32_t c = next_code_point(text_, i);
            if (opens_like(pair, c)) ++depth;
            if (closes_like(pair, c) && --depth == 0) return i;
        }
        return end;
    }

    static bool is_parenthesis(const Pair& pair) { return pair.close == U'）' || pair.close == U')'; }
    static bool opens_like(const Pair& pair, char32_t c) {
        return c == pair.open || (is_parenthesis(pair) && (c == U'（' || c == U'('));
    }
    static bool closes_like(const Pair& pair, char32_t c) {
        return c == pair.close || (is_parenthesis(pair) && (c == U'）' || c == U')'));
    }

    struct Place {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    Place next(std::size_t index, std::size_t from) {
        Place& place = places_[index];
        if (place.begin >= from && place.end > 0) return place;
        place.begin = text_.find(pairs[index].closing, from);
        place.end =
            place.begin == std::string_view::npos ? place.begin : place.begin + pairs[index].closing.size();
        return place;
    }

    std::string_view text_;
    std::array<Place, pairs.size()> places_{};
};

// The end of the sentence that begins at `from`.
std::size_t sentence_end(std::string_view text, std::size_t from, ClosingMarks& closing) {
    std::size_t i = from;
    while (i < text.size()) {
        const char32_t c = next_code_point(text, i);
        if (const Pair* pair = opened_by(c)) {
            const std::size_t behind = closing.behind(*pair, i);
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

std::string_view first_sentence(std::string_view text) {
    ClosingMarks closing(text);
    return text.substr(0, sentence_end(text, 0, closing));
}

std::size_t count_sentences(std::string_view text) {
    ClosingMarks closing(text);
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = sentence_end(text, at, closing);
        if (!trim(text.substr(at, end - at)).empty()) ++count;
        at = end;
    }
    return count;
}

}  // namespace zhenggai
