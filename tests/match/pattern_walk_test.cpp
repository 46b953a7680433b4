#include "match/pattern_walk.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

namespace zhenggai {
namespace {

OwnedPatternProgram program_of(std::string_view pattern) { return make_program(*read_pattern(pattern)); }

Walked walked(std::string_view pattern, std::string_view text, WalkEnd end = WalkEnd::anywhere) {
    return walk(program_of(pattern).view(), text, end, {});
}

TEST_CASE("the borders of a match and of its captures") {
    const OwnedPatternProgram program = program_of("第(?P<n>[一二三]+)(?:章(?P<dot>、)?|节)");
    const std::string_view text = "第三章 水环境";
    std::array<const char*, 6> borders;
    REQUIRE(walk(program.view(), text, WalkEnd::anywhere, borders) == Walked::yes);
    CHECK(std::string_view(borders[0], borders[1]) == "第三章");
    CHECK(std::string_view(borders[2], borders[3]) == "三");
    CHECK(borders[4] == nullptr);
    CHECK(borders[5] == nullptr);
    CHECK(walk(program.view(), text, WalkEnd::text_end, {}) == Walked::no);
    CHECK(walk(program.view(), "第三章、", WalkEnd::text_end, {}) == Walked::yes);
    CHECK(walk(program.view(), "第章", WalkEnd::anywhere, {}) == Walked::no);
    CHECK(walk(program.view(), "", WalkEnd::anywhere, {}) == Walked::no);
    CHECK(walked("a?", std::string_view()) == Walked::yes);
}

TEST_CASE("what a walk leaves to RE2") {
    CHECK(walked("\\p{Han}", "水") == Walked::yes);
    CHECK(walked("\\p{Han}", "a") == Walked::no);
    CHECK(walked("\\p{Han}", "\u3005") == Walked::gave_up);  // 々
    // Too many ways through a text, and too many choices at once.
    CHECK(walked("(?:.*a.*b.*c)$", std::string(5000, 'a')) == Walked::gave_up);
    CHECK(walked("(?:a|[ab])*c", std::string(500, 'a')) == Walked::gave_up);
    CHECK(walked("(?:a|[ab])*c", "aaaac") == Walked::yes);
}

TEST_CASE("a text's first characters") {
    const TextStart start("整a改正");
    CHECK(start.count == 3);
    CHECK(start.at[1] == U'a');
    CHECK(start.at[2] == U'改');
    CHECK(TextStart("整").count == 1);
    CHECK(TextStart("").count == 0);
    CHECK(TextStart("整\xE6\x94").count == 1);

    const OwnedPatternProgram program = program_of("整(?:改|治)任务");
    CHECK(may_start(program.view(), TextStart("整改任务")));
    CHECK(may_start(program.view(), TextStart("整改")));
    CHECK_FALSE(may_start(program.view(), TextStart("整改时限")));
    CHECK_FALSE(may_start(program.view(), TextStart("整顿")));
    CHECK(may_start(PatternProgram(), TextStart("整顿")));
}

TEST_CASE("the third characters of a program's matches") {
    CHECK(third_characters(program_of("整改[a任]").view()) == CharacterRanges{{U'a', U'a'}, {U'任', U'任'}});
    CHECK(third_characters(program_of("整改").view()) == every_character());
    CHECK(third_characters(PatternProgram()) == every_character());
}

}  // namespace
}  // namespace zhenggai
