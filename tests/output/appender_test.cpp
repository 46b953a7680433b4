#include "output/appender.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

namespace zhenggai {
namespace {

TEST_CASE("pieces reach the string in their order") {
    std::string text = "- ";
    {
        Appender out(text);
        out.append("num");
        out.append("ber", ':');
        out.append_spaces(2);
        out.append_number(std::numeric_limits<std::int64_t>::min());
        out.append("");
        out.append(std::string_view{});
        out.append_number(std::size_t{7});
    }
    CHECK(text == "- number:  -92233720368547758087");
}

TEST_CASE("what is not taken of a room is no part of the text") {
    std::string text;
    {
        Appender out(text);
        out.append('a');
        out.room(3)[0] = 'x';
        out.append('b');
        char* const room = out.room(2);
        room[0] = 'c';
        room[1] = 'd';
        out.take(1);
    }
    CHECK(text == "abc");
}

TEST_CASE("pieces of every size, more than a block together") {
    std::string text;
    std::string wanted;
    {
        Appender out(text);
        for (std::size_t size = 0; size < 5 * Appender::most_room; size += 1 + size / 8) {
            const std::string piece(size, static_cast<char>('a' + size % 26));
            out.append(piece);
            out.append_spaces(size);
            wanted += piece + std::string(size, ' ');
        }
        out.flush();
        CHECK(text == wanted);
        out.append("end");
    }
    CHECK(text == wanted + "end");
}

}  // namespace
}  // namespace zhenggai
