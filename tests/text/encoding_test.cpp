#include "text/encoding.h"

#include <doctest/doctest.h>

#include "source/shown_diagnostic.h"

namespace zhenggai {
namespace {

std::string found(std::string_view name) {
    const Result<std::string> encoding = find_encoding(name);
    return encoding ? *encoding : shown(encoding.diagnostics());
}

TEST_CASE("encodings by their names") {
    struct Row {
        std::string_view name;
        std::string_view encoding;
    };
    const Row rows[] = {
        {"UTF-8", "UTF-8"},
        {"utf8", "UTF-8"},
        {"Utf_8", "UTF-8"},
        {"UTF-16", "UTF-16"},
        {"utf16le", "UTF-16LE"},
        {"UTF-16BE", "UTF-16BE"},
        {"UCS-2", "UTF-16"},
        {"UTF-32", "UTF-32"},
        {"GB18030", "GB18030"},
        {"gb-18030", "GB18030"},
        // What is part of GB18030 is read and recorded as that.
        {"GBK", "GB18030"},
        {"gbk", "GB18030"},
        {"x-gbk", "GB18030"},
        {"CP936", "GB18030"},
        {"windows-936", "GB18030"},
        {"GB2312", "GB18030"},
        {"gb_2312-80", "GB18030"},
        {"EUC-CN", "GB18030"},
        {"chinese", "GB18030"},
        {"Big5", "Big5"},
        {"BIG5", "Big5"},
        {"big5-hkscs", "Big5-HKSCS"},
        {"Shift_JIS", "Shift_JIS"},
        {"EUC-KR", "EUC-KR"},
        {"latin1", "ISO-8859-1"},
        {"windows-1252", "windows-1252"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(found(row.name) == row.encoding);
    }
}

TEST_CASE("what a name gives is a name of the same encoding") {
    for (const std::string_view name :
         {"UTF-8", "GBK", "Big5", "latin1", "x-gbk", "EUC-JP", "HZ", "ibm-37"}) {
        const std::string once = found(name);
        CHECK(found(once) == once);
    }
}

TEST_CASE("names that are unknown are answered with the nearest") {
    const std::string usual = "he usual ones are: UTF-8, UTF-16, UTF-16LE, UTF-16BE, GB18030, GBK, Big5";
    const auto unknown = [&](const std::string& name, const std::string& near) {
        return "error unknown-encoding : --encoding " + name + " is no known encoding; " +
               (near.empty() ? "t" : "did you mean " + near + "? T") + usual;
    };
    CHECK(found("GB1803") == unknown("GB1803", "GB18030"));
    CHECK(found("gb18031") == unknown("gb18031", "GB18030"));
    CHECK(found("UTF-9") == unknown("UTF-9", "UTF-8"));
    CHECK(found("BigFive5") == unknown("BigFive5", ""));
    CHECK(found("") == unknown("", ""));
    CHECK(found("用户自定义编码名称") == unknown("用户自定义编码名称", ""));
    // No encodings of characters, and ICU's own options behind a comma.
    CHECK(found("SCSU").starts_with("error unknown-encoding"));
    CHECK(found("UTF-7").starts_with("error unknown-encoding"));
    CHECK(found("UTF-16,version=1").starts_with("error unknown-encoding"));
    CHECK(found(std::string_view("GBK\0x", 5)).starts_with("error unknown-encoding"));
}

}  // namespace
}  // namespace zhenggai
