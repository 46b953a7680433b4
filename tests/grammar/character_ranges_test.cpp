#include "grammar/character_ranges.h"

#include <doctest/doctest.h>

namespace zhenggai {
namespace {

TEST_CASE("ranges in any order become ascending ranges with gaps between them") {
    CHECK(ranges_of({}).empty());
    CHECK(ranges_of({{U'c', U'e'}, {U'a', U'b'}}) == CharacterRanges{{U'a', U'e'}});
    CHECK(ranges_of({{U'a', U'd'}, {U'b', U'c'}, {U'x', U'x'}}) ==
          CharacterRanges{{U'a', U'd'}, {U'x', U'x'}});
    CHECK(ranges_of({{U'b', U'a'}}).empty());
    CHECK(united({{U'a', U'a'}}, {{U'c', U'c'}}) == CharacterRanges{{U'a', U'a'}, {U'c', U'c'}});
}

TEST_CASE("what is not in a set is in its complement") {
    CHECK(complement({}) == every_character());
    CHECK(complement(every_character()).empty());
    const CharacterRanges set{{0, 3}, {U'三', U'三'}};
    const CharacterRanges others = complement(set);
    for (const char32_t c : {U'\0', U'\3', U'\4', U'丈', U'三', U'上', highest_code_point}) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(contains(set, c) != contains(others, c));
    }
    CHECK(complement(others) == set);
}

}  // namespace
}  // namespace zhenggai
