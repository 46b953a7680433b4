#include "grammar/pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/nearest.h"

namespace zhenggai {

namespace {

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

Diagnostic undefined_word(std::string_view name, const Words& words) {
    std::vector<std::string_view> names;
    for (const auto& [known, fragment] : words) names.push_back(known);
    const auto near = nearest(name, names);
    return Diagnostic{.code = "undefined-word",
                      .message = fmt::format("the pattern uses the word {{{}}}, which is not defined", name),
                      .remedy = near ? fmt::format("did you mean {{{}}}?", *near)
                                     : std::string("define it under `words`, or extend a grammar that does")};
}

// Expands into `out`; `open` holds the words being expanded, outermost first.
std::optional<Diagnostic> expand_into(std::string& out, std::string_view pattern, const Words& words,
                                      std::vector<std::string_view>& open) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\' && i + 1 < pattern.size()) {
            out += pattern[i++];
            out += pattern[i];
            // \p{Han} and \x{FF0C} have braces of their own.
            const std::size_t close = pattern.find('}', i);
            if ((pattern[i] == 'p' || pattern[i] == 'P' || pattern[i] == 'x') && i + 1 < pattern.size() &&
                pattern[i + 1] == '{' && close != std::string_view::npos) {
                out += pattern.substr(i + 1, close - i);
                i = close;
            }
            continue;
        }
        const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
        if (close == std::string_view::npos || !is_name_start(pattern[i + 1])) {
            out += pattern[i];
            continue;
        }
        const std::string_view name = pattern.substr(i + 1, close - i - 1);
        const auto word = words.find(name);
        if (word == words.end()) return undefined_word(name, words);
        if (std::find(open.begin(), open.end(), name) != open.end()) {
            const std::vector<std::string_view> ring(std::find(open.begin(), open.end(), name), open.end());
            return Diagnostic{.code = "word-cycle",
                              .message = ring.size() == 1
                                             ? fmt::format("the word {{{}}} is defined by itself", name)
                                             : fmt::format("the words {{{}}} are defined by each other",
                                                           fmt::join(ring, "}, {")),
                              .remedy = "write one of the fragments out"};
        }
        open.push_back(name);
        out += "(?:";
        if (auto fault = expand_into(out, word->second, words, open)) return fault;
        out += ')';
        open.pop_back();
        i = close;
    }
    return std::nullopt;
}

constexpr std::string_view any_space = R"([\s\x{A0}\x{3000}])";
constexpr std::string_view no_space = R"([^\s\x{A0}\x{3000}])";
constexpr std::string_view optional_spaces = R"([\s\x{A0}\x{3000}]*)";
constexpr std::string_view meta_characters = R"(\.+*?()|[]{}^$-)";

std::string character_escape(char32_t c) {
    if (c < 0x80 && meta_characters.find(static_cast<char>(c)) != std::string_view::npos)
        return fmt::format("\\{}", static_cast<char>(c));
    if (c < 0x80) return std::string(1, static_cast<char>(c));
    return fmt::format("\\x{{{:X}}}", static_cast<std::uint32_t>(c));
}

// The same character in the other width, or 0.
char32_t other_width(char32_t c) {
    if (c >= 0x21 && c <= 0x7E) return c - 0x21 + 0xFF01;
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + 0x21;
    return 0;
}

bool is_han(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3007; }

enum Kind : unsigned { other = 0, digit = 1, han = 2 };

// One pass over an expanded pattern. `kinds` tells what the atom before may have ended with, so that
// a gap between digits and Han can be made optional space.
class Widener {
  public:
    explicit Widener(std::string_view pattern) : in_(pattern) {}

    std::string run() {
        while (at_ < in_.size()) step();
        return std::move(out_);
    }

  private:
    void step() {
        const char c = in_[at_];
        if (c == '\\') return escape();
        if (c == '[') return character_class();
        if (c == '(') return open_group();
        if (c == ')') return close_group();
        if (c == '|') return alternative();
        if (c == '*' || c == '+' || c == '?' || c == '{') return quantifier();
        if (c == '^' || c == '$' || c == '.') return atom(in_.substr(at_++, 1), other);
        literal(next());
    }

