#include "base/result.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

namespace zhenggai {
namespace {

Diagnostic fault(std::string code) { return {.code = std::move(code), .message = "no"}; }

// Not inlined: GCC 12 with sanitizers sees the other member of the variant used uninitialised.
template <class T>
[[gnu::noinline]] Result<T> result_of(T value) {
    return Result<T>(std::move(value));
}

template <class T>
bool holds_value(T value) {
    const Result<T> result = result_of<T>(std::move(value));
    return static_cast<bool>(result);
}

TEST_CASE("a Result holds a value") {
    Result<std::string> result = std::string("整改");
    REQUIRE(result);
    CHECK(*result == "整改");
    CHECK(result->size() == 6);
    *result += "方案";
    const Result<std::string>& same = result;
    CHECK(*same == "整改方案");
    CHECK(same->size() == 12);
    const std::string taken = *std::move(result);
    CHECK(taken == "整改方案");
}

TEST_CASE("a Result holds the reasons why there is no value") {
    const Result<int> one = fault("first");
    REQUIRE_FALSE(one);
    REQUIRE(one.diagnostics().size() == 1);
    CHECK(one.diagnostics()[0].code == "first");

    const Result<int> two = Diagnostics{fault("first"), fault("second")};
    REQUIRE_FALSE(two);
    REQUIRE(two.diagnostics().size() == 2);
    CHECK(two.diagnostics()[0].code == "first");
    CHECK(two.diagnostics()[1].code == "second");
}

TEST_CASE("a value that counts as false is a value all the same") {
    CHECK(holds_value<bool>(false));
    CHECK(holds_value<int>(0));
    CHECK(holds_value<std::string>({}));
    CHECK(holds_value<std::unique_ptr<int>>({}));
}

TEST_CASE("what can only be moved travels through a Result") {
    Result<std::unique_ptr<int>> result = result_of(std::make_unique<int>(7));
    Result<std::unique_ptr<int>> moved = std::move(result);
    REQUIRE(moved);
    const std::unique_ptr<int> taken = *std::move(moved);
    REQUIRE(taken != nullptr);
    CHECK(*taken == 7);
}

TEST_CASE("a copied Result stands by itself") {
    Result<std::string> first = std::string("甲");
    Result<std::string> second = first;
    *second = "乙";
    CHECK(*first == "甲");
    first = fault("late");
    CHECK_FALSE(first);
    CHECK(*second == "乙");
}

}  // namespace
}  // namespace zhenggai
