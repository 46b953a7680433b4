#include "check/written_marker.h"

#include <doctest/doctest.h>

namespace zhenggai {

TEST_CASE("a marker is written for another number in its own digits") {
    CHECK(written_marker("（三）", 12) == "（十二）");
    CHECK(written_marker("一、", 20) == "二十、");
    CHECK(written_marker("一、", 10) == "十、");
    CHECK(written_marker("九十九、", 105) == "一〇五、");
    CHECK(written_marker("第三部分", 2) == "第二部分");
    CHECK(written_marker("第 3 章", 12) == "第 12 章");
    CHECK(written_marker("12．", 9) == "9．");
    CHECK(written_marker("１２．", 9) == "９．");
    CHECK(written_marker("(3)", 2) == "(2)");
    CHECK(written_marker("③", 2) == "②");
    CHECK(written_marker("⑴", 20) == "⒇");
    CHECK(written_marker("㈡", 1) == "㈠");
    CHECK(written_marker("⑳", 21) == "21");
    CHECK(written_marker("甲、", 2) == "2");
}

}  // namespace zhenggai
