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
        const bool parenthesis = pair.close == U'）' || pair.close == U')';
        Place place = next(index, from);
        if (parenthesis) {
            const Place other = next(pair.close == U')' ? full_parenthesis : half_parenthesis, from);
            if (other.begin < place.begin) place = other;
        }
        return place.begin > from + longest_pair ? std::string_view::npos : place.end;
    }

  private:
    static constexpr std::size_t full_parenthesis = 1;
    static constexpr std::size_t half_parenthesis = 2;

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

std::size_t sentence_end(std::string_view text) {
    ClosingMarks closing(text);
    std::size_t i = 0;
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

std::string_view first_sentence(std::string_view text) { return text.substr(0, sentence_end(text)); }

std::size_t count_sentences(std::string_view text) {
    std::size_t count = 0;
    for (text = trim_start(text); !text.empty(); ++count) text = trim_start(text.substr(sentence_end(text)));
    return count;
}

}  // namespace zhenggai
