// A pattern as the steps of a walk over a text, which decides most texts faster than RE2 and without
// compiling anything (match/pattern_walk.h).
//
//     OwnedPatternProgram program = make_program(*read_pattern("第(?P<n>[一二三]+)(?:章|节)"));
//     program.view().steps;    // text 第, border 2, run_fast [一二三]+, border 3, texts_apart 章 节, found
//
// The steps are taken one behind the other; where one cannot be taken, the walk goes back to the last
// choice. So the first match that is found is that of RE2.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/pattern_tree.h"

namespace zhenggai {

enum class StepKind : std::uint8_t {
    one,          // a character of the set `what`
    run,          // `least` to `most` characters of the set `what`, as many as possible first
    run_fast,     // the same, where taking fewer never leads to a match
    run_lazy,     // the same, as few as possible first
    text,         // the literal `what`
    texts,        // one of the literals from `what` up to `other`, in their order
    texts_apart,  // the same, where none of them begins with another
    either,       // goes on with the next step or, where that leads to no match, with the step `other`
    or_else,      // the same the other way round
    go,           // goes on with the step `other`
    border,       // notes the place as border `what`: 2n before the capture n, 2n + 1 behind it
    text_end,     // only at the text's end
    found,        // the match ends here
};

struct PatternStep {
    static constexpr std::uint16_t no_bound = 0xFFFF;

    StepKind kind = StepKind::found;
    std::uint16_t what = 0;
    std::uint16_t other = 0;
    std::uint16_t least = 0;
    std::uint16_t most = 0;

    bool operator==(const PatternStep&) const = default;
};

// A set of characters as a walk asks for it.
struct PatternSet {
    enum class Usual : std::uint8_t { none, all, some };  // of the Han from U+4E00 to U+9FA5

    std::array<std::uint64_t, 4> bytes = {};  // a bit for each that one of its characters begins with
    Usual usual_han = Usual::none;
    bool line = false;        // all but the line end
    std::uint16_t begin = 0;  // of its ranges beyond ASCII
    std::uint16_t end = 0;
    std::uint16_t unsure_end = 0;  // ranges from `end` up to this: RE2 alone can tell whether they are in it

    bool has_byte(unsigned char byte) const { return (bytes[byte / 64U] >> (byte % 64U) & 1U) != 0; }

    bool operator==(const PatternSet&) const = default;
};

// A literal: bytes of the program's `letters`.
struct PatternText {
    std::uint16_t begin = 0;
    std::uint16_t size = 0;

    bool operator==(const PatternText&) const = default;
};

struct PatternProgram {
    std::span<const PatternStep> steps = {};  // none: the pattern has no program
    std::span<const PatternSet> sets = {};    // the first two: of a match's second and third character
    std::span<const CharacterRange> ranges = {};
    std::span<const PatternText> texts = {};
    std::string_view letters = {};
    bool roams = false;  // a long run stands before something that must be found behind it

    bool empty() const { return steps.empty(); }
    std::string_view text(std::size_t i) const { return letters.substr(texts[i].begin, texts[i].size); }
};

// Keeps the arrays of a program that is not a constant.
struct OwnedPatternProgram {
    std::vector<PatternStep> steps = {};
    std::vector<PatternSet> sets = {};
    std::vector<CharacterRange> ranges = {};
    std::vector<PatternText> texts = {};
    std::string letters = {};
    bool roams = false;

    PatternProgram view() const { return {steps, sets, ranges, texts, letters, roams}; }
};

// An empty program where the pattern is none for a walk: too long, a repeat of what may be nothing, \b.
OwnedPatternProgram make_program(const PatternNode& tree);

}  // namespace zhenggai
