#include "match/first_characters.h"

#include <doctest/doctest.h>

namespace zhenggai {
namespace {

std::vector<std::uint16_t> list(std::span<const std::uint16_t> indices) {
    return {indices.begin(), indices.end()};
}

TEST_CASE("the sets that hold a character") {
    const std::vector<CharacterRanges> sets{
        {{U'a', U'c'}}, every_character(), {}, {{U'c', U'd'}, {U'第', U'第'}}};
    const FirstCharacters index(sets);
    CHECK(list(index.of(U'\0')) == std::vector<std::uint16_t>{1});
    CHECK(list(index.of(U'a')) == std::vector<std::uint16_t>{0, 1});
    CHECK(list(index.of(U'c')) == std::vector<std::uint16_t>{0, 1, 3});
    CHECK(list(index.of(U'd')) == std::vector<std::uint16_t>{1, 3});
    CHECK(list(index.of(U'e')) == std::vector<std::uint16_t>{1});
    CHECK(list(index.of(U'第')) == std::vector<std::uint16_t>{1, 3});
    CHECK(list(index.of(highest_code_point)) == std::vector<std::uint16_t>{1});
}

TEST_CASE("no sets hold nothing") {
    const FirstCharacters index({});
    CHECK(index.of(U'a').empty());
    CHECK(index.of(highest_code_point).empty());
}

}  // namespace
}  // namespace zhenggai
