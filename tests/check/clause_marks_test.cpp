#include "check/clause_marks.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace zhenggai {
namespace {

// The offsets of the marks before `limit`, with a blank behind each.
std::string marks_of(std::string_view text, std::size_t limit) {
    const std::string padded = std::string(text) + std::string(ClauseMarks::margin, ',');
    std::string found;
    ClauseMarks marks(padded.data(), padded.data() + limit);
    while (const char* const mark = marks.next()) found += std::to_string(mark - padded.data()) + " ";
    return found;
}

std::string marks_of(std::string_view text) { return marks_of(text, text.size()); }

TEST_CASE("the marks of a text, and no other characters") {
    CHECK(marks_of("") == "");
    CHECK(marks_of("清河") == "");
    CHECK(marks_of("甲，乙；丙。丁,戊;") == "3 9 15 21 25 ");
    CHECK(marks_of("甲、乙：丙（丁）《戊》“己”！？.:") == "");
    CHECK(marks_of("，，") == "0 3 ");
}

TEST_CASE("a mark is found wherever it stands, once, and only before the limit") {
    for (const std::string_view mark : {"，", "；", "。", ",", ";"}) {
        for (std::size_t at = 0; at < 200; ++at) {
            const std::string text = std::string(at, 'x') + std::string(mark) + std::string(150, 'x');
            CAPTURE(mark);
            CAPTURE(at);
            CHECK(marks_of(text) == std::to_string(at) + " ");
            CHECK(marks_of(text, at) == "");
            CHECK(marks_of(text, at + 1) == std::to_string(at) + " ");
        }
    }
}

TEST_CASE("characters are counted up to a number") {
    for (const std::string_view character : {"a", "é", "河", "𠮷"}) {
        std::string text;
        for (std::size_t count = 0; count < 140; ++count, text += character) {
            CAPTURE(character);
            CAPTURE(count);
            CHECK(has_characters(text, 16) == (count >= 16));
            CHECK(has_characters(text, 65) == (count >= 65));
            CHECK(has_characters(text, 100) == (count >= 100));
        }
    }
}

}  // namespace
}  // namespace zhenggai
