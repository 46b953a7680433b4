#include "grammar/pattern_start.h"

#include <algorithm>
#include <utility>

namespace zhenggai {

namespace {

constexpr std::size_t places = PatternStart::places;

PatternStart either(PatternStart a, const PatternStart& b) {
    for (std::size_t i = 0; i < places; ++i) a.at[i] = united(a.at[i], b.at[i]);
    a.lengths |= b.lengths;
    return a;
}

PatternStart joined(const PatternStart& a, const PatternStart& b) {
    PatternStart both{.at = a.at, .lengths = {}};
    for (std::size_t length = 0; length < places; ++length) {
        if (!a.lengths.test(length)) continue;
        for (std::size_t i = length; i < places; ++i) both.at[i] = united(both.at[i], b.at[i - length]);
        both.lengths |= b.lengths << length;
    }
    return both;
}

PatternStart of_part(const PatternNode& node) {
    PatternStart all;
    switch (node.kind) {
        case PatternNode::Kind::set: return {.at = {node.set}, .lengths = {2}};
        case PatternNode::Kind::text_end:
        case PatternNode::Kind::assertion: return all;
        case PatternNode::Kind::capture: return of_part(node.parts.front());
        case PatternNode::Kind::sequence:
            for (const PatternNode& part : node.parts) all = joined(all, of_part(part));
            return all;
        case PatternNode::Kind::either:
            all = of_part(node.parts.front());
            for (const PatternNode& part : node.parts) all = either(std::move(all), of_part(part));
            return all;
        case PatternNode::Kind::repeat: {
            // What stands behind many copies is out of sight.
            const PatternStart one = of_part(node.parts.front());
            for (std::size_t i = 0; i < std::min(node.least, places); ++i) all = joined(all, one);
            const std::size_t most = std::min(node.most.value_or(places), node.least + places);
            for (std::size_t i = node.least; i < most; ++i) all = either(all, joined(all, one));
            return all;
        }
    }
    return all;
}

}  // namespace

PatternStart start_of(const PatternNode& tree) {
    PatternStart behind{.lengths = {}};
    behind.at.fill(every_character());
    return joined(of_part(tree), behind);
}

}  // namespace zhenggai
