#include "grammar/pattern_program.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/character_set.h"
#include "grammar/encoded_character.h"
#include "grammar/pattern_start.h"

namespace zhenggai {

namespace {

using Kind = PatternNode::Kind;
using Strings = std::vector<std::string>;

constexpr std::size_t most_steps = 4000;
constexpr std::size_t most_letters = 60000;
constexpr int long_run = 16;           // characters more or less
constexpr std::size_t wide_set = 256;  // characters of a set that holds most of a text
constexpr CharacterRange usual_han{0x4E00, 0x9FA5};

std::size_t count(const CharacterRanges& set) {
    std::size_t all = 0;
    for (const CharacterRange range : set) all += range.last - range.first + 1;
    return all;
}

bool meet(const CharacterRanges& a, const CharacterRanges& b) {
    return std::any_of(a.begin(), a.end(), [&b](CharacterRange one) {
        return std::any_of(b.begin(), b.end(), [one](CharacterRange other) {
            return one.first <= other.last && other.first <= one.last;
        });
    });
}

bool may_be_empty(const PatternNode& node) {
    const auto empty = [](const PatternNode& part) { return may_be_empty(part); };
    switch (node.kind) {
        case Kind::set: return false;
        case Kind::text_end:
        case Kind::assertion: return true;
        case Kind::capture: return may_be_empty(node.parts.front());
        case Kind::repeat: return node.least == 0 || may_be_empty(node.parts.front());
        case Kind::sequence: return std::all_of(node.parts.begin(), node.parts.end(), empty);
        case Kind::either: return std::any_of(node.parts.begin(), node.parts.end(), empty);
    }
    return true;
}

// The character that alone is in the set.
std::optional<char32_t> only_character(const PatternNode& node) {
    if (node.kind != Kind::set || !node.unsure.empty() || count(node.set) != 1) return std::nullopt;
    return node.set.front().first;
}

// The one text that the node matches.
std::optional<std::string> only_text(const PatternNode& node) {
    if (const auto character = only_character(node)) return encoded(*character);
    if (node.kind != Kind::sequence) return std::nullopt;
    std::string text;
    for (const PatternNode& part : node.parts) {
        const auto more = only_text(part);
        if (!more) return std::nullopt;
        text += *more;
    }
    return text;
}

// The texts of an alternative, in their order; none where it is more than texts.
Strings only_texts(const PatternNode& node) {
    Strings texts;
    for (const PatternNode& part : node.parts) {
        const auto text = only_text(part);
        if (!text) return {};
        texts.push_back(*text);
    }
    return texts;
}

// True where no text begins with another one, so that one of them at most stands at a place.
bool are_apart(const Strings& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t k = 0; k < texts.size(); ++k)
            if (i != k && texts[i].starts_with(texts[k])) return false;
    return true;
}

// True for \s* of any set, which two of in a row are one.
bool is_star(const PatternNode& node) {
    return node.kind == Kind::repeat && node.greedy && node.least == 0 && !node.most &&
           node.parts.front().kind == Kind::set;
}

class ProgramMaker {
  public:
    OwnedPatternProgram make(const PatternNode& tree) {
        const PatternStart start = start_of(tree);
        add_set(start.at[1], {});
        add_set(start.at[2], {});
        add(tree);
        add_step({.kind = StepKind::found});
        if (!possible_) return {};
        for (std::size_t i = 0; i < made_.steps.size(); ++i) settle_run(i);
        return std::move(made_);
    }

  private:
    // What a set holds.
    struct Held {
        CharacterRanges members = {};
        CharacterRanges unsure = {};

        bool operator==(const Held&) const = default;
    };

    std::size_t next() const { return made_.steps.size(); }
    std::uint16_t place() const { return static_cast<std::uint16_t>(next()); }

    std::size_t add_step(PatternStep step) {
        if (made_.steps.size() >= most_steps) possible_ = false;
        if (possible_) made_.steps.push_back(step);
        return possible_ ? next() - 1 : 0;
    }

