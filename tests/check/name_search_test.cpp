#include "check/name_search.h"

#include <doctest/doctest.h>

#include <vector>

namespace zhenggai {

TEST_CASE("a name is found wherever it stands in a text") {
    const std::vector<std::string_view> all{"整改时限", "反馈问题", "整改", "A", "é1"};
    const NameSearch names(all);
    CHECK(names.any_in("反馈问题"));
    CHECK(names.any_in("其他反馈问题部分"));
    CHECK(names.any_in("已完成整改"));
    CHECK(names.any_in("𠮷河A"));
    CHECK(names.any_in("né1"));
    CHECK_FALSE(names.any_in(""));
    CHECK_FALSE(names.any_in("反馈问整时限题"));
    CHECK_FALSE(names.any_in("é河"));
    CHECK_FALSE(NameSearch({}).any_in("整改"));
}

}  // namespace zhenggai
