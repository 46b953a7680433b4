#include "grammar/pattern_gate.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace zhenggai {

namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t most_strings = 32;     // that a part of a pattern is written out to
constexpr std::size_t most_characters = 12;  // of a class that is written out
constexpr std::size_t most_required = 3;     // lists that are worth a look
constexpr std::size_t least_high = 30;       // what is counted up to so many is worth being left unbounded

// \p{Han}, and a little more: all that Unicode keeps for it.
const CharacterRanges& han_characters() {
    static const CharacterRanges han{{0x2E80, 0x2FDF}, {0x3005, 0x303B},   {0x3400, 0x9FFF},
                                     {0xF900, 0xFAFF}, {0x16F00, 0x16FFF}, {0x20000, 0x3FFFF}};
    return han;
}

CharacterRanges white_space() { return {{U'\t', U'\n'}, {U'\f', U'\r'}, {U' ', U' '}}; }
CharacterRanges word_characters() { return {{U'0', U'9'}, {U'A', U'Z'}, {U'_', U'_'}, {U'a', U'z'}}; }

std::string encoded(char32_t c) {
    const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
    const auto rest = [&](unsigned shift) { return byte(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x80) return {byte(c)};
    if (c < 0x800) return {byte(0xC0U | (c >> 6U)), rest(0)};
    if (c < 0x10000) return {byte(0xE0U | (c >> 12U)), rest(6), rest(0)};
    return {byte(0xF0U | (c >> 18U)), rest(12), rest(6), rest(0)};
}

std::size_t encoded_size(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

// What is known of the texts that a part of a pattern matches.
struct Shape {
    CharacterRanges first = {};
    CharacterRanges last = {};
    bool may_be_empty = true;
    bool ends_text = false;
    std::size_t shortest = 0;
    std::vector<Strings> required = {};           // of each list one stands in the match
    std::optional<Strings> ending = Strings{""};  // the match ends in one of these
    bool whole = true;                            // and is nothing more than that
    std::size_t tail = std::string::npos;         // the part ends in the `.*` there
};

// Makes the ending one more list of what is required: nothing can be joined to it any more.
void close_ending(Shape& shape) {
    if (shape.ending && std::none_of(shape.ending->begin(), shape.ending->end(),
                                     [](const std::string& text) { return text.empty(); }))
        shape.required.push_back(*std::move(shape.ending));
    shape.ending.reset();
    shape.whole = false;
}

std::optional<Strings> product(const Strings& a, const Strings& b) {
    if (a.size() * b.size() > most_strings) return std::nullopt;
    Strings all;
    for (const std::string& begin : a)
        for (const std::string& end : b) all.push_back(begin + end);
    return all;
}

// How often texts hold one of the strings, by a rough guess: marks and digits are everywhere, words are rare.
std::size_t frequency(const Strings& strings) {
    std::size_t sum = 0;
    for (const std::string& text : strings) {
        const bool letter = text.size() >= 3 && text[0] > '\xE3' && text[0] < '\xEF';
        sum += !letter ? 100 : text.size() < 6 ? 20 : text.size() < 9 ? 2 : 1;
    }
    return sum;
}

bool is_rarer(const Strings& a, const Strings& b) { return frequency(a) < frequency(b); }

// Without those that hold another one: where they stand, it does.
Strings shortest_of(const Strings& strings) {
    Strings kept;
    for (const std::string& text : strings) {
        const auto stands_in_text = [&text](const std::string& other) {
            return other.size() < text.size() && text.find(other) != std::string::npos;
        };
        const bool known = std::find(kept.begin(), kept.end(), text) != kept.end();
        if (!known && std::none_of(strings.begin(), strings.end(), stands_in_text)) kept.push_back(text);
    }
    return kept;
}

Shape either(Shape a, Shape b) {
    Shape both{.first = united(a.first, b.first),
               .last = united(a.last, b.last),
               .may_be_empty = a.may_be_empty || b.may_be_empty,
               .ends_text = a.ends_text && b.ends_text,
               .shortest = std::min(a.shortest, b.shortest),
               .ending = std::nullopt,
               .whole = a.whole && b.whole};
    if (both.whole && a.ending->size() + b.ending->size() <= most_strings) {
        both.ending = std::move(a.ending);
        both.ending->insert(both.ending->end(), b.ending->begin(), b.ending->end());
        return both;
    }
    close_ending(a);
    close_ending(b);
    both.whole = false;
    if (a.required.empty() || b.required.empty()) return both;
    Strings strings = *std::min_element(a.required.begin(), a.required.end(), is_rarer);
    const Strings& others = *std::min_element(b.required.begin(), b.required.end(), is_rarer);
    strings.insert(strings.end(), others.begin(), others.end());
    if (strings.size() <= most_strings) both.required.push_back(std::move(strings));
    return both;
}

Shape joined(Shape a, Shape b) {
    Shape both{.first = a.may_be_empty ? united(a.first, b.first) : std::move(a.first),
               .last = b.may_be_empty ? united(a.last, b.last) : std::move(b.last),
               .may_be_empty = a.may_be_empty && b.may_be_empty,
               .ends_text = a.ends_text || b.ends_text,
               .shortest = a.shortest + b.shortest,
               .ending = std::nullopt,
               .whole = a.whole && b.whole,
               .tail = b.tail};
    if (a.ending && b.ending && b.whole) both.ending = product(*a.ending, *b.ending);
    if (!both.ending) {
        close_ending(a);
        both.ending = std::move(b.ending);
        both.whole = false;
    }
    both.required = std::move(a.required);
    both.required.insert(both.required.end(), b.required.begin(), b.required.end());
    return both;
}

Shape shape_of(const CharacterRanges& set) {
    Shape shape{.first = set, .last = set, .may_be_empty = false, .ending = std::nullopt, .whole = false};
    shape.shortest = set.empty() ? 1 : encoded_size(set.front().first);
    std::size_t count = 0;
    for (const CharacterRange range : set) count += range.last - range.first + 1;
    if (count == 0 || count > most_characters) return shape;
    shape.whole = true;
    shape.ending.emplace();
    for (const CharacterRange range : set)
        for (char32_t c = range.first; c <= range.last; ++c) shape.ending->push_back(encoded(c));
    return shape;
}

// Reads a pattern once from left to right.
class GateReader {
  public:
    explicit GateReader(std::string_view pattern) : in_(pattern) {}

    PatternGate read() {
        Shape shape = alternatives();
        if (!known_ || at_ < in_.size()) return {};
        close_ending(shape);
        PatternGate gate{
            .ends_text = shape.ends_text, .shortest = shape.shortest, .required = std::move(shape.required)};
        if (!shape.may_be_empty) {
            gate.first = std::move(shape.first);
            gate.last = std::move(shape.last);
        }
        for (Strings& strings : gate.required) strings = shortest_of(strings);
        std::stable_sort(gate.required.begin(), gate.required.end(), is_rarer);
        gate.required.resize(std::min(gate.required.size(), most_required));
        gate.short_text = high_bounds_.empty() ? 0 : lowest_bound_;
        gate.high_bounds = std::move(high_bounds_);
        if (shape.tail == std::string::npos) return gate;
        gate.tail = shape.tail;
        gate.tail_groups = std::move(tail_groups_);
        return gate;
    }

  private:
    bool more() const { return known_ && at_ < in_.size(); }
    bool next_is(std::string_view text) const { return in_.substr(at_).starts_with(text); }

    bool take(std::string_view text) {
        if (!next_is(text)) return false;
        at_ += text.size();
        return true;
    }

    // Up to the end or the parenthesis that closes the group.
    Shape alternatives() {
        Shape all = sequence();
        while (more() && take("|")) {
            all.tail = std::string::npos;
            all = either(std::move(all), sequence());
        }
        return all;
    }

    Shape sequence() {
        Shape all;
        while (more() && in_[at_] != '|' && in_[at_] != ')') all = joined(std::move(all), repeated());
        return all;
    }

    Shape repeated() {
        const std::size_t begin = at_;
        const bool any = in_[at_] == '.';
        Shape one = atom();
        if (any && next_is("*") && !next_is("*?")) {
            tail_groups_ = open_;
            one = times(std::move(one), 0);
            one.tail = begin;
            ++at_;
            return one;
        }
        while (const auto least = quantifier(one)) one = times(std::move(one), *least);
        return one;
    }

    // How often at least, where a quantifier of `one` comes next.
    std::optional<std::size_t> quantifier(const Shape& one) {
        if (!more()) return std::nullopt;
        std::optional<std::size_t> least;
        if (take("*") || take("?")) {
            least = 0;
        } else if (take("+")) {
            least = 1;
        } else if (next_is("{")) {
            const std::size_t close = in_.find('}', at_);
            std::size_t i = at_ + 1;
            const std::size_t count = number_at(i);
            // RE2 takes other braces for themselves.
            if (close == std::string_view::npos || i == at_ + 1 || (in_[i] != ',' && in_[i] != '}')) {
                known_ = false;
                return std::nullopt;
            }
            if (in_[i] == ',' && !one.may_be_empty) note_bound(i + 1);
            least = count;
            at_ = close + 1;
        }
        if (least) take("?");
        return least;
    }

    // Moves `i` behind the digits there.
    std::size_t number_at(std::size_t& i) const {
        std::size_t count = 0;
        for (; i < in_.size() && in_[i] >= '0' && in_[i] <= '9'; ++i)
            count = std::min<std::size_t>(count * 10 + static_cast<std::size_t>(in_[i] - '0'), 1000);
        return count;
    }

    // The upper bound of a count, where there is one.
    void note_bound(std::size_t at) {
        std::size_t end = at;
        const std::size_t bound = number_at(end);
        if (bound < least_high) return;
        high_bounds_.push_back(at);
        lowest_bound_ = std::min(lowest_bound_, bound);
    }

    static Shape times(Shape one, std::size_t least) {
        if (least == 0)
            return {.first = std::move(one.first),
                    .last = std::move(one.last),
                    .ending = std::nullopt,
                    .whole = false};
        close_ending(one);
        one.tail = std::string::npos;
        one.shortest *= least;
        return one;
    }

    Shape atom() {
        const char c = in_[at_];
        if (c == '(') return group();
        if (c == '[') return shape_of(character_class());
        if (c == '\\') return escape();
        if (take(".")) return shape_of(every_character());
        if (take("^")) return {};
        if (take("$")) return {.ends_text = true};
        return shape_of(literal());
    }

    Shape group() {
        ++at_;
        bool captures = true;
        if (take("?")) {
            captures = take("P<");
            if (captures)
                at_ = std::min(in_.find('>', at_), in_.size() - 1) + 1;
            else if (!take(":"))
                known_ = false;  // (?i)
        }
        if (captures) open_.push_back(++groups_);
        Shape inside = alternatives();
        if (captures) open_.pop_back();
        if (!take(")")) known_ = false;
        return inside;
    }

    Shape escape() {
        if (take("\\A") || take("\\b") || take("\\B")) return {};
        if (take("\\z")) return {.ends_text = true};
        return shape_of(escaped_set());
    }

    // \x{FF0C}, \p{Han}, \., \s and the like, in a class or outside.
    CharacterRanges escaped_set() {
        const char c = at_ + 1 < in_.size() ? in_[at_ + 1] : '\0';
        at_ = std::min(at_ + 2, in_.size());
        switch (c) {
            case 'd': return {{U'0', U'9'}};
            case 'D': return complement({{U'0', U'9'}});
            case 's': return white_space();
            case 'S': return complement(white_space());
            case 'w': return word_characters();
            case 'W': return complement(word_characters());
            case 't': return {{U'\t', U'\t'}};
            case 'n': return {{U'\n', U'\n'}};
            case 'r': return {{U'\r', U'\r'}};
            case 'f': return {{U'\f', U'\f'}};
            case 'v': return {{U'\v', U'\v'}};
            case 'x': return code_point();
            case 'p':
            case 'P': return property(c == 'P');
            default: break;
        }
        constexpr std::string_view marks = R"(\.+*?()|[]{}^$-)";
        if (marks.find(c) == std::string_view::npos || c == '\0') known_ = false;
        const auto mark = static_cast<unsigned char>(c);
        return {{mark, mark}};
    }

    // Behind \x: {FF0C} or 41.
    CharacterRanges code_point() {
        const bool braced = take("{");
        const std::size_t end =
            braced ? std::min(in_.find('}', at_), in_.size()) : std::min(at_ + 2, in_.size());
        char32_t value = 0;
        for (; at_ < end; ++at_) {
            const char c = in_[at_];
            const char32_t digit = c <= '9'   ? static_cast<char32_t>(c - '0')
                                   : c <= 'F' ? static_cast<char32_t>(c - 'A' + 10)
                                              : static_cast<char32_t>(c - 'a' + 10);
            value = value * 16 + digit;
        }
        if (braced) take("}");
        return {{value, value}};
    }

    // Behind \p: {Han}, {^Greek} or N. Only Han is known; the others may be anything.
    CharacterRanges property(bool negated) {
        roughly_ = true;
        if (take("{Han}")) return negated ? every_character() : han_characters();
        const std::size_t close = next_is("{") ? in_.find('}', at_) : at_;
        at_ = close == std::string_view::npos ? in_.size() : std::min(close + 1, in_.size());
        return every_character();
    }

    CharacterRanges character_class() {
        ++at_;
        const bool negated = take("^");
        std::vector<CharacterRange> members;
        roughly_ = false;
        for (bool first = true; more() && (first || in_[at_] != ']'); first = false) add_member(members);
        if (!take("]")) known_ = false;
        CharacterRanges set = ranges_of(std::move(members));
        if (!negated) return set;
        // What is outside of a set that holds too much cannot be told.
        return roughly_ ? every_character() : complement(set);
    }

    void add_member(std::vector<CharacterRange>& members) {
        if (next_is("[:")) {
            known_ = false;
            return;
        }
        CharacterRanges begin = in_[at_] == '\\' ? escaped_set() : literal();
        const bool range = known_ && begin.size() == 1 && begin[0].first == begin[0].last && next_is("-") &&
                           at_ + 1 < in_.size() && in_[at_ + 1] != ']';
        if (range) {
            ++at_;
            const CharacterRanges end = in_[at_] == '\\' ? escaped_set() : literal();
            begin[0].last = end.back().last;
        }
        members.insert(members.end(), begin.begin(), begin.end());
    }

    // The character at at_; moves behind it.
    CharacterRanges literal() {
        const auto lead = static_cast<unsigned char>(in_[at_]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t i = 1; i < length && at_ + i < in_.size(); ++i)
            c = (c << 6U) | (static_cast<unsigned char>(in_[at_ + i]) & 0x3FU);
        at_ = std::min(at_ + length, in_.size());
        return {{c, c}};
    }

    std::string_view in_;
    std::size_t at_ = 0;
    bool known_ = true;                     // no syntax so far that this class does not read
    bool roughly_ = false;                  // the class that is read may hold more than RE2's
    std::size_t groups_ = 0;                // captures so far
    std::vector<std::size_t> open_;         // numbers of the captures around at_
    std::vector<std::size_t> tail_groups_;  // the same at the last `.*`
    std::vector<std::size_t> high_bounds_;  // of the counts so far
    std::size_t lowest_bound_ = std::string::npos;
};

}  // namespace

PatternGate gate_of(std::string_view pattern) { return GateReader(pattern).read(); }

}  // namespace zhenggai
