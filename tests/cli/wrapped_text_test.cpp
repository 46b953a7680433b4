#include "cli/wrapped_text.h"

#include <doctest/doctest.h>

namespace zhenggai {
namespace {

TEST_CASE("English ends its lines at spaces") {
    CHECK(wrapped_text("", "one two three", 13) == "one two three\n");
    CHECK(wrapped_text("", "one two three", 12) == "one two\nthree\n");
    CHECK(wrapped_text("Do:   ", "one two three", 13) == "Do:   one two\n      three\n");
    CHECK(wrapped_text("", "onetwothree four", 5) == "onetwothree\nfour\n");  // a word is not cut
    CHECK(wrapped_text("", "", 5) == "\n");
}

TEST_CASE("Chinese ends its lines anywhere but before a closing mark and behind an opening one") {
    CHECK(wrapped_text("处理：", "查看两个编号之间的原文。", 20) ==
          "处理：查看两个编号之\n      间的原文。\n");
    CHECK(wrapped_text("", "核对原文。", 8) == "核对原\n文。\n");
    CHECK(wrapped_text("", "缺少“标签”一级", 5) == "缺少\n“标\n签”一\n级\n");
    CHECK(wrapped_text("", "用 --lossy 读取，再核对", 10) == "用 --lossy\n读取，再核\n对\n");
    CHECK(wrapped_text("", "补在括号（内）。", 12) == "补在括号\n（内）。\n");
}

}  // namespace
}  // namespace zhenggai
