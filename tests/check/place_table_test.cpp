#include "check/place_table.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace zhenggai {
namespace {

TEST_CASE("places of a hash come back in the order of their adding, 16 at most") {
    const std::string text(40, 'x');
    PlaceTable table(0);
    for (std::uint32_t i = 0; i < 40; ++i) {
        const auto known = table.look_up_and_add({text.data() + i, i}, 7);
        REQUIRE(known.size() == std::min<std::size_t>(i, 16));
        for (std::uint32_t k = 0; k < known.size(); ++k) {
            CHECK(known[k].at == text.data() + k);
            CHECK(known[k].paragraph == k);
        }
    }
    CHECK(table.look_up_and_add({text.data(), 0}, 8).empty());
}

TEST_CASE("places are still known after the table has grown") {
    constexpr std::uint32_t count = 100'000;
    const std::string text(count, 'x');
    PlaceTable table(10);
    const auto hash_of = [](std::uint32_t i) { return (i / 2) * 2654435761U; };  // each stands for two places
    for (std::uint32_t i = 0; i < count; ++i) table.look_up_and_add({text.data() + i, i}, hash_of(i));
    std::uint32_t wrong = 0;
    for (std::uint32_t i = 0; i < count; i += 2) {
        const auto known = table.look_up_and_add({text.data(), 0}, hash_of(i));
        wrong += known.size() != 2 || known[0].paragraph != i || known[1].paragraph != i + 1;
    }
    CHECK(wrong == 0);
}

// Nothing is promised for such hashes but that they cost no more than others.
TEST_CASE("hashes that crowd at one place end") {
    const std::string text(1, 'x');
    PlaceTable table(0);
    std::size_t known = 0;
    for (std::uint32_t i = 0; i < 1'000'000; ++i)
        known += table.look_up_and_add({text.data(), i}, i % 1000).size();
    CHECK(known <= 16'000'000);
}

}  // namespace
}  // namespace zhenggai
