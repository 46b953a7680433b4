#include "match/pattern_walk.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include "base/character_set.h"

namespace zhenggai {

namespace {

// Steps that any text may take, and more for each of its bytes.
constexpr std::size_t steps_of_any = 2000;
constexpr std::size_t steps_of_byte = 4;

enum class Holds : std::uint8_t { no, yes, unsure };

bool is_inside_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// No character, but what is left of one where the text was cut.
bool is_cut(std::uint32_t c) { return c >= cut_character && c <= 0xDFFF; }

// Whether the set holds the character, which does not begin with an ASCII byte.
Holds holds_wide(const PatternProgram& program, const PatternSet& set, char32_t c) {
    if (c >= 0x4E00 && c <= 0x9FA5 && set.usual_han != PatternSet::Usual::some)
        return set.usual_han == PatternSet::Usual::all ? Holds::yes : Holds::no;
    if (is_cut(c)) return Holds::no;
    const auto within = [&program, c](std::size_t begin, std::size_t end) {
        const CharacterRange* from = program.ranges.data() + begin;
        const CharacterRange* to = program.ranges.data() + end;
        const CharacterRange* range = std::lower_bound(
            from, to, c, [](CharacterRange one, char32_t value) { return one.last < value; });
        return range != to && range->first <= c;
    };
    if (set.unsure_end > set.end && within(set.end, set.unsure_end)) return Holds::unsure;
    return within(set.begin, set.end) ? Holds::yes : Holds::no;
}

class Walk {
  public:
    Walk(const PatternProgram& program, std::string_view text, WalkEnd end, std::span<const char*> borders)
        : program_(program),
          end_(text.data() + text.size()),
          whole_(end == WalkEnd::text_end),
          borders_(borders),
          steps_left_(steps_of_any + steps_of_byte * text.size()) {}

    Walked run(const char* begin) {
        const PatternStep* step = program_.steps.data();
        const char* at = begin;
        while (true) {
            if (steps_left_ == 0) return Walked::gave_up;
            --steps_left_;
            bool taken = true;
            switch (step->kind) {
                case StepKind::one: taken = take_single(step, at); break;
                case StepKind::run: taken = take_run(step, at); break;
                case StepKind::run_fast: taken = take_run_fast(step, at); break;
                case StepKind::run_lazy: taken = take_run_lazy(step, at); break;
                case StepKind::text: taken = take_text(program_.text(step->what), at); break;
                case StepKind::texts:
                case StepKind::texts_apart: taken = take_texts(step, at, step->what); break;
                case StepKind::either: push({step, at, nullptr, 0}); break;
                case StepKind::or_else:
                    push({step, at, nullptr, 0});
                    step = &program_.steps[step->other];
                    continue;
                case StepKind::go: step = &program_.steps[step->other]; continue;
                case StepKind::border: note_border(step, at); break;
                case StepKind::text_end: taken = at == end_; break;
                case StepKind::found:
                    if (!whole_ || at == end_) {
                        if (!borders_.empty()) borders_[0] = begin, borders_[1] = at;
                        return Walked::yes;
                    }
                    taken = false;
                    break;
            }
            if (gave_up_) return Walked::gave_up;
            if (taken)
                ++step;
            else if (!go_back(step, at))
                return gave_up_ ? Walked::gave_up : Walked::no;
        }
    }

  private:
    // A choice that the walk can go back to.
    struct Choice {
        const PatternStep* step;
        const char* at;     // where the step was; of a run: where it ended; of a border: what it was
        const char* least;  // of a run: where it ends at the earliest
        std::size_t next;   // of texts: the next one to try; of a lazy run: how many more it may take
    };

    void push(const Choice& choice) {
        if (count_ == choices_.size())
            gave_up_ = true;
        else
            choices_[count_++] = choice;
    }

    // To the last choice that is left; false where there is none.
    bool go_back(const PatternStep*& step, const char*& at) {
        while (count_ > 0) {
            Choice& choice = choices_[count_ - 1];
            step = choice.step;
            at = choice.at;
            switch (step->kind) {
                case StepKind::border:
                    borders_[step->what] = choice.at;
                    --count_;
                    continue;
                case StepKind::either:
                    --count_;
                    step = &program_.steps[step->other];
                    return true;
                case StepKind::or_else:
                    --count_;
                    ++step;
                    return true;
                case StepKind::texts: {
                    const std::size_t next = choice.next;
                    --count_;
                    if (!take_texts(step, at, next)) continue;
                    ++step;
                    return true;
                }
                case StepKind::run:
                    do --choice.at;
                    while (choice.at > choice.least && is_inside_character(*choice.at));
                    at = choice.at;
                    if (choice.at <= choice.least) --count_;
                    ++step;
                    return true;
                default: {  // a lazy run
                    const Holds one = take_one(program_.sets[step->what], at);
                    gave_up_ = gave_up_ || one == Holds::unsure;
                    if (one != Holds::yes) {
                        --count_;
                        continue;
                    }
                    choice.at = at;
                    if (--choice.next == 0) --count_;
                    ++step;
                    return true;
                }
            }
        }
        return false;
    }

    // --- Characters ---

    // Moves `at` behind the character there, where the set holds it.
    Holds take_one(const PatternSet& set, const char*& at) const {
        if (at == end_) return Holds::no;
        const auto first = static_cast<unsigned char>(*at);
        if (!set.has_byte(first)) return Holds::no;
        if (first < 0x80) {
            ++at;
            return Holds::yes;
        }
        const CodePoint character = first_code_point({at, static_cast<std::size_t>(end_ - at)});
        const Holds held = holds_wide(program_, set, character.value);
        if (held == Holds::yes) at += character.length;
        return held;
    }

