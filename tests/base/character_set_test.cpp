#include "base/character_set.h"

#include <doctest/doctest.h>

namespace zhenggai {
namespace {

TEST_CASE("the first character of a text is decoded with its length") {
    struct Case {
        std::string_view text;
        std::uint32_t value;
        std::size_t length;
    };
    for (const Case& given :
         {Case{"a前", U'a', 1}, Case{"\u00A0x", 0xA0, 2}, Case{"前a", U'前', 3}, Case{"𠀀前", 0x20000, 4},
          // Cut inside a character, and the rest of one that was cut.
          Case{"\xE5\x89", cut_character + 0xE5, 2}, Case{"\xE5", cut_character + 0xE5, 1},
          Case{"\xF0\xA0\x80", cut_character + 0xF0, 3}, Case{"\x89\x8D前", cut_character + 0x89, 1}}) {
        CAPTURE(given.text);
        CHECK(first_code_point(given.text).value == given.value);
        CHECK(first_code_point(given.text).length == given.length);
    }
}

TEST_CASE("a set has the characters that it was made of, and no others") {
    constexpr CharacterSet marks(" ，。\u00A0\uFFFF");
    for (const std::string_view text : {" ", "，后", "。", "\u00A0", "\uFFFF"}) CHECK(marks.begins(text));
    for (const std::string_view text : {"", "a", "、", "后，", "\xEF\xBC", "\xEF", "\xC2", "\u00EF", "𠀀"})
        CHECK_FALSE(marks.begins(text));
}

TEST_CASE("a set may take what is left of a character for one of its own") {
    constexpr CharacterSet marks("，。", CutCharacters::included);
    for (const std::string_view text : {"，", "\xEF\xBC", "\xEF", "\xE3\x80"}) CHECK(marks.begins(text));
    for (const std::string_view text : {"、", "\xE5\x89", "\u00EF", "\u00E3", "\x80"})
        CHECK_FALSE(marks.begins(text));
}

}  // namespace
}  // namespace zhenggai
