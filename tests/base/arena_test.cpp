#include "base/arena.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "base/span.h"

namespace zhenggai {
namespace {

using Parts = std::vector<std::string_view>;

// The same bytes of memory, not only the same text.
bool same_views(const Parts& got, const Parts& wanted) {
    return std::equal(
        got.begin(), got.end(), wanted.begin(), wanted.end(),
        [](std::string_view a, std::string_view b) { return a.data() == b.data() && a.size() == b.size(); });
}

TEST_CASE("the arena keeps copies of texts") {
    Arena arena;
    std::string text = "某市";
    const std::string_view kept = arena.keep(text);
    CHECK(kept.data() != text.data());
    text = "变了";
    CHECK(kept == "某市");
}

TEST_CASE("an empty text is kept as one") {
    Arena arena;
    CHECK(arena.keep("").empty());
    CHECK(arena.keep(std::string_view()).empty());
}

TEST_CASE("a text may hold NUL bytes") {
    Arena arena;
    const std::string text("a\0b", 3);
    CHECK(arena.keep(text) == text);
}

TEST_CASE("the arena keeps lists of plain values") {
    struct Entry {
        std::string_view text = {};
        double number = 0;
    };
    Arena arena;
    CHECK(arena.keep_all(std::span<const Entry>()).empty());
    std::vector<std::span<const Entry>> kept;
    for (std::size_t i = 0; i < 300; ++i) {
        arena.keep("乙");  // three bytes: what follows must be put in its place
        const std::vector<Entry> list(i % 50 + 1, {.text = "甲", .number = static_cast<double>(i)});
        kept.push_back(arena.keep_all<Entry>(list));
    }
    const std::string_view joined = arena.join({"前", "后"});
    CHECK(arena.parts_of(joined).size() == 2);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        CHECK(reinterpret_cast<std::uintptr_t>(kept[i].data()) % alignof(Entry) == 0);
        REQUIRE(kept[i].size() == i % 50 + 1);
        for (const Entry& entry : kept[i]) {
            CHECK(entry.text == "甲");
            CHECK(entry.number == static_cast<double>(i));
        }
    }
}

TEST_CASE("everything kept stays as it was while the arena grows") {
    Arena arena;
    std::vector<std::string_view> kept;
    for (int i = 0; i < 20'000; ++i) kept.push_back(arena.keep("第" + std::to_string(i) + "条"));
    for (std::size_t i = 0; i < kept.size(); ++i) REQUIRE(kept[i] == "第" + std::to_string(i) + "条");
}

TEST_CASE("moving an arena leaves every view valid, and what it was made of known") {
    Arena first;
    const std::string_view text = first.keep("整改措施");
    const std::string_view joined = first.join({"整改", "目标"});

    Arena second = std::move(first);
    CHECK(text == "整改措施");
    CHECK(joined == "整改目标");
    CHECK(second.parts_of(joined) == Parts{"整改", "目标"});
    CHECK(second.keep("更多") == "更多");
    const std::string_view outer = second.join({joined, "完成"});

    std::vector<Arena> many;
    many.push_back(std::move(second));
    for (int i = 0; i < 10; ++i) many.emplace_back();  // moved again when the vector grows
    CHECK(text == "整改措施");
    CHECK(many.front().parts_of(outer) == Parts{"整改", "目标", "完成"});

    Arena third;
    third.join({"goes", "away"});
    third = std::move(many.front());
    CHECK(text == "整改措施");
    CHECK(third.parts_of(outer) == Parts{"整改", "目标", "完成"});
    CHECK(third.join({"再", "多"}) == "再多");
    CHECK_FALSE(std::is_copy_constructible_v<Arena>);
}

TEST_CASE("an arena upon another leads the texts of both back") {
    Arena below;
    const std::string_view paragraph = below.join({"整改", "方案"});
    Arena upon(&below);
    const std::string_view title = upon.join({"某市", paragraph});
    CHECK(upon.parts_of(paragraph) == Parts{"整改", "方案"});
    CHECK(upon.parts_of(title) == Parts{"某市", "整改", "方案"});
    CHECK(upon.parts_of(title.substr(3, 9)) == Parts{"市", "整改"});
    Arena moved = std::move(upon);
    CHECK(moved.parts_of(title) == Parts{"某市", "整改", "方案"});
}

TEST_CASE("joining puts the joint between the parts") {
    Arena arena;
    CHECK(arena.join({"某市", "整改方案"}) == "某市整改方案");
    CHECK(arena.join({"一", "二", "三"}, "；") == "一；二；三");
    CHECK(arena.join({"", "二", ""}, "\n") == "\n二\n");
    CHECK(arena.join({"", ""}) == "");
    CHECK(arena.join({}, "；") == "");
    CHECK(arena.join(Parts(3, ""), "、") == "、、");
    CHECK(arena.join({std::string_view("a\0", 2), "b"}) == std::string_view("a\0b", 3));
}

TEST_CASE("one part alone is given back uncopied") {
    Arena arena;
    const std::string_view part = "整改方案";
    CHECK(arena.join({part}, "；").data() == part.data());
    CHECK(same_views(arena.parts_of(arena.join({part})), {part}));
}

TEST_CASE("a joined text consists of its parts, without joints and empty parts") {
    Arena arena;
    const std::string_view source = "甲乙丙";
    const std::string_view first = source.substr(0, 3);
    const std::string_view second = source.substr(3, 3);
    const std::string_view third = source.substr(6, 3);
    CHECK(same_views(arena.parts_of(arena.join({first, second})), {first, second}));
    CHECK(same_views(arena.parts_of(arena.join({third, first}, "\n")), {third, first}));
    CHECK(same_views(arena.parts_of(arena.join({"", first, "", "", third, ""})), {first, third}));
    CHECK(same_views(arena.parts_of(arena.join({"", first, "", third, ""}, "；")), {first, third}));
    CHECK(arena.parts_of(arena.join({"", ""}, "；")).empty());
    CHECK(arena.parts_of("").empty());
}

TEST_CASE("a text that was not joined is its own only part") {
    Arena arena;
    const std::string_view before = "早";
    const std::string_view kept = arena.keep("保留");
    arena.join({"前", "后"});
    const std::string_view later = arena.keep("又");
    CHECK(same_views(arena.parts_of(before), {before}));
    CHECK(same_views(arena.parts_of(kept), {kept}));
    CHECK(same_views(arena.parts_of(later), {later}));
}

TEST_CASE("a piece of a joined text consists of the pieces of its parts") {
    Arena arena;
    const std::string_view a = "abcd";
    const std::string_view b = "efg";
    const std::string_view c = "hij";
    const std::string_view text = arena.join({a, b, c}, "--");  // abcd--efg--hij
    CHECK(same_views(arena.parts_of(text.substr(1, 2)), {a.substr(1, 2)}));
    CHECK(same_views(arena.parts_of(text.substr(3, 4)), {a.substr(3), b.substr(0, 1)}));
    CHECK(same_views(arena.parts_of(text.substr(4, 2)), {}));  // the joint
    CHECK(same_views(arena.parts_of(text.substr(5, 2)), {b.substr(0, 1)}));
    CHECK(same_views(arena.parts_of(text.substr(0, 6)), {a}));
    CHECK(same_views(arena.parts_of(text.substr(2, 10)), {a.substr(2), b, c.substr(0, 1)}));
    CHECK(same_views(arena.parts_of(text.substr(13)), {c.substr(2)}));
}

TEST_CASE("every piece of a joined text is led back byte for byte") {
    Arena arena;
    const std::array<std::string_view, 6> parts{"", "整改", "", "a", "措施b", ""};
    for (const std::string_view joint : {"", "\n", "；"}) {
        const std::string_view text = arena.join(parts, joint);
        // What stands at each byte: where it came from, or null for a joint.
        std::vector<const char*> origins;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0) origins.insert(origins.end(), joint.size(), nullptr);
            for (const char& byte : parts[i]) origins.push_back(&byte);
        }
        REQUIRE(origins.size() == text.size());
        for (std::size_t begin = 0; begin <= text.size(); ++begin) {
            for (std::size_t size = 0; size <= text.size() - begin; ++size) {
                std::vector<const char*> wanted(origins.begin() + static_cast<std::ptrdiff_t>(begin),
                                                origins.begin() + static_cast<std::ptrdiff_t>(begin + size));
                std::erase(wanted, nullptr);
                std::vector<const char*> got;
                for (const std::string_view part : arena.parts_of(text.substr(begin, size)))
                    for (const char& byte : part) got.push_back(&byte);
                REQUIRE(got == wanted);
            }
        }
    }
}

