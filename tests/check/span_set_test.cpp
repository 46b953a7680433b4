#include "check/span_set.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <utility>
#include <vector>

namespace zhenggai {
namespace {

SpanSet set_of(const std::vector<Span>& spans) {
    SpanSet set;
    for (const Span& span : spans) set.add(span);
    set.close();
    return set;
}

// The stretches from 0 to `limit` that the set has and has not, as ends.
std::vector<std::pair<bool, std::size_t>> runs_of(SpanSet set, std::size_t limit) {
    std::vector<std::pair<bool, std::size_t>> runs;
    for (std::size_t place = 0; place < limit; place = runs.back().second) {
        const SpanSet::Run run = set.run_at(place, limit);
        runs.emplace_back(run.inside, run.end);
    }
    return runs;
}

TEST_CASE("spans are joined where they touch or overlap, in whatever order they come") {
    const std::vector<std::pair<bool, std::size_t>> wanted = {
        {false, 3}, {true, 12}, {false, 20}, {true, 25}, {false, 40}};
    CHECK(runs_of(set_of({{3, 9}, {9, 12}, {20, 25}}), 40) == wanted);
    CHECK(runs_of(set_of({{20, 25}, {9, 12}, {3, 9}}), 40) == wanted);
    CHECK(runs_of(set_of({{3, 9}, {20, 25}, {5, 12}, {7, 7}, {22, 24}}), 40) == wanted);
}

TEST_CASE("spans that come far too late or from the end backwards are found like others") {
    constexpr std::size_t count = 1000;
    std::vector<Span> forward;
    for (std::size_t i = 1; i < count; ++i) forward.push_back({4 * i, 4 * i + 2});
    const std::vector<Span> backward(forward.rbegin(), forward.rend());
    std::vector<Span> late = forward;
    late.push_back({0, 2});
    CHECK(runs_of(set_of(backward), 4 * count) == runs_of(set_of(forward), 4 * count));
    CHECK(runs_of(set_of(late), 4 * count).size() == runs_of(set_of(forward), 4 * count).size() + 1);
}

TEST_CASE("from a place on, the first span that ends behind it is found") {
    SpanSet set = set_of({{0, 4}, {10, 12}, {20, 25}});
    CHECK(set.from(0) == Span{0, 4});
    CHECK(set.from(4) == Span{10, 12});
    CHECK(set.from(24) == Span{20, 25});
    CHECK(set.from(3) == Span{0, 4});
    CHECK(set.from(25).begin > 1000);
    SpanSet nothing = set_of({});
    CHECK(nothing.from(0).begin > 1000);
}

TEST_CASE("a span overlaps where one byte of it is in the set") {
    SpanSet set = set_of({{3, 9}, {20, 25}});
    CHECK(set.overlaps({8, 20}));
    CHECK(set.overlaps({0, 30}));
    CHECK(set.overlaps({15, 21}));
    CHECK_FALSE(set.overlaps({9, 20}));
    CHECK_FALSE(set.overlaps({0, 3}));
}

}  // namespace
}  // namespace zhenggai