    void add(const PatternNode& node) {
        if (!possible_) return;
        switch (node.kind) {
            case Kind::set: return add_run(node, 1, 1, true);
            case Kind::text_end: add_step({.kind = StepKind::text_end}); return;
            case Kind::assertion: possible_ = false; return;
            case Kind::capture:
                add_border(2 * node.number);
                add(node.parts.front());
                return add_border(2 * node.number + 1);
            case Kind::sequence: return add_sequence(node);
            case Kind::either: return add_either(node);
            case Kind::repeat: return add_repeat(node);
        }
    }

    void add_border(std::size_t number) {
        add_step({.kind = StepKind::border, .what = static_cast<std::uint16_t>(number)});
    }

    // Characters that stand alone become one text.
    void add_sequence(const PatternNode& node) {
        std::string text;
        for (std::size_t i = 0; i < node.parts.size(); ++i) {
            const PatternNode& part = node.parts[i];
            if (const auto character = only_character(part)) {
                text += encoded(*character);
                continue;
            }
            add_text(text);
            text.clear();
            const bool twice = i > 0 && is_star(part) && is_star(node.parts[i - 1]) &&
                               part.parts.front().set == node.parts[i - 1].parts.front().set &&
                               part.parts.front().unsure == node.parts[i - 1].parts.front().unsure;
            if (!twice) add(part);
        }
        add_text(text);
    }

    void add_text(const std::string& text) {
        if (text.empty()) return;
        add_step({.kind = StepKind::text, .what = static_cast<std::uint16_t>(made_.texts.size())});
        keep(text);
    }

    void keep(const std::string& text) {
        made_.texts.push_back(
            {static_cast<std::uint16_t>(made_.letters.size()), static_cast<std::uint16_t>(text.size())});
        made_.letters += text;
        if (made_.letters.size() > most_letters) possible_ = false;
    }

    void add_either(const PatternNode& node) {
        if (const Strings texts = only_texts(node); !texts.empty()) {
            const std::size_t begin = made_.texts.size();
            for (const std::string& text : texts) keep(text);
            add_step({.kind = are_apart(texts) ? StepKind::texts_apart : StepKind::texts,
                      .what = static_cast<std::uint16_t>(begin),
                      .other = static_cast<std::uint16_t>(made_.texts.size())});
            return;
        }
        std::vector<std::size_t> ends;
        for (std::size_t i = 0; i < node.parts.size(); ++i) {
            const bool last = i + 1 == node.parts.size();
            const std::size_t choice = last ? 0 : add_step({.kind = StepKind::either});
            add(node.parts[i]);
            if (last || !possible_) break;
            ends.push_back(add_step({.kind = StepKind::go}));
            if (possible_) made_.steps[choice].other = place();
        }
        for (const std::size_t end : ends)
            if (possible_) made_.steps[end].other = place();
    }

    void add_repeat(const PatternNode& node) {
        const PatternNode& one = node.parts.front();
        if (one.kind == Kind::set) return add_run(one, node.least, node.most, node.greedy);
        const bool empty = may_be_empty(one);
        for (std::size_t i = 0; i < node.least; ++i) add(one);
        const StepKind choose = node.greedy ? StepKind::either : StepKind::or_else;
        if (!node.most) {
            if (empty) possible_ = false;
            const std::size_t choice = add_step({.kind = choose});
            add(one);
            add_step({.kind = StepKind::go, .other = static_cast<std::uint16_t>(choice)});
            if (possible_) made_.steps[choice].other = place();
            return;
        }
        std::vector<std::size_t> choices;
        for (std::size_t i = node.least; i < *node.most && possible_; ++i) {
            choices.push_back(add_step({.kind = choose}));
            add(one);
        }
        for (const std::size_t choice : choices)
            if (possible_) made_.steps[choice].other = place();
    }

    void add_run(const PatternNode& node, std::size_t least, std::optional<std::size_t> most, bool greedy) {
        const std::size_t set = set_of(node);
        add_step({.kind = greedy ? StepKind::run : StepKind::run_lazy,
                  .what = static_cast<std::uint16_t>(set),
                  .least = static_cast<std::uint16_t>(least),
                  .most = static_cast<std::uint16_t>(most.value_or(PatternStep::no_bound))});
    }

    // The number of the node's set, which is made where there is none like it.
    std::size_t set_of(const PatternNode& node) {
        const auto known = std::find(held_.begin(), held_.end(), Held{node.set, node.unsure});
        if (known != held_.end()) return static_cast<std::size_t>(known - held_.begin());
        add_set(node.set, node.unsure);
        return made_.sets.size() - 1;
    }