TEST_CASE("joins of joins are looked through") {
    Arena arena;
    const std::string_view a = "abcd";
    const std::string_view b = "efg";
    const std::string_view c = "hij";
    const std::string_view inner = arena.join({a, b}, "\n");  // abcd efg
    const std::string_view middle = arena.join({inner.substr(2), c, inner}, "；");
    const std::string_view outer = arena.join({c, middle.substr(1)});
    CHECK(middle == "cd\nefg；hij；abcd\nefg");
    CHECK(same_views(arena.parts_of(middle), {a.substr(2), b, c, a, b}));
    CHECK(same_views(arena.parts_of(outer), {c, a.substr(3), b, c, a, b}));
    CHECK(same_views(arena.parts_of(outer.substr(4, 3)), {b.substr(0, 2)}));
}

TEST_CASE("looking up and joining may take turns") {
    Arena arena;
    std::vector<std::string_view> texts;
    std::vector<Parts> parts;
    for (int i = 0; i < 300; ++i) {
        const std::string_view number = arena.keep(std::to_string(i));
        texts.push_back(arena.join({"第", number, "条"}));
        parts.push_back({"第", number, "条"});
        REQUIRE(arena.parts_of(texts[static_cast<std::size_t>(i) / 2]) ==
                parts[static_cast<std::size_t>(i) / 2]);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) REQUIRE(arena.parts_of(texts[i]) == parts[i]);
}

TEST_CASE("a piece costs as much as it has parts, however many the text and the arena have") {
    Arena arena;
    const std::size_t count = 200'000;
    const std::string_view text = arena.join(Parts(count, "整改"), "\n");  // 7 bytes a part
    std::vector<std::string_view> many;
    for (std::size_t i = 0; i < count; ++i) many.push_back(arena.join({"整", "改"}));
    // A walk over all parts or joins for each of these would take hours.
    std::size_t found = 0;
    for (std::size_t i = 0; i < count; ++i)
        found += arena.parts_of(text.substr(7 * i, 6)).size() + arena.parts_of(many[i]).size();
    CHECK(found == 3 * count);
    CHECK(arena.parts_of(text).size() == count);
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
