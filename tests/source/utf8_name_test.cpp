#include "source/utf8_name.h"

#include <doctest/doctest.h>

namespace zhenggai {
namespace {

TEST_CASE("valid UTF-8 stays as it is") {
    for (const std::string_view name :
         {"", "-", "plans/a b.txt", "某市/方案.txt", "\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff",
          "\U00010000\U0010FFFF"}) {
        CHECK(utf8_name(name) == name);
    }
}

TEST_CASE("bytes of no character become U+FFFD, one each") {
    struct Row {
        std::string_view path;
        std::string_view name;
    };
    constexpr Row rows[] = {
        {"\x80", "\ufffd"},
        {"a\xFF"
         "b",
         "a\ufffdb"},
        {"\xC1\xBF", "\ufffd\ufffd"},                      // overlong
        {"\xE0\x9F\xBF", "\ufffd\ufffd\ufffd"},            // overlong
        {"\xED\xA0\x80", "\ufffd\ufffd\ufffd"},            // a surrogate
        {"\xF0\x8F\xBF\xBF", "\ufffd\ufffd\ufffd\ufffd"},  // overlong
        {"\xF4\x90\x80\x80", "\ufffd\ufffd\ufffd\ufffd"},  // above U+10FFFF
        {"\xF5", "\ufffd"},
        {"\xE6\x96", "\ufffd\ufffd"},  // cut off
        {"\xE6\x96方", "\ufffd\ufffd方"},
        {"\xF0\x9F\x98x", "\ufffd\ufffd\ufffdx"},
    };
    for (const Row& row : rows) CHECK(utf8_name(row.path) == row.name);
}

}  // namespace
}  // namespace zhenggai