    // Decodes the code point at at_ and moves behind it.
    char32_t next() {
        const auto lead = static_cast<unsigned char>(in_[at_]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t i = 1; i < length && at_ + i < in_.size(); ++i)
            c = (c << 6) | (static_cast<unsigned char>(in_[at_ + i]) & 0x3FU);
        at_ += length;
        return c;
    }

    void atom(std::string_view text, unsigned kind) {
        if (((kind & digit) != 0 && (kinds_ & han) != 0) || ((kind & han) != 0 && (kinds_ & digit) != 0))
            insert_gap();
        before_atom_ = kinds_;
        out_ += text;
        kinds_ = kind;
        gap_at_ = out_.size();
    }

    void insert_gap() {
        out_.insert(gap_at_, optional_spaces);
        for (Group& group : groups_)
            if (group.gap_at > gap_at_) group.gap_at += optional_spaces.size();
    }

    void literal(char32_t c) {
        if (c == ' ' || c == 0x3000) return atom(any_space, other);
        const char32_t twin = other_width(c);
        const bool is_digit = (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
        if (twin != 0)
            return atom(fmt::format("[{}{}]", character_escape(c), character_escape(twin)),
                        is_digit ? digit : other);
        atom(character_escape(c), is_han(c) ? han : other);
    }

    void escape() {
        const char c = at_ + 1 < in_.size() ? in_[at_ + 1] : '\0';
        if (c == 'd') return at_ += 2, atom(R"([0-9\x{FF10}-\x{FF19}])", digit);
        if (c == 'D') return at_ += 2, atom(R"([^0-9\x{FF10}-\x{FF19}])", other);
        if (c == 's') return at_ += 2, atom(any_space, other);
        if (c == 'S') return at_ += 2, atom(no_space, other);
        if (c == 'p' || c == 'P' || c == 'x') return atom(braced_escape(), c == 'p' ? han : other);
        if (meta_characters.find(c) != std::string_view::npos && c != '\0') {
            ++at_;
            return literal(next());
        }
        at_ += 2;
        atom(in_.substr(at_ - 2, 2), other);
    }

    // \p{Han}, \x{FF0C}, \pL
    std::string_view braced_escape() {
        const std::size_t begin = at_;
        const std::size_t close = in_.find('}', begin);
        const bool braced =
            begin + 2 < in_.size() && in_[begin + 2] == '{' && close != std::string_view::npos;
        const std::size_t plain = begin + 1 < in_.size() && in_[begin + 1] == 'x' ? 4 : 3;  // \x41, \pL
        at_ = braced ? close + 1 : std::min(begin + plain, in_.size());
        return in_.substr(begin, at_ - begin);
    }

    void character_class() {
        std::string widened = "[";
        ++at_;
        if (at_ < in_.size() && in_[at_] == '^') widened += in_[at_++];
        const bool negated = widened.size() > 1;
        unsigned kind = other;  // what its members may be
        bool first = true;
        while (at_ < in_.size() && (in_[at_] != ']' || first)) {
            kind |= class_member(widened);
            first = false;
        }
        // A class that is never closed stays so, for RE2 to refuse.
        if (at_ < in_.size()) {
            ++at_;
            widened += ']';
        }
        atom(widened, negated ? other : kind);
    }

    // One member, range or escape of a class, in both widths; returns its kind.
    unsigned class_member(std::string& widened) {
        if (in_[at_] == '\\' && at_ + 1 < in_.size()) {
            const char c = in_[at_ + 1];
            if (c == 'd') return at_ += 2, widened += R"(0-9\x{FF10}-\x{FF19})", digit;
            if (c == 's') return at_ += 2, widened += R"(\s\x{A0}\x{3000})", other;
            if (c == 'p' || c == 'P' || c == 'x')
                return widened += braced_escape(), range_behind_escape(widened, c);
            if (static_cast<unsigned char>(c) >= 0x80) {  // no escape: for RE2 to refuse
                const std::size_t begin = at_++;
                next();
                widened += in_.substr(begin, at_ - begin);
                return other;
            }
            if (std::isalnum(static_cast<unsigned char>(c)) != 0) {  // \t, \w, \D: as RE2 knows them
                widened += in_.substr(at_, 2);
                at_ += 2;
                return other;
            }
            ++at_;
        }
        if (in_.substr(at_).starts_with("[:")) {  // [:digit:]
            const std::size_t end = in_.find(":]", at_);
            const std::size_t size = end == std::string_view::npos ? 2 : end + 2 - at_;
            widened += in_.substr(at_, size);
            at_ += size;
            return other;
        }
        const bool range =
            at_ + 2 < in_.size() && in_[at_] == ' ' && in_[at_ + 1] == '-' && in_[at_ + 2] != ']';
        const char32_t begin = next();
        if ((begin == ' ' && !range) || begin == 0x3000) return widened += R"(\s\x{A0}\x{3000})", other;
        char32_t end = begin;
        if (at_ + 1 < in_.size() && in_[at_] == '-' && in_[at_ + 1] != ']') {
            ++at_;
            end = next();
        }
        append_range(widened, begin, end);
        if (other_width(begin) != 0 && other_width(end) != 0)
            append_range(widened, other_width(begin), other_width(end));
        return begin >= '0' && end <= '9' ? digit : is_han(begin) ? han : other;
    }

    // \x{41}-\x{43}: what follows an escape's dash is read by itself.
    unsigned range_behind_escape(std::string& widened, char escape) {
        if (at_ + 1 < in_.size() && in_[at_] == '-' && in_[at_ + 1] != ']') {
            widened += in_[at_++];
            if (in_[at_] == '\\' && at_ + 1 < in_.size() && in_[at_ + 1] == 'x') {
                widened += braced_escape();
            } else {
                widened += character_escape(next());
            }
            return other;
        }
        return escape == 'p' ? han : other;
    }

    static void append_range(std::string& widened, char32_t begin, char32_t end) {
        widened += character_escape(begin);
        if (end == begin) return;
        widened += '-';
        widened += character_escape(end);
    }

    void open_group() {
        groups_.push_back({kinds_, other, gap_at_});
        std::size_t end = at_ + 1;
        if (end < in_.size() && in_[end] == '?') {
            end = in_.find_first_of(":>)", end);
            end = end == std::string_view::npos ? in_.size() : end + 1;
            if (in_[end - 1] == ')') groups_.pop_back();  // (?i) groups nothing
        }
        out_ += in_.substr(at_, end - at_);
        // What nobody can name need not be captured.
        if (end == at_ + 1) out_ += "?:";
        at_ = end;
    }

    void close_group() {
        out_ += in_[at_++];
        if (groups_.empty()) return;
        kinds_ |= groups_.back().ends;
        before_atom_ = groups_.back().before;
        groups_.pop_back();
        gap_at_ = out_.size();
    }

    void alternative() {
        out_ += in_[at_++];
        if (groups_.empty()) {
            kinds_ = other;
            gap_at_ = out_.size();
            return;
        }
        // A gap before any alternative stands before the group, so that no capture begins with spaces.
        groups_.back().ends |= kinds_;
        kinds_ = groups_.back().before;
        gap_at_ = groups_.back().gap_at;
    }

    void quantifier() {
        // What may be missing lets the atom before it stand next to the one behind.
        if (in_[at_] == '?' || in_[at_] == '*' || in_.substr(at_).starts_with("{0")) kinds_ |= before_atom_;
        const std::size_t close = in_[at_] == '{' ? in_.find('}', at_) : at_;
        const std::size_t end = close == std::string_view::npos ? in_.size() : close + 1;
        out_ += in_.substr(at_, end - at_);
        at_ = end;
        gap_at_ = out_.size();
    }

    struct Group {
        unsigned before;     // kinds before the group
        unsigned ends;       // kinds that the alternatives read so far may end with
        std::size_t gap_at;  // where a gap before the group belongs
    };

    std::string_view in_;
    std::size_t at_ = 0;
    std::string out_;
    unsigned kinds_ = other;
    unsigned before_atom_ = other;  // kinds_ before the last atom or group
    std::size_t gap_at_ = 0;        // behind the last atom and its quantifier, before groups opened since
    std::vector<Group> groups_;
};

}  // namespace

Result<std::string> expand_pattern(std::string_view pattern, const Words& words) {
    std::string expanded;
    std::vector<std::string_view> open;
    if (auto fault = expand_into(expanded, pattern, words, open)) return *std::move(fault);
    return expanded;
}

std::string widen_pattern(std::string_view pattern) { return Widener(pattern).run(); }

}  // namespace zhenggai
