#include "base/nearest.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

namespace zhenggai {
namespace {

constexpr std::string_view none = "(none)";

TEST_CASE("the nearest name") {
    struct Row {
        std::string_view word;
        std::vector<std::string_view> names;
        std::string_view nearest;
    };
    const Row rows[] = {
        // One edit of every kind.
        {"pattern", {"pattern"}, "pattern"},
        {"patern", {"pattern"}, "pattern"},
        {"patttern", {"pattern"}, "pattern"},
        {"pattorn", {"pattern"}, "pattern"},
        {"attern", {"pattern"}, "pattern"},
        {"patternx", {"pattern"}, "pattern"},
        // Two letters that changed places are two edits.
        {"apttern", {"pattern"}, "pattern"},
        // The best of several, the first of equals.
        {"accept", {"rejects", "accepts", "accept_all"}, "accepts"},
        {"rol", {"roles", "role"}, "role"},
        {"bat", {"cat", "hat", "bet"}, "cat"},
        {"bat", {"bet", "cat", "hat"}, "bet"},
        {"exact", {"exacts", "exact"}, "exact"},
        // At most a third of the word's bytes: 9 bytes, 3 edits; 12 bytes, 4.
        {"abcdefghi", {"abcdefxyz"}, "abcdefxyz"},
        {"abcdefghi", {"abcdewxyz"}, none},
        {"abcdefghijkl", {"abcdefghwxyz"}, "abcdefghwxyz"},
        {"abcdefghijkl", {"abcdefgvwxyz"}, none},
        // But two are always allowed.
        {"abc", {"axy"}, "axy"},
        {"abc", {"xyz"}, none},
        {"ab", {"xy"}, "xy"},
        {"a", {"abc"}, "abc"},
        {"a", {"abcd"}, none},
        // Nothing to choose from, nothing to go by.
        {"word", {}, none},
        {"", {}, none},
        {"", {"abc"}, none},
        {"abcdefghijklmnopq", {""}, none},
        // Bytes count: one Han character for another can be three edits, which six bytes do not allow.
        {"整改时限", {"整改期限", "完成时限"}, "整改期限"},
        {"rectification_plan", {"plan-document", "rectification-plan"}, "rectification-plan"},
        {"rectifcation-paln", {"plan-document", "rectification-plan"}, "rectification-plan"},
        {"Role", {"role"}, "role"},
        {"something-else", {"plan-document", "rectification-plan"}, none},
    };
    for (const Row& row : rows) {
        CAPTURE(row.word);
        CHECK(nearest(row.word, row.names).value_or(none) == row.nearest);
    }
}

TEST_CASE("the nearest name is a view of the name given") {
    const std::string known = "pattern";
    const std::array<std::string_view, 1> names{known};
    const auto found = nearest("patern", names);
    REQUIRE(found);
    CHECK(found->data() == known.data());
}

}  // namespace
}  // namespace zhenggai
