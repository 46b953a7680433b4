#include "grammar/character_ranges.h"

#include <doctest/doctest.h>

#include "grammar/last_bytes.h"

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

TEST_CASE("the bytes that the characters of a set end with") {
    const auto bytes =
        last_bytes({{U')', U'*'}, {U'¢', U'¢'}, {U'）', U'）'}, {U'\U00010000', U'\U00010001'}});
    for (unsigned byte = 0; byte < bytes.size(); ++byte) {
        CAPTURE(byte);
        const bool ends =
            byte == ')' || byte == '*' || byte == 0xA2 || byte == 0x89 || byte == 0x80 || byte == 0x81;
        CHECK(bytes.test(byte) == ends);
    }
    CHECK(last_bytes({}).none());
    CHECK(last_bytes(every_character()).count() == 128 + 64);
    CHECK(last_bytes({{U'三', U'不'}}).count() == U'不' - U'三' + 1);
}

}  // namespace
}  // namespace zhenggai
