#include "output/quoted_text.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <vector>

namespace zhenggai {
namespace {

std::string quoted(std::string_view text) {
    std::string buffer;
    {
        Appender out(buffer);
        append_quoted(text, out);
    }
    return buffer;
}

std::string utf8(unsigned code_point) {
    const auto tail = [code_point](int shift) {
        return static_cast<char>(0x80 | (code_point >> shift & 0x3F));
    };
    if (code_point < 0x80) return {static_cast<char>(code_point)};
    if (code_point < 0x800) return {static_cast<char>(0xC0 | code_point >> 6), tail(0)};
    if (code_point < 0x10000) return {static_cast<char>(0xE0 | code_point >> 12), tail(6), tail(0)};
    return {static_cast<char>(0xF0 | code_point >> 18), tail(12), tail(6), tail(0)};
}

// The rule of quoted_text.h, said a second time and slowly.
std::string escaped(unsigned c) {
    if (c == '"' || c == '\\') return {'\\', static_cast<char>(c)};
    if (c == '\n') return "\\n";
    if (c == '\r') return "\\r";
    if (c == '\t') return "\\t";
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    if (!control && c != 0x2028 && c != 0x2029 && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF) return utf8(c);
    std::array<char, 8> text = {};
    std::snprintf(text.data(), text.size(), "\\u%04X", c);
    return text.data();
}

TEST_CASE("text between quotes") {
    CHECK(quoted("") == R"("")");
    CHECK(quoted("66.") == R"("66.")");
    CHECK(quoted("是: “否”") == R"("是: “否”")");
    CHECK(quoted("\"\\\n\r\t") == R"("\"\\\n\r\t")");
    CHECK(quoted(std::string_view("\0\x1B\x7F", 3)) == R"("\u0000\u001B\u007F")");
    CHECK(quoted("\u0085\u2028\u2029\uFEFF\uFFFE\uFFFF") == R"("\u0085\u2028\u2029\uFEFF\uFFFE\uFFFF")");
    CHECK(quoted("\u00A0·，（）\uFEFE\uFFFD😀\U0010FFFF") == "\"\u00A0·，（）\uFEFE\uFFFD😀\U0010FFFF\"");
}

TEST_CASE("quoting appends") {
    std::string buffer = "- ";
    {
        Appender out(buffer);
        append_quoted("一", out);
    }
    CHECK(buffer == "- \"一\"");
}

TEST_CASE("a quoted text that ends a line") {
    std::string buffer;
    {
        Appender out(buffer);
        append_quoted_line("一", 1, out);
        append_quoted_line("二", 0, out);
        append_quoted_line("", 1, out);
        append_quoted_line("\t三", 0, out);
        append_quoted_line(std::string(Appender::most_room, 'a'), 1, out);
    }
    CHECK(buffer ==
          " \"一\"\n\"二\"\n \"\"\n\"\\t三\"\n \"" + std::string(Appender::most_room, 'a') + "\"\n");
}

// Whether `content` is quoted as `wanted`, with `before` and `behind` plain bytes around it.
bool is_quoted_as(const std::string& content, const std::string& wanted, std::size_t before,
                  std::size_t behind) {
    const std::string left(before, 'x');
    const std::string right(behind, 'y');
    std::string text = left;
    text.append(content).append(right);
    std::string all = '"' + left;
    all.append(wanted).append(right) += '"';
    return quoted(text) == all;
}

TEST_CASE("every character is escaped or left by the rule") {
    for (unsigned c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;  // surrogates are no characters
        if (!is_quoted_as(utf8(c), escaped(c), c % 50, c / 50 % 40)) FAIL_CHECK("code point " << c);
    }
}

TEST_CASE("characters are escaped at every place of a block") {
    // Long enough to stand in the first, the second and the last, shorter block of a scan.
    for (const unsigned c : {0x22U, 0x5CU, 0x0AU, 0x7FU, 0x85U, 0xA0U, 0x2028U, 0x2029U, 0x201CU, 0xFEFFU,
                             0xFEFEU, 0xFFFEU, 0xFFFFU, 0xFFFDU, 0xFF0CU, 0x1F600U}) {
        CAPTURE(c);
        bool all = true;
        for (std::size_t i = 0; i < 50 * std::size_t{40}; ++i) {
            all = all && is_quoted_as(utf8(c) + utf8(c), escaped(c) + escaped(c), i % 50, i / 50);
        }
        CHECK(all);
    }
}

TEST_CASE("texts longer than what is copied at once") {
    for (const unsigned c : {0x22U, 0x85U, 0xA0U, 0x2028U, 0x201CU, 0x5029U, 0xFEFFU, 0xFFFFU, 0xFF0CU}) {
        CAPTURE(c);
        bool all = true;
        for (std::size_t before = Appender::most_room - 30; before < Appender::most_room + 30; ++before)
            for (const std::size_t behind : {0U, 1U, 20U, 2000U})
                all = all && is_quoted_as(utf8(c) + utf8(c), escaped(c) + escaped(c), before, behind);
        CHECK(all);
    }
}

TEST_CASE("bytes that are no UTF-8 are copied, and none behind the end is read") {
    for (const std::string_view bytes :
         {"\x80", "\xC2", "\xE2", "\xE2\x80", "\xEF", "\xEF\xBF", "\xFF", "\xC2\xC2", "\xE2\x80\xE2"}) {
        for (std::size_t before = 0; before < 40; ++before) {
            // A copy of exact size, so that the sanitizer sees a read behind it.
            const std::vector<char> text = [&] {
                std::vector<char> all(before, 'x');
                all.insert(all.end(), bytes.begin(), bytes.end());
                all.shrink_to_fit();
                return all;
            }();
            const std::string_view view(text.data(), text.size());
            CHECK(quoted(view) == '"' + std::string(view) + '"');
        }
    }
}

}  // namespace
}  // namespace zhenggai