    // Up to `most` characters of the set; how many.
    std::size_t take_many(const PatternSet& set, const char*& at, std::size_t most) {
        const char* const begin = at;
        std::size_t count = 0;
        for (; count < most; ++count) {
            if (set.usual_han == PatternSet::Usual::all && begins_common_han(at)) {
                at += 3;
                continue;
            }
            const Holds one = take_one(set, at);
            if (one == Holds::yes) continue;
            gave_up_ = gave_up_ || one == Holds::unsure;
            break;
        }
        spend(static_cast<std::size_t>(at - begin) / 4);
        return count;
    }

    // What is left of the line: all that .* takes.
    void take_line(const char*& at) {
        const char* const begin = at;
        const void* line_end = std::memchr(at, '\n', static_cast<std::size_t>(end_ - at));
        at = line_end == nullptr ? end_ : static_cast<const char*>(line_end);
        spend(static_cast<std::size_t>(at - begin) / 32);
    }

    // True for the first bytes of U+5000 to U+8FFF.
    bool begins_common_han(const char* at) const {
        return end_ - at >= 3 && static_cast<unsigned char>(*at) >= 0xE5 &&
               static_cast<unsigned char>(*at) <= 0xE8;
    }

    void spend(std::size_t steps) { steps_left_ -= std::min(steps, steps_left_); }

    static std::size_t most_of(const PatternStep& step) {
        return step.most == PatternStep::no_bound ? static_cast<std::size_t>(-1) : step.most;
    }

    // --- Steps ---

    bool take_single(const PatternStep* step, const char*& at) {
        const Holds one = take_one(program_.sets[step->what], at);
        gave_up_ = gave_up_ || one == Holds::unsure;
        return one == Holds::yes;
    }

    bool take_run_fast(const PatternStep* step, const char*& at) {
        const PatternSet& set = program_.sets[step->what];
        if (!set.line || step->most != PatternStep::no_bound)
            return take_many(set, at, most_of(*step)) >= step->least;
        if (take_many(set, at, step->least) < step->least) return false;
        take_line(at);
        return true;
    }

    bool take_run(const PatternStep* step, const char*& at) {
        const PatternSet& set = program_.sets[step->what];
        if (take_many(set, at, step->least) < step->least) return false;
        const char* const least = at;
        if (set.line && step->most == PatternStep::no_bound)
            take_line(at);
        else
            take_many(set, at, most_of(*step) - step->least);
        if (at > least) push({step, at, least, 0});
        return true;
    }

    bool take_run_lazy(const PatternStep* step, const char*& at) {
        if (take_many(program_.sets[step->what], at, step->least) < step->least) return false;
        if (const std::size_t more = most_of(*step) - step->least; more > 0) push({step, at, nullptr, more});
        return true;
    }

    bool take_text(std::string_view text, const char*& at) const {
        // Many characters are alike in their first bytes, few in their last.
        if (static_cast<std::size_t>(end_ - at) < text.size()) return false;
        if (!text.empty() && at[text.size() - 1] != text.back()) return false;
        if (std::memcmp(at, text.data(), text.size()) != 0) return false;
        at += text.size();
        return true;
    }

    // The first one from `first` on; the others stay a choice.
    bool take_texts(const PatternStep* step, const char*& at, std::size_t first) {
        const char* const begin = at;
        for (std::size_t i = first; i < step->other; ++i) {
            if (!take_text(program_.text(i), at)) continue;
            if (step->kind == StepKind::texts && i + 1 < step->other) push({step, begin, nullptr, i + 1});
            return true;
        }
        return false;
    }

    void note_border(const PatternStep* step, const char* at) {
        if (borders_.empty()) return;
        if (count_ > 0) push({step, borders_[step->what], nullptr, 0});
        borders_[step->what] = at;
    }

    const PatternProgram& program_;
    const char* end_;
    bool whole_;
    bool gave_up_ = false;
    std::span<const char*> borders_;
    std::size_t steps_left_;
    std::size_t count_ = 0;  // of choices_
    std::array<Choice, 96> choices_;
};

}  // namespace

TextStart::TextStart(std::string_view text) {
    for (; count < at.size() && !text.empty(); ++count) {
        const CodePoint character = first_code_point(text);
        if (is_cut(character.value)) return;
        at[count] = character.value;
        text.remove_prefix(character.length);
    }
}

// Patterns that begin alike differ most often in what comes last.
bool may_start(const PatternProgram& program, const TextStart& start) {
    if (program.empty()) return true;
    for (std::size_t i = start.count; i > 1; --i) {
        const PatternSet& set = program.sets[i - 2];
        const char32_t c = start.at[i - 1];
        if (c < 0x80 ? !set.has_byte(static_cast<unsigned char>(c))
                     : holds_wide(program, set, c) == Holds::no)
            return false;
    }
    return true;
}

CharacterRanges third_characters(const PatternProgram& program) {
    if (program.empty()) return every_character();
    const PatternSet& set = program.sets[1];
    std::vector<CharacterRange> ranges(program.ranges.begin() + set.begin, program.ranges.begin() + set.end);
    for (unsigned char c = 0; c < 0x80; ++c)
        if (set.has_byte(c)) ranges.push_back({c, c});
    return ranges_of(std::move(ranges));
}

Walked walk(const PatternProgram& program, std::string_view text, WalkEnd end,
            std::span<const char*> borders) {
    std::fill(borders.begin(), borders.end(), nullptr);
    return Walk(program, text, end, borders).run(text.data());
}

}  // namespace zhenggai
