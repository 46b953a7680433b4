#include "base/word_search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace zhenggai {
namespace {

using Words = std::vector<std::string_view>;

TEST_CASE("the first of several words is found where it begins") {
    const Words words = {"合计", "共", "é", "in all", "𠮷野"};
    const WordSearch search(words);
    CHECK(search.find("清单共47个问题") == 6);
    CHECK(search.find("问题合计47个，共3类") == 6);
    CHECK(search.find("合并，共3类") == 9);
    CHECK(search.find("12 in all") == 3);
    CHECK(search.find("caféine") == 3);
    CHECK(search.find("在𠮷野") == 3);
    CHECK(search.find("共") == 0);
    CHECK(search.find("合") == std::string_view::npos);
    CHECK(search.find("") == std::string_view::npos);
    CHECK(search.find("in al") == std::string_view::npos);
    CHECK(search.any_in("caféine"));
    CHECK_FALSE(search.any_in("合"));
}

TEST_CASE("no word stands nowhere, and an empty one at once") {
    CHECK(WordSearch({}).find("清单") == std::string_view::npos);
    const Words words = {"单", ""};
    CHECK(WordSearch(words).find("清单") == 0);
    CHECK(WordSearch(words).find("") == 0);
}

TEST_CASE("it finds what a search for each word finds") {
    const Words words = {"涉及", "共", "分为", "a", "é", "共计"};
    const WordSearch search(words);
    constexpr std::array<std::string_view, 9> pieces = {"涉", "及", "共", "计", "分", "为", "a", "é", " "};
    for (std::size_t i = 0; i < 9 * 9 * 9 * 9; ++i) {
        std::string text;
        for (std::size_t rest = i, n = 0; n < 4; ++n, rest /= 9) text += pieces[rest % 9];
        std::size_t first = std::string::npos;
        for (const std::string_view word : words) first = std::min(first, text.find(word));
        CHECK(search.find(text) == first);
    }
}

}  // namespace
}  // namespace zhenggai
