// One pattern of a grammar, ready to be tried on any text.
//
//     const Pattern pattern(rule.pattern);                    // nothing is compiled for it
//     pattern.begins("第三章 水环境");                        // true
//     const int number = pattern.group("number");
//     if (const Captures found = pattern.match(text)) use(found[number]);
//
// Texts that the pattern's gate refuses (grammar/pattern_gate.h) cost a look at their first and last
// characters; the others are decided by a walk (match/pattern_walk.h), and where that gives up by RE2. Immutable
// to its users: threads may share one.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "grammar/gated_pattern.h"
#include "match/pattern_walk.h"

namespace zhenggai {

// What a match captured, by the number of the group; 0 is the whole match. Views of the text.
class Captures {
  public:
    Captures() = default;  // no match
    explicit Captures(std::size_t count) { resize(count); }

    // For the groups of another match; 0 for none. What they were is lost.
    void resize(std::size_t count) {
        count_ = count;
        if (count > few_.size()) many_.resize(count);
    }

    explicit operator bool() const { return count_ > 0; }

    // Only of a match. Data is null where the group took no part in it.
    std::string_view operator[](int group) const {
        return count_ <= few_.size() ? few_[at(group)] : many_[at(group)];
    }
    std::string_view& operator[](int group) {
        return count_ <= few_.size() ? few_[at(group)] : many_[at(group)];
    }

  private:
    static std::size_t at(int group) { return static_cast<std::size_t>(group); }

    std::size_t count_ = 0;
    std::array<std::string_view, 6> few_ = {};
    std::vector<std::string_view> many_ = {};  // instead of `few_`, where these do not suffice
};

// The characters at both ends of a text that is not empty: what a gate looks at first.
struct TextEnds {
    explicit TextEnds(std::string_view text);

    char32_t first = 0;
    char32_t last = 0;
    bool stay =
        true;  // folding (text/fold.h) changes neither, so that they are those of the folded text, too
};

class Pattern {
  public:
    // The pattern must be valid, as those of a loaded grammar are, and outlive this.
    explicit Pattern(const GatedPattern& source);
    ~Pattern();
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;

    const PatternGate& gate() const;

    // False where no text with these ends can be matched from its start, or all of it.
    bool may_begin(const TextEnds& ends) const;
    bool may_cover(const TextEnds& ends) const;

    // The number of the capture of that name; 0 where there is none.
    int group(std::string_view name) const;

    // True where it matches from the start of the text; where it matches all of the text.
    bool begins(std::string_view text) const;
    bool covers(std::string_view text) const;

    // The match from the start of the text; the first one anywhere.
    Captures match(std::string_view text) const;
    // The same where the gate is known to accept the first character (match/first_characters.h); false without a
    // match, and `captures` is of no use then.
    bool match_begun(std::string_view text, const TextStart& start, Captures& captures) const;
    Captures search(std::string_view text) const;

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace zhenggai
