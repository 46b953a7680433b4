#include "text/fold.h"

#include <doctest/doctest.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhenggai {
namespace {

// How fold() shows one character; empty for one without width.
struct Folded {
    std::string_view character;
    std::string_view plain;
};

constexpr Folded folded[] = {
    // Kangxi radicals, the first and the last, and some that labels have
    {"\u2F00", "一"},
    {"\u2FD5", "龠"},
    {"⽬", "目"},
    {"⼈", "人"},
    {"⽉", "月"},
    {"⽇", "日"},
    {"⽔", "水"},
    {"⼟", "土"},
    // Radicals of the supplement, with and without a decomposition
    {"⻓", "长"},
    {"⻋", "车"},
    {"⻔", "门"},
    {"⻚", "页"},
    {"⻅", "见"},
    {"⺠", "民"},
    {"⻘", "青"},
    {"⺟", "母"},
    {"⻳", "龟"},
    // Compatibility ideographs
    {"\uF900", "豈"},
    {"\uF9DD", "利"},
    {"\uF98E", "年"},
    {"\uFA19", "神"},
    // Spaces that are not of every day: as many ASCII spaces as they have bytes
    {"\u2000", "   "},
    {"\u2002", "   "},
    {"\u2009", "   "},
    {"\u200A", "   "},
    {"\u202F", "   "},
    {"\u205F", "   "},
    {"\uE5E5", "   "},
    // Without width
    {"\u00AD", ""},
    {"\u061C", ""},
    {"\u200B", ""},
    {"\u200C", ""},
    {"\u200D", ""},
    {"\u200E", ""},
    {"\u200F", ""},
    {"\u202A", ""},
    {"\u202E", ""},
    {"\u2060", ""},
    {"\u2066", ""},
    {"\u2069", ""},
    {"\uFEFF", ""},
};

// What is next to the above, or looks like it, and stays.
constexpr std::string_view kept[] = {
    "整",         "改",     "A",      "7",      "。",     "：",           " ",
    "\t",         "\n",     "\u00A0", "\u3000", "\u00B7", "\u0061\u0301", "①",
    "⑳",          "㈠",     "Ⅲ",      "ⅳ",      "㎡",     "㎥",           "℃",
    "％",         "Ａ",     "１",     "，",     "（",     "𠀀",
    "\U0002F800",  // four bytes; a compatibility ideograph among them
    "\uFA0E",     "\uFA11",
    "\uFA29",  // ideographs of their own among those of compatibility
    "\u2E80",
    "\u2FF0",  // a radical that is no ideograph, and what follows the radicals
    "\u2010",     "\u2014", "\u2026", "\u201C", "\u2028", "\u2029",       "\u2030",
    "\u2070",     "\uE5E4", "\uE5E6", "\uFFFD", "\uFF0C", "\uFE0F"};

TEST_CASE("every character of the table becomes what it stands for") {
    for (const Folded& row : folded) {
        CAPTURE(row.character);
        Folding folding;
        CHECK(is_foldable(row.character));
        CHECK(is_foldable_at(row.character, 0));
        CHECK(folding.fold(row.character) == row.plain);
        const std::string inside = "整" + std::string(row.character) + "改";
        CHECK(is_foldable(inside));
        CHECK(is_foldable_at(inside, 3));
        CHECK_FALSE(is_foldable_at(inside, 0));
        CHECK(folding.fold(inside) == "整" + std::string(row.plain) + "改");
        CHECK_FALSE(folding.empty());
    }
}

TEST_CASE("all Kangxi radicals are folded, to ideographs of three bytes") {
    for (unsigned c = 0x2F00; c <= 0x2FD5; ++c) {
        CAPTURE(c);
        std::string radical = "\u2F00";
        radical[1] = static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        radical[2] = static_cast<char>(0x80U | (c & 0x3FU));
        Folding folding;
        const std::string_view plain = folding.fold(radical);
        CHECK(plain.size() == 3);
        CHECK(plain != radical);
        CHECK_FALSE(is_foldable(plain));
    }
}

TEST_CASE("other characters are given back as they are, uncopied") {
    for (const std::string_view character : kept) {
        CAPTURE(character);
        Folding folding;
        CHECK_FALSE(is_foldable(character));
        const std::string text = "甲" + std::string(character) + "乙";
        const std::string_view plain = folding.fold(text);
        CHECK(plain.data() == text.data());
        CHECK(plain.size() == text.size());
        CHECK(folding.empty());
        CHECK(folding.unfold(plain).data() == text.data());
    }
}

TEST_CASE("a text is foldable where a character of it is, wherever it stands") {
    for (std::size_t before = 0; before < 40; ++before) {
        for (const std::string_view filler : {"a", "整", "，", "“", "·"}) {
            std::string text;
            for (std::size_t i = 0; i < before; ++i) text += filler;
            CHECK_FALSE(is_foldable(text));
            for (const Folded& each : folded) {
                CAPTURE(each.character);
                CHECK(is_foldable(text + std::string(each.character)));
                CHECK(is_foldable(text + std::string(each.character) + "整改措施：清理河道"));
            }
        }
    }
}

TEST_CASE("views of what was not folded lead nowhere else") {
    Folding folding;
    const std::string text = "整改⽬标";
    const std::string other = "时限：长期坚持";
    const std::string_view plain = folding.fold(text);
    CHECK(plain == "整改目标");
    CHECK(folding.unfold(other).data() == other.data());
    CHECK(folding.unfold(other).size() == other.size());
    CHECK(folding.unfold(text).data() == text.data());
    CHECK(folding.unfold(std::string_view()).empty());
}

TEST_CASE("what has no width belongs to a view only where it stands inside") {
    Folding folding;
    const std::string text = "\u200E责\u200B任\u200D单\u200B位\u200F";
    const std::string_view plain = folding.fold(text);
    REQUIRE(plain == "责任单位");
    CHECK(folding.unfold(plain) == "责\u200B任\u200D单\u200B位");
    CHECK(folding.unfold(plain.substr(0, 6)) == "责\u200B任");
    CHECK(folding.unfold(plain.substr(3, 3)) == "任");
    CHECK(folding.unfold(plain.substr(9)) == "位");
}

TEST_CASE("of a text that is known to hold nothing to fold, every part is given back uncopied") {
    constexpr std::string_view text = "整改目标：“推进”";
    Folding folding(Foldable::never);
    CHECK(folding.fold(text).data() == text.data());
    CHECK(folding.fold(text) == text);
    CHECK(folding.empty());
}

TEST_CASE("the copies of one Folding live side by side") {
    std::vector<std::string> texts;
    for (int i = 0; i < 200; ++i) texts.push_back("第" + std::to_string(i) + "条⽔\u200B质");
    Folding folding;
    std::vector<std::string_view> plain;
    for (const std::string& text : texts) plain.push_back(folding.fold(text));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CHECK(plain[i] == "第" + std::to_string(i) + "条水质");
        CHECK(folding.unfold(plain[i]).data() == texts[i].data());
        CHECK(folding.unfold(plain[i]) == texts[i]);
    }
}

