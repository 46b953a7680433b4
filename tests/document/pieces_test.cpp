#include "document/pieces.h"

#include <doctest/doctest.h>

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/arena.h"

namespace zhenggai {
namespace {

TEST_CASE("pieces keep their order, however many they are") {
    const std::string digits = "0123456789";
    for (std::size_t count = 0; count <= digits.size(); ++count) {
        CAPTURE(count);
        Pieces pieces;
        for (std::size_t i = 0; i < count; ++i) pieces.push_back(std::string_view(digits).substr(i, 1));
        CHECK(pieces.size() == count);
        CHECK(pieces.empty() == (count == 0));
        Arena arena;
        CHECK(arena.join(pieces) == digits.substr(0, count));
        if (count > 0) {
            CHECK(pieces.front() == "0");
            CHECK(pieces.back() == digits.substr(count - 1, 1));
            CHECK(pieces[count - 1].data() == digits.data() + count - 1);
        }
    }
}

TEST_CASE("copies and moved pieces are the same pieces") {
    for (const Pieces& pieces : {Pieces{}, Pieces{"甲"}, Pieces{"甲", "乙"}, Pieces{"甲", "乙", "丙"}}) {
        CAPTURE(pieces.size());
        Pieces copy = pieces;
        CHECK(copy == pieces);
        const Pieces moved = std::move(copy);
        CHECK(moved == pieces);
        Pieces assigned{"丁", "戊"};
        assigned = moved;
        CHECK(assigned == pieces);
        assigned = Pieces{"己"};
        CHECK(assigned == Pieces{"己"});
        CHECK(moved == pieces);
    }
}

TEST_CASE("a copy does not change with the pieces that it was made of") {
    Pieces pieces{"甲", "乙"};
    const Pieces copy = pieces;
    pieces.back() = "丙";
    CHECK(copy == Pieces{"甲", "乙"});
    CHECK_FALSE(copy == pieces);
}

TEST_CASE("pieces are cut and added behind what is left") {
    Pieces pieces{"甲", "乙", "丙"};
    pieces.cut(1);
    CHECK(pieces == Pieces{"甲"});
    pieces.append(std::vector<std::string_view>{"丁", "戊"});
    CHECK(pieces == Pieces{"甲", "丁", "戊"});
    pieces.append(Pieces{});
    const Pieces others{"己", "庚"};
    pieces.append(std::span(others).subspan(1));
    CHECK(pieces == Pieces{"甲", "丁", "戊", "庚"});
    pieces.cut(0);
    CHECK(pieces.empty());
}

}  // namespace
}  // namespace zhenggai