    void add_set(const CharacterRanges& members, const CharacterRanges& unsure) {
        PatternSet set{.line = unsure.empty() && members == complement({{U'\n', U'\n'}})};
        for (const CharacterRange range : members) {
            const auto last = static_cast<unsigned char>(encoded(range.last).front());
            for (unsigned byte = static_cast<unsigned char>(encoded(range.first).front()); byte <= last;
                 ++byte)
                set.bytes[byte / 64] |= std::uint64_t{1} << (byte % 64);
        }
        const CharacterRanges usual{usual_han};
        const bool all = std::any_of(members.begin(), members.end(), [](CharacterRange range) {
            return range.first <= usual_han.first && range.last >= usual_han.last;
        });
        const bool sure = !meet(unsure, usual);
        set.usual_han = !sure || (!all && meet(members, usual)) ? PatternSet::Usual::some
                        : all                                   ? PatternSet::Usual::all
                                                                : PatternSet::Usual::none;
        set.begin = static_cast<std::uint16_t>(made_.ranges.size());
        for (const CharacterRange range : members)
            if (range.last >= 128) made_.ranges.push_back(range);
        set.end = static_cast<std::uint16_t>(made_.ranges.size());
        made_.ranges.insert(made_.ranges.end(), unsure.begin(), unsure.end());
        set.unsure_end = static_cast<std::uint16_t>(made_.ranges.size());
        if (!unsure.empty() && unsure.front().first < 128) possible_ = false;
        if (made_.ranges.size() > most_steps) possible_ = false;
        held_.push_back({members, unsure});
        made_.sets.push_back(set);
    }

    // A run gives nothing back where no way on from it begins with a character of its own.
    void settle_run(std::size_t at) {
        PatternStep& step = made_.steps[at];
        if (step.kind != StepKind::run) return;
        CharacterRanges firsts;
        std::vector<bool> seen(made_.steps.size());
        collect_firsts(at + 1, firsts, seen);
        const CharacterRanges& own = held_[step.what].members;
        if (step.least == 1 && step.most == 1) {
            step.kind = StepKind::one;
        } else if (step.least == step.most || !meet(own, firsts)) {
            step.kind = StepKind::run_fast;
        } else if (step.most - step.least > long_run && count(own) > wide_set) {
            made_.roams = true;
        }
    }

    // The characters that what is at the step, or behind it, may begin with. Nothing begins behind the end.
    void collect_firsts(std::size_t at, CharacterRanges& firsts, std::vector<bool>& seen) const {
        if (seen[at]) return;
        seen[at] = true;
        const PatternStep& step = made_.steps[at];
        const auto add_text = [&](std::string_view text) {
            if (text.empty()) return collect_firsts(at + 1, firsts, seen);
            const char32_t first = first_code_point(text).value;
            firsts = united(firsts, {{first, first}});
        };
        switch (step.kind) {
            case StepKind::one:
            case StepKind::run:
            case StepKind::run_fast:
            case StepKind::run_lazy:
                firsts = united(firsts, held_[step.what].members);
                if (step.least == 0) collect_firsts(at + 1, firsts, seen);
                break;
            case StepKind::text: add_text(made_.view().text(step.what)); break;
            case StepKind::texts:
            case StepKind::texts_apart:
                for (std::size_t i = step.what; i < step.other; ++i) add_text(made_.view().text(i));
                break;
            case StepKind::either:
            case StepKind::or_else:
                collect_firsts(at + 1, firsts, seen);
                collect_firsts(step.other, firsts, seen);
                break;
            case StepKind::go: collect_firsts(step.other, firsts, seen); break;
            case StepKind::border: collect_firsts(at + 1, firsts, seen); break;
            case StepKind::text_end:
            case StepKind::found: break;
        }
    }

    OwnedPatternProgram made_;
    std::vector<Held> held_;  // by made_.sets
    bool possible_ = true;
};

}  // namespace

OwnedPatternProgram make_program(const PatternNode& tree) { return ProgramMaker().make(tree); }

}  // namespace zhenggai