// A text of characters that fold and characters that do not, with the fold as the table gives it.
struct Generated {
    std::string text = {};
    std::string plain = {};
    // Of each character that has width: where it begins in `plain`, and where in `text`.
    std::vector<std::pair<std::size_t, std::size_t>> places = {};
    std::vector<std::size_t> ends = {};  // where they end in `text`
};

Generated generate(std::mt19937& random) {
    Generated made;
    const std::size_t length = random() % 24;
    for (std::size_t i = 0; i < length; ++i) {
        Folded next{kept[random() % std::size(kept)], ""};
        next.plain = next.character;
        if (random() % 2 == 0) next = folded[random() % std::size(folded)];
        if (!next.plain.empty()) {
            made.places.emplace_back(made.plain.size(), made.text.size());
            made.ends.push_back(made.text.size() + next.character.size());
        }
        made.text += next.character;
        made.plain += next.plain;
    }
    return made;
}

// Every view of whole characters of the fold must lead to where these stand in the text.
void check_views(const Folding& folding, std::string_view plain, const Generated& made) {
    for (std::size_t i = 0; i < made.places.size(); ++i) {
        for (std::size_t k = i; k < made.places.size(); ++k) {
            const std::size_t begin = made.places[i].first;
            const std::size_t end = k + 1 < made.places.size() ? made.places[k + 1].first : plain.size();
            const std::string_view back = folding.unfold(plain.substr(begin, end - begin));
            REQUIRE(back.data() == made.text.data() + made.places[i].second);
            REQUIRE(back.size() == made.ends[k] - made.places[i].second);
        }
        // An empty view stays where it was.
        const std::string_view empty = folding.unfold(plain.substr(made.places[i].first, 0));
        CHECK(empty.empty());
        CHECK(empty.data() == made.text.data() + made.places[i].second);
    }
}

TEST_CASE("generated texts: the fold is that of each character, and every part leads back to its place") {
    std::mt19937 random(4);
    for (int round = 0; round < 3000; ++round) {
        const Generated made = generate(random);
        CAPTURE(made.text);
        Folding folding;
        const std::string_view plain = folding.fold(made.text);
        REQUIRE(plain == made.plain);
        CHECK(is_foldable(made.text) == (plain.data() != made.text.data()));
        CHECK_FALSE(is_foldable(plain));
        check_views(folding, plain, made);
    }
}

TEST_CASE("a long text of characters without width is folded and led back in one go") {
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += "水\u200B";
    Folding folding;
    const std::string_view plain = folding.fold(text);
    REQUIRE(plain.size() == 600'000);
    for (std::size_t i = 0; i < 200'000; ++i)
        REQUIRE(folding.unfold(plain.substr(3 * i, 3)).data() == text.data() + 6 * i);
}

}  // namespace
}  // namespace zhenggai
