#include "base/arena.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

namespace zhenggai {
namespace {

TEST_CASE("the arena keeps copies of texts") {
    Arena arena;
    std::string text = "某市";
    const std::string_view kept = arena.keep(text);
    CHECK(kept.data() != text.data());
    text = "变了";
    CHECK(kept == "某市");
}

TEST_CASE("empty texts and lists are kept as empty ones") {
    Arena arena;
    CHECK(arena.keep("").empty());
    CHECK(arena.keep(std::string_view()).empty());
    CHECK(arena.keep(std::span<const Span>()).empty());
}

TEST_CASE("a text may hold NUL bytes") {
    Arena arena;
    const std::string text("a\0b", 3);
    CHECK(arena.keep(text) == text);
}

TEST_CASE("the arena keeps copies of spans, aligned whatever stands before them") {
    Arena arena;
    for (int i = 0; i < 9; ++i) {
        arena.keep("x");
        std::vector<Span> spans{{3, 9}, {12, 24}};
        const std::span<const Span> kept = arena.keep(spans);
        CHECK(reinterpret_cast<std::uintptr_t>(kept.data()) % alignof(Span) == 0);
        spans.assign(2, Span{});
        REQUIRE(kept.size() == 2);
        CHECK(kept[0] == Span{3, 9});
        CHECK(kept[1] == Span{12, 24});
    }
}

TEST_CASE("allocated room may be written to its last byte") {
    Arena arena;
    for (const std::size_t size : std::array<std::size_t, 4>{1, 7, 4096, 1'000'003}) {
        char* room = arena.allocate(size);
        std::memset(room, 'x', size);
        CHECK(room[0] == 'x');
        CHECK(room[size - 1] == 'x');
    }
}

TEST_CASE("everything kept stays as it was while the arena grows") {
    Arena arena;
    std::vector<std::string_view> kept;
    for (int i = 0; i < 20'000; ++i) kept.push_back(arena.keep("第" + std::to_string(i) + "条"));
    for (std::size_t i = 0; i < kept.size(); ++i) REQUIRE(kept[i] == "第" + std::to_string(i) + "条");
}

TEST_CASE("moving an arena leaves every view valid") {
    Arena first;
    const std::string_view text = first.keep("整改措施");
    const std::array<Span, 1> one{Span{1, 2}};
    const std::span<const Span> spans = first.keep(one);

    Arena second = std::move(first);
    CHECK(text == "整改措施");
    CHECK(spans[0] == Span{1, 2});
    CHECK(second.keep("更多") == "更多");

    std::vector<Arena> many;
    many.push_back(std::move(second));
    for (int i = 0; i < 10; ++i) many.emplace_back();  // moved again when the vector grows
    CHECK(text == "整改措施");
    CHECK(spans[0] == Span{1, 2});

    Arena third;
    third.keep("goes away");
    third = std::move(many.front());
    CHECK(text == "整改措施");
    CHECK(third.keep("再多") == "再多");
    CHECK_FALSE(std::is_copy_constructible_v<Arena>);
}

TEST_CASE("spans tell their size") {
    CHECK(Span{3, 9}.size() == 6);
    CHECK_FALSE(Span{3, 9}.empty());
    CHECK(Span{4, 4}.empty());
    CHECK(Span{}.size() == 0);
    CHECK(Span{1, 2} != Span{1, 3});
}

}  // namespace
}  // namespace zhenggai
