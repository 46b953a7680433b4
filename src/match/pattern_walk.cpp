#include "match/pattern_walk.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/character_set.h"

namespace zhenggai {

namespace {

// How often a walk may go back in any text, and how often more for each of its bytes.
constexpr std::size_t most_choices = 2000;
constexpr std::size_t choices_of_byte = 4;

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

// Takes the steps of a program. A place is null where a step could not be taken.
class Walk {
  public:
    Walk(const PatternProgram& program, std::string_view text, WalkEnd end, std::span<const char*> borders)
        : program_(program),
          begin_(text.data()),
          end_(text.data() + text.size()),
          whole_(end == WalkEnd::text_end),
          borders_(borders),
          left_(most_choices + choices_of_byte * text.size()) {}

    Walked run() {
        const PatternStep* step = program_.steps.data();
        for (const char* at = begin_;;) {
            const char* next = at;
            switch (step->kind) {
                case StepKind::one: next = take_one(set_of(*step), at); break;
                case StepKind::run: next = take_run(step, at); break;
                case StepKind::run_fast:
                    // Most spaces that may stand somewhere do not.
                    if (step->least > 0 || begins_with(set_of(*step), at)) next = take_run_fast(*step, at);
                    break;
                case StepKind::run_lazy: next = take_run_lazy(step, at); break;
                case StepKind::text: next = take_text(program_.texts[step->what], at); break;
                case StepKind::texts:
                case StepKind::texts_apart: next = take_texts(step, at, step->what); break;
                case StepKind::either: next = choose({step, at, nullptr, 0}, at); break;
                case StepKind::or_else:
                    next = choose({step, at, nullptr, 0}, at);
                    if (next == nullptr) return Walked::gave_up;
                    step = &program_.steps[step->other];
                    continue;
                case StepKind::go: step = &program_.steps[step->other]; continue;
                case StepKind::border: next = note_border(step, at); break;
                case StepKind::text_end: next = at == end_ ? at : nullptr; break;
                case StepKind::found: next = whole_ && at != end_ ? nullptr : at; break;
            }
            if (next == nullptr) {
                const Place back = go_back();
                if (back.step == nullptr) return gave_up_ ? Walked::gave_up : Walked::no;
                step = back.step;
                at = back.at;
                continue;
            }
            at = next;
            if (step->kind == StepKind::found) {
                if (!borders_.empty()) {
                    borders_[0] = begin_;
                    borders_[1] = at;
                }
                return Walked::yes;
            }
            ++step;
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

    struct Place {
        const PatternStep* step = nullptr;
        const char* at = nullptr;
    };

    const PatternSet& set_of(const PatternStep& step) const { return program_.sets[step.what]; }

    const char* give_up() {
        gave_up_ = true;
        return nullptr;
    }

    // Keeps the choice; `at` where there is room for it.
    const char* choose(const Choice& choice, const char* at) {
        if (count_ == choices_.size()) return give_up();
        choices_[count_++] = choice;
        return at;
    }

    // To where the last choice that is left leads; nowhere where there is none.
    Place go_back() {
        while (count_ > 0 && !gave_up_) {
            if (left_-- == 0) {
                give_up();
                break;
            }
            Choice& choice = choices_[count_ - 1];
            const PatternStep* const step = choice.step;
            switch (step->kind) {
                case StepKind::border:
                    borders_[step->what] = choice.at;
                    --count_;
                    continue;
                case StepKind::either: --count_; return {&program_.steps[step->other], choice.at};
                case StepKind::or_else: --count_; return {step + 1, choice.at};
                case StepKind::texts: {
                    --count_;
                    const char* const at = take_texts(step, choice.at, choice.next);
                    if (at == nullptr) continue;
                    return {step + 1, at};
                }
                case StepKind::run:
                    do --choice.at;
                    while (choice.at > choice.least && is_inside_character(*choice.at));
                    if (choice.at <= choice.least) --count_;
                    return {step + 1, choice.at};
                default: {  // a lazy run
                    const char* const at = take_one(set_of(*step), choice.at);
                    if (at == nullptr || --choice.next == 0) --count_;
                    if (at == nullptr) continue;
                    choice.at = at;
                    return {step + 1, at};
                }
            }
        }
        return {};
    }

    // --- Characters ---

    bool begins_with(const PatternSet& set, const char* at) const {
        return at != end_ && set.has_byte(static_cast<unsigned char>(*at));
    }

    // Behind the character, where the set holds it.
    const char* take_one(const PatternSet& set, const char* at) {
        if (at == end_) return nullptr;
        const auto first = static_cast<unsigned char>(*at);
        if (!set.has_byte(first)) return nullptr;
        if (first < 0x80) return at + 1;
        const CodePoint character = first_code_point({at, static_cast<std::size_t>(end_ - at)});
        const Holds held = holds_wide(program_, set, character.value);
        if (held == Holds::unsure) return give_up();
        return held == Holds::yes ? at + character.length : nullptr;
    }

    // Behind up to `most` characters of the set, where there are `least`.
    const char* take_many(const PatternSet& set, const char* at, std::size_t least, std::size_t most) {
        const char* const begin = at;
        std::size_t count = 0;
        for (; count < most; ++count) {
            if (set.usual_han == PatternSet::Usual::all && begins_common_han(at)) {
                at += 3;
                continue;
            }
            const char* const next = take_one(set, at);
            if (next == nullptr) break;
            at = next;
        }
        spend(static_cast<std::size_t>(at - begin) / 4);
        return count < least || gave_up_ ? nullptr : at;
    }

    // Behind what is left of the line: all that .* takes.
    const char* take_line(const char* at) {
        const auto size = static_cast<std::size_t>(end_ - at);
        const auto* line_end = static_cast<const char*>(std::memchr(at, '\n', size));
        spend(size / 32);
        return line_end == nullptr ? end_ : line_end;
    }

    // True for the first bytes of U+5000 to U+8FFF.
    bool begins_common_han(const char* at) const {
        return end_ - at >= 3 && static_cast<unsigned char>(*at) >= 0xE5 &&
               static_cast<unsigned char>(*at) <= 0xE8;
    }

    void spend(std::size_t steps) { left_ -= std::min(steps, left_); }

    static std::size_t most_of(const PatternStep& step) {
        return step.most == PatternStep::no_bound ? static_cast<std::size_t>(-1) : step.most;
    }

    // --- Steps ---

    const char* take_run_fast(const PatternStep& step, const char* at) {
        const PatternSet& set = set_of(step);
        if (!set.line || step.most != PatternStep::no_bound)
            return take_many(set, at, step.least, most_of(step));
        const char* const least = take_many(set, at, step.least, step.least);
        return least == nullptr ? nullptr : take_line(least);
    }

    const char* take_run(const PatternStep* step, const char* at) {
        const PatternSet& set = set_of(*step);
        const char* const least = take_many(set, at, step->least, step->least);
        if (least == nullptr) return nullptr;
        const char* const most = set.line && step->most == PatternStep::no_bound
                                     ? take_line(least)
                                     : take_many(set, least, 0, most_of(*step) - step->least);
        return most == nullptr || most == least ? most : choose({step, most, least, 0}, most);
    }

    const char* take_run_lazy(const PatternStep* step, const char* at) {
        const char* const least = take_many(set_of(*step), at, step->least, step->least);
        const std::size_t more = most_of(*step) - step->least;
        return least == nullptr || more == 0 ? least : choose({step, least, nullptr, more}, least);
    }

    const char* take_text(PatternText text, const char* at) const {
        if (static_cast<std::size_t>(end_ - at) < text.size) return nullptr;
        if (text.size == 0) return at;
        // Many characters are alike in their first bytes, few in their last.
        const char* const letters = program_.letters.data() + text.begin;
        if (at[text.size - 1] != letters[text.size - 1]) return nullptr;
        return std::memcmp(at, letters, text.size) == 0 ? at + text.size : nullptr;
    }

    // Behind the first one from `first` on; the others stay a choice.
    const char* take_texts(const PatternStep* step, const char* at, std::size_t first) {
        for (std::size_t i = first; i < step->other; ++i) {
            const char* const behind = take_text(program_.texts[i], at);
            if (behind == nullptr) continue;
            const bool more = step->kind == StepKind::texts && i + 1 < step->other;
            return more ? choose({step, at, nullptr, i + 1}, behind) : behind;
        }
        return nullptr;
    }

    const char* note_border(const PatternStep* step, const char* at) {
        if (borders_.empty()) return at;
        const char* const before = std::exchange(borders_[step->what], at);
        return count_ == 0 ? at : choose({step, before, nullptr, 0}, at);
    }

    const PatternProgram& program_;
    const char* begin_;
    const char* end_;
    bool whole_;
    bool gave_up_ = false;
    std::span<const char*> borders_;
    std::size_t left_;       // how often it may still go back, with what it reads
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
    CharacterRanges characters;
    const auto add = [&characters](CharacterRange range) {
        if (!characters.empty() && characters.back().last + 1 == range.first)
            characters.back().last = range.last;
        else
            characters.push_back(range);
    };
    for (unsigned char c = 0; c < 0x80; ++c)
        if (set.has_byte(c)) add({c, c});
    for (std::size_t i = set.begin; i < set.end; ++i)
        add({std::max<char32_t>(program.ranges[i].first, 0x80), program.ranges[i].last});
    return characters;
}

Walked walk(const PatternProgram& program, std::string_view text, WalkEnd end,
            std::span<const char*> borders) {
    if (text.data() == nullptr) text = "";  // a place in it is none that is not there
    std::fill(borders.begin(), borders.end(), nullptr);
    return Walk(program, text, end, borders).run();
}

}  // namespace zhenggai
