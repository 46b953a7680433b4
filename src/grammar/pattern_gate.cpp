#include "grammar/pattern_gate.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "grammar/encoded_character.h"

namespace zhenggai {

namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t most_strings = 32;     // that a part of a pattern is written out to
constexpr std::size_t most_characters = 12;  // of a class that is written out
constexpr std::size_t most_required = 3;     // lists that are worth a look

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
               .whole = a.whole && b.whole};
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

Shape times(Shape one, std::size_t least) {
    if (least == 0)
        return {.first = std::move(one.first),
                .last = std::move(one.last),
                .ending = std::nullopt,
                .whole = false};
    close_ending(one);
    one.shortest *= least;
    return one;
}

Shape shape_of(const PatternNode& node) {
    Shape all;
    switch (node.kind) {
        case PatternNode::Kind::set: return shape_of(node.set);
        case PatternNode::Kind::text_end: return {.ends_text = true};
        case PatternNode::Kind::assertion: return {};
        case PatternNode::Kind::capture: return shape_of(node.parts.front());
        case PatternNode::Kind::repeat: return times(shape_of(node.parts.front()), node.least);
        case PatternNode::Kind::sequence:
            for (const PatternNode& part : node.parts) all = joined(std::move(all), shape_of(part));
            return all;
        case PatternNode::Kind::either:
            all = shape_of(node.parts.front());
            for (std::size_t i = 1; i < node.parts.size(); ++i)
                all = either(std::move(all), shape_of(node.parts[i]));
            return all;
    }
    return all;
}

}  // namespace

PatternGate gate_of(const PatternNode& tree) {
    Shape shape = shape_of(tree);
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
    return gate;
}

}  // namespace zhenggai
