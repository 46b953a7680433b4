#include "check/number_faults.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <numeric>
#include <string>

namespace zhenggai {

namespace {

std::string shown(const std::vector<NumberFault>& faults) {
    std::string all;
    for (const NumberFault& fault : faults) {
        const char* const kinds[] = {"gap", "repeat", "order", "restart"};
        if (!all.empty()) all += ", ";
        all += fmt::format("{} at {}", kinds[static_cast<int>(fault.kind)], fault.at);
        if (fault.kind == NumberFaultKind::gap) all += fmt::format(" of {}-{}", fault.first, fault.last);
        if (fault.other) all += fmt::format(" ({})", *fault.other);
    }
    return all;
}

std::string faults_of(std::vector<std::int64_t> numbers, std::int64_t start = 1) {
    return shown(find_number_faults(numbers, start));
}

std::vector<std::int64_t> one_to(std::int64_t last) {
    std::vector<std::int64_t> numbers(static_cast<std::size_t>(last));
    std::iota(numbers.begin(), numbers.end(), 1);
    return numbers;
}

}  // namespace

TEST_CASE("a row that counts on by one has no fault") {
    CHECK(faults_of({}) == "");
    CHECK(faults_of({1}) == "");
    CHECK(faults_of({1, 2, 3}) == "");
    CHECK(faults_of({7, 8}, 7) == "");
    CHECK(faults_of({0, 1, 2}) == "");
}

TEST_CASE("one slip makes one fault") {
    CHECK(faults_of({2, 3}) == "gap at 0 of 1-1");
    CHECK(faults_of({1, 3}) == "gap at 1 of 2-2 (0)");
    CHECK(faults_of({1, 2, 6, 7}) == "gap at 2 of 3-5 (1)");
    CHECK(faults_of({1, 2, 30, 4, 5}) == "gap at 2 of 3-3 (1)");
    CHECK(faults_of({1, 2, 1'000'000'000}) == "gap at 2 of 3-999999999 (1)");
    CHECK(faults_of({1, 2, 4, 4, 5}) == "gap at 2 of 3-3 (1)");
    CHECK(faults_of({1, 2, 2, 3}) == "repeat at 2 (1)");
    CHECK(faults_of({1, 2, 2, 4}) == "repeat at 2 (1)");
    CHECK(faults_of({1, 2, 3, 1, 4}) == "repeat at 3 (0)");
    CHECK(faults_of({1, 1, 2}) == "repeat at 1 (0)");
    CHECK(faults_of({1, 2, 3, 3}) == "repeat at 3 (2)");
    CHECK(faults_of({2, 1, 3}) == "order at 0 (1)");
    CHECK(faults_of({1, 2, 4, 3, 5}) == "order at 2 (3)");
    CHECK(faults_of({1, 2, 4, 3}) == "order at 2 (3)");
    CHECK(faults_of({1, 2, 6, 4, 5, 3, 7}) == "order at 2 (5)");
    CHECK(faults_of({1, 2, 5, 4, 3, 6}) == "order at 2 (4)");
    CHECK(faults_of({5, 2, 3, 4, 1}) == "order at 0 (4)");
    CHECK(faults_of({1, 2, 5, 6, 7, 3, 4, 8}) == "order at 2 (5)");
    CHECK(faults_of({1, 3, 4, 5, 2, 6}) == "order at 1 (4)");
    CHECK(faults_of({1, 5, 2, 3, 4, 6}) == "order at 1 (2)");
    CHECK(faults_of({1, 2, 3, 1, 2, 3}) == "restart at 3 (2)");
    CHECK(faults_of({1, 2, 3, 1}) == "restart at 3 (2)");
    CHECK(faults_of({4, 5, 6, 7, 5, 6, 7, 8}, 4) == "restart at 4 (3)");
}

TEST_CASE("two slips make two") {
    CHECK(faults_of({1, 3, 5}) == "gap at 1 of 2-2 (0), gap at 2 of 4-4 (1)");
    CHECK(faults_of({1, 2, 3, 1, 3}) == "restart at 3 (2), gap at 4 of 2-2 (3)");
    CHECK(faults_of({2, 3, 1, 2, 3}) == "gap at 0 of 1-1, restart at 2 (1)");
    CHECK(faults_of({1, 2, 5, 4, 6, 8}) == "gap at 2 of 3-3 (1), gap at 5 of 7-7 (4)");
    CHECK(faults_of({1, 2, 6, 5, 7}) == "order at 2 (3), gap at 2 of 3-4 (1)");
}

TEST_CASE("any change of one item in a row of twelve is one fault") {
    const std::vector<std::int64_t> good = one_to(12);
    for (std::size_t i = 0; i < good.size(); ++i) {
        CAPTURE(i);
        std::vector<std::int64_t> removed = good;
        removed.erase(removed.begin() + static_cast<std::ptrdiff_t>(i));
        CHECK(find_number_faults(removed, 1).size() == (i + 1 < good.size() ? 1 : 0));
        std::vector<std::int64_t> doubled = good;
        doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), good[i]);
        const std::vector<NumberFault> repeats = find_number_faults(doubled, 1);
        REQUIRE(repeats.size() == 1);
        CHECK(repeats[0].kind == NumberFaultKind::repeat);
        CHECK(repeats[0].at == i + 1);
        for (std::size_t j = i + 1; j < good.size(); ++j) {
            CAPTURE(j);
            std::vector<std::int64_t> swapped = good;
            std::swap(swapped[i], swapped[j]);
            const std::vector<NumberFault> orders = find_number_faults(swapped, 1);
            REQUIRE(orders.size() == 1);
            CHECK(orders[0].kind == NumberFaultKind::order);
            CHECK(orders[0].at == i);
        }
    }
}

}  // namespace zhenggai
