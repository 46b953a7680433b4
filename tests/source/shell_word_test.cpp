#include "source/shell_word.h"

#include <doctest/doctest.h>

#include <cstdio>

namespace zhenggai {
namespace {

// What a shell makes of the word.
std::string read_by_shell(const std::string& word) {
    const std::string command = "printf %s " + word;
    FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string text;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
    ::pclose(pipe);
    return text;
}

TEST_CASE("a word is quoted only where it must be") {
    CHECK(shell_word("plans/a-1_b.txt") == "plans/a-1_b.txt");
    CHECK(shell_word("某市方案（终稿）.pdf") == "某市方案（终稿）.pdf");
    CHECK(shell_word("某市 方案.pdf") == "'某市 方案.pdf'");
    CHECK(shell_word("it's") == R"('it'\''s')");
    CHECK(shell_word("a(1).doc") == "'a(1).doc'");
    CHECK(shell_word("-x") == "./-x");
    CHECK(shell_word("") == "''");
}

TEST_CASE("a shell reads the word back as the name") {
    for (const std::string_view name : {"a", "a b", "'", "''a'", "$HOME", "`id`", "~", "*", "a;b", "a&b",
                                        "\"", "\\", "!x", "#x", "a\nb", "\t", "某 市"}) {
        CHECK(read_by_shell(shell_word(name)) == name);
    }
}

}  // namespace
}  // namespace zhenggai
