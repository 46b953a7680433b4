// The time that the numbers of hostile documents cost grows no faster than their count.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <limits>

#include "check/ordinal_faults.h"

namespace zhenggai {

namespace {

using Nodes = std::vector<OrdinalNode>;

// Seconds for the faults of `count` ordinals, the best of three runs.
double seconds_for(const std::function<Nodes(std::size_t)>& make, std::size_t count) {
    const Nodes nodes = make(count);
    double best = std::numeric_limits<double>::max();
    for (int run = 0; run < 3; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        const auto faults = find_ordinal_faults(nodes);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        CHECK(faults.size() <= 2 * count);
        best = std::min(best, taken.count());
    }
    return best;
}

OrdinalNode item(std::size_t style, std::int64_t number) {
    return {.kind = OrdinalKind::item, .style = style, .number = number, .marker = "x"};
}

Nodes flat(std::size_t count, const std::function<std::int64_t(std::int64_t)>& number) {
    Nodes nodes;
    for (std::size_t i = 0; i < count; ++i) nodes.push_back(item(5, number(static_cast<std::int64_t>(i))));
    return nodes;
}

// Lists of `length` numbers under headings that are all missing but every second one.
Nodes nested(std::size_t count, std::size_t length) {
    Nodes nodes;
    while (nodes.size() < count) {
        const std::size_t head = nodes.size();
        nodes.push_back(item(3, static_cast<std::int64_t>(2 * head + 1)));
        for (std::size_t i = 0; i < length; ++i) {
            nodes.push_back(item(5, static_cast<std::int64_t>(i % 7)));
            nodes.back().parent = head;
        }
    }
    return nodes;
}

}  // namespace

TEST_CASE("many numbers cost time in proportion") {
    const std::vector<std::pair<const char*, std::function<Nodes(std::size_t)>>> documents{
        {"counting on", [](std::size_t n) { return flat(n, [](std::int64_t i) { return i + 1; }); }},
        {"counting down",
         [](std::size_t n) {
             return flat(n, [n](std::int64_t i) { return static_cast<std::int64_t>(n) - i; });
         }},
        {"the same", [](std::size_t n) { return flat(n, [](std::int64_t) { return 1; }); }},
        {"gaps", [](std::size_t n) { return flat(n, [](std::int64_t i) { return 3 * i; }); }},
        {"far apart",
         [](std::size_t n) { return flat(n, [](std::int64_t i) { return i * 7919 % 1'000'000'007; }); }},
        {"pairs swapped", [](std::size_t n) { return flat(n, [](std::int64_t i) { return (i ^ 1) + 1; }); }},
        {"short lists", [](std::size_t n) { return nested(n, 3); }},
        {"long lists", [](std::size_t n) { return nested(n, 1000); }},
    };
    for (const auto& [name, make] : documents) {
        CAPTURE(name);
        const double few = seconds_for(make, 5'000);
        const double many = seconds_for(make, 40'000);
        // Eight times as many; quadratic would be 64 times as long.
        CHECK(many < 24 * few + 0.05);
    }
}

}  // namespace zhenggai
