#include "segment/pair_filter.h"

#include <doctest/doctest.h>

#include <string>

#include "text/character.h"

namespace zhenggai {
namespace {

// Which of the 。 of the text stand outside all pairs, counted from 1: "1 3".
std::string outside(std::string_view text) {
    PairFilter pairs;
    std::string found;
    int count = 0;
    const auto take = [&] {
        while (const auto ending = pairs.take())
            found += (found.empty() ? "" : " ") + std::to_string(ending->kind);
    };
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t at = i;
        const char32_t c = next_code_point(text, i);
        if (c == U'\n') pairs.close_paragraph();
        if (c == U'。') pairs.offer({.mark = at, .end = i, .kind = ++count});
        pairs.read(c, at, i);
        take();
    }
    pairs.close_paragraph();
    take();
    CHECK(pairs.empty());
    return found;
}

TEST_CASE("endings inside pairs and outside") {
    const struct {
        std::string_view text;
        std::string_view outside;
    } rows[] = {
        {"。", "1"},
        {"（。）。", "2"},
        {"(。）。（。)", "2"},
        {"“。‘。’。”。", "4"},
        {"《。》〈。〉「。」『。』【。】〔。〕〖。〗[。]{。}［。］｛。｝\"。\"＂。＂。", "14"},
        {"（。", "1"},
        {"。）。", "1 2"},
        {"（。”。", "1 2"},
        {"（。（。）。", "1 3"},
        {"“。（。”。）。", "3 4"},
        {"（。\n。）。", "1 2 3"},
        {"（（（。）。）。）。", "4"},
        {"〒。〓。", "1 2"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(outside(row.text) == row.outside);
    }
}

TEST_CASE("an ending in doubt waits, and no longer than it must") {
    PairFilter pairs;
    pairs.read(U'“', 0, 3);
    pairs.offer({.mark = 3, .end = 6});
    CHECK(!pairs.take());
    CHECK(!pairs.empty());
    pairs.read(U'，', 2051, 2054);
    CHECK(!pairs.take());  // a partner might still begin here
    pairs.read(U'，', 2052, 2055);
    CHECK(pairs.take() == Ending{.mark = 3, .end = 6});
}

}  // namespace
}  // namespace zhenggai
