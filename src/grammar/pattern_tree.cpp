#include "grammar/pattern_tree.h"

#include <algorithm>
#include <utility>

namespace zhenggai {

namespace {

using Kind = PatternNode::Kind;

// \p{Han}, and a little more: all that Unicode keeps for it.
const CharacterRanges& han_characters() {
    static const CharacterRanges han{{0x2E80, 0x2FDF}, {0x3005, 0x303B},   {0x3400, 0x9FFF},
                                     {0xF900, 0xFAFF}, {0x16F00, 0x16FFF}, {0x20000, 0x3FFFF}};
    return han;
}

// Those of them that one version of Unicode or another does not count among the Han.
CharacterRanges rare_han() {
    return {{0x2E80, 0x2FDF}, {0x3005, 0x3006}, {0x3008, 0x303B},   {0x4DB6, 0x4DFF},
            {0x9FA6, 0x9FFF}, {0xF900, 0xFAFF}, {0x16F00, 0x16FFF}, {0x20000, 0x3FFFF}};
}

CharacterRanges white_space() { return {{U'\t', U'\n'}, {U'\f', U'\r'}, {U' ', U' '}}; }
CharacterRanges word_characters() { return {{U'0', U'9'}, {U'A', U'Z'}, {U'_', U'_'}, {U'a', U'z'}}; }

PatternNode of_set(CharacterRanges set, CharacterRanges unsure = {}) {
    return {.kind = Kind::set, .set = std::move(set), .unsure = std::move(unsure)};
}

// Reads a pattern once from left to right.
class PatternReader {
  public:
    explicit PatternReader(std::string_view pattern) : in_(pattern) {}

    std::optional<PatternNode> read() {
        PatternNode tree = alternatives();
        if (!known_ || at_ < in_.size()) return std::nullopt;
        return tree;
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
    PatternNode alternatives() {
        PatternNode all{.kind = Kind::either};
        all.parts.push_back(sequence());
        while (more() && take("|")) all.parts.push_back(sequence());
        if (all.parts.size() > 1) return all;
        PatternNode only = std::move(all.parts.front());
        return only;
    }

    PatternNode sequence() {
        PatternNode all;
        while (more() && in_[at_] != '|' && in_[at_] != ')') all.parts.push_back(repeated());
        return all;
    }

    PatternNode repeated() {
        PatternNode one = atom();
        while (more() && (in_[at_] == '*' || in_[at_] == '?' || in_[at_] == '+' || in_[at_] == '{')) {
            PatternNode many{.kind = Kind::repeat};
            if (!read_counts(many)) return one;
            many.greedy = !take("?");
            many.parts.push_back(std::move(one));
            one = std::move(many);
        }
        return one;
    }

    // The quantifier that comes next; false where it is none that is known.
    bool read_counts(PatternNode& many) {
        if (take("*")) return true;
        if (take("+")) {
            many.least = 1;
            return true;
        }
        if (take("?")) {
            many.most = 1;
            return true;
        }
        const std::size_t close = in_.find('}', at_);
        std::size_t i = at_ + 1;
        many.least = number_at(i);
        // RE2 takes other braces for themselves.
        if (close == std::string_view::npos || i == at_ + 1 || (in_[i] != ',' && in_[i] != '}')) {
            known_ = false;
            return false;
        }
        if (in_[i] == '}') many.most = many.least;
        if (in_[i] == ',' && i + 1 < close) many.most = number_at(++i);
        at_ = close + 1;
        return true;
    }

    // Moves `i` behind the digits there.
    std::size_t number_at(std::size_t& i) const {
        std::size_t count = 0;
        for (; i < in_.size() && in_[i] >= '0' && in_[i] <= '9'; ++i)
            count = std::min<std::size_t>(count * 10 + static_cast<std::size_t>(in_[i] - '0'), 1000);
        return count;
    }

    PatternNode atom() {
        const char c = in_[at_];
        if (c == '(') return group();
        if (c == '[') return character_class();
        if (c == '\\') return escape();
        if (take(".")) return of_set(complement({{U'\n', U'\n'}}));
        if (take("^")) return {.kind = Kind::assertion};
        if (take("$")) return {.kind = Kind::text_end};
        return of_set(literal());
    }

    PatternNode group() {
        ++at_;
        bool captures = true;
        if (take("?")) {
            captures = take("P<");
            if (captures)
                at_ = std::min(in_.find('>', at_), in_.size() - 1) + 1;
            else if (!take(":"))
                known_ = false;  // (?i)
        }
        const std::size_t number = captures ? ++groups_ : 0;
        PatternNode inside = alternatives();
        if (!take(")")) known_ = false;
        if (!captures) return inside;
        PatternNode capture{.kind = Kind::capture, .number = number};
        capture.parts.push_back(std::move(inside));
        return capture;
    }

    PatternNode escape() {
        if (take("\\A") || take("\\b") || take("\\B")) return {.kind = Kind::assertion};
        if (take("\\z")) return {.kind = Kind::text_end};
        unsure_.clear();
        CharacterRanges set = escaped_set();
        return of_set(std::move(set), std::move(unsure_));
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
        if (take("{Han}")) {
            unsure_ = united(unsure_, negated ? every_character() : rare_han());
            return negated ? every_character() : han_characters();
        }
        unsure_ = every_character();
        const std::size_t close = next_is("{") ? in_.find('}', at_) : at_;
        at_ = close == std::string_view::npos ? in_.size() : std::min(close + 1, in_.size());
        return every_character();
    }

    PatternNode character_class() {
        ++at_;
        const bool negated = take("^");
        std::vector<CharacterRange> members;
        unsure_.clear();
        for (bool first = true; more() && (first || in_[at_] != ']'); first = false) add_member(members);
        if (!take("]")) known_ = false;
        CharacterRanges set = ranges_of(std::move(members));
        if (!negated) return of_set(std::move(set), std::move(unsure_));
        // What is outside of a set that holds too much cannot be told.
        if (!unsure_.empty()) return of_set(every_character(), every_character());
        return of_set(complement(set));
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
    bool known_ = true;            // no syntax so far that this class does not read
    CharacterRanges unsure_ = {};  // of the set that is read
    std::size_t groups_ = 0;       // captures so far
};

}  // namespace

std::optional<PatternNode> read_pattern(std::string_view pattern) { return PatternReader(pattern).read(); }

}  // namespace zhenggai
