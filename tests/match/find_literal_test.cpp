#include "match/find_literal.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace zhenggai {
namespace {

TEST_CASE("the first place of a literal is that of std::string_view::find") {
    const std::string_view literals[] = {"", "a", "aa", "ab", "甲", "甲乙", "乙甲", "aaaaaaaaaa"};
    for (const std::string_view text :
         {"", "a", "aa", "aab", "bab", "甲", "乙甲乙", "a甲甲乙", "aabaaab乙甲", "甲\xE4", "\x94\xB2甲"})
        for (const std::string_view literal : literals) {
            CAPTURE(text);
            CAPTURE(literal);
            CHECK(find_literal(text, literal) == std::string_view(text).find(literal));
        }
}

}  // namespace
}  // namespace zhenggai
