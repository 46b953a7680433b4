#include "source/utf16_order.h"

#include <doctest/doctest.h>

#include <string>

namespace zhenggai {
namespace {

std::string utf16(std::u16string_view text, ByteOrder order) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        bytes += order == ByteOrder::little ? std::string{low, high} : std::string{high, low};
    }
    return bytes;
}

TEST_CASE("text in UTF-16 shows its byte order") {
    for (const std::u16string_view text :
         {u"整改方案\n", u"一、指导思想\r\n", u"一\n", u"1.摸清管网。\n2.封堵排口。\n", u"plan 2024\n",
          u"“甲”（乙）——丙：\t丁", u"　　整改时限：2024年6月底前\r\n"}) {
        CHECK(utf16_order(utf16(text, ByteOrder::little)) == ByteOrder::little);
        CHECK(utf16_order(utf16(text, ByteOrder::big)) == ByteOrder::big);
        // Cut off in the middle of the last character.
        const std::string cut = utf16(text, ByteOrder::little) + "\n";
        CHECK(utf16_order(cut) == ByteOrder::little);
    }
}

TEST_CASE("bytes that are no UTF-16 have no order") {
    using namespace std::string_literals;
    CHECK_FALSE(utf16_order(""));
    CHECK_FALSE(utf16_order("a"));
    CHECK_FALSE(utf16_order("\0\0\0\0"s));
    CHECK_FALSE(utf16_order("一、\0二、\0"s));                          // UTF-8 with NUL bytes
    CHECK_FALSE(utf16_order("\xD5\xFB\xB8\xC4\xB7\xBD\xB0\xB8\n"));     // 整改方案 in GB18030
    CHECK_FALSE(utf16_order("\0\x4E\x4E\0"s));                          // either order, as well as the other
    CHECK_FALSE(utf16_order("\1\2\3\4\0\0\xFF\xFE\x7F\x45\x4C\x46"s));  // a program
}

}  // namespace
}  // namespace zhenggai
