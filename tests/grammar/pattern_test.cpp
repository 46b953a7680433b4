#include "grammar/pattern.h"

#include <re2/re2.h>

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "source/shown_diagnostic.h"

namespace zhenggai {
namespace {

const Words& words() {
    static const Words table{{"han", "[〇一二三四五六七八九十百]+"},
                             {"number", "{han}|\\d{1,4}"},
                             {"date", "\\d{4}年\\d{1,2}月"},
                             {"self", "a{self}b"},
                             {"ring_1", "a{ring_2}"},
                             {"ring_2", "b{ring_3}"},
                             {"ring_3", "c{ring_1}"},
                             {"lost", "{hann}"}};
    return table;
}

std::string expanded(std::string_view pattern) {
    const Result<std::string> result = expand_pattern(pattern, words());
    return result ? *result : shown(result.diagnostics());
}

TEST_CASE("words are expanded, each in a group of its own") {
    struct Row {
        std::string_view pattern;
        std::string_view expanded;
    };
    const Row rows[] = {
        {"", ""},
        {"问题", "问题"},
        {"{han}", "(?:[〇一二三四五六七八九十百]+)"},
        {"第{han}条", "第(?:[〇一二三四五六七八九十百]+)条"},
        {"{number}", "(?:(?:[〇一二三四五六七八九十百]+)|\\d{1,4})"},
        {"{date}-{date}", "(?:\\d{4}年\\d{1,2}月)-(?:\\d{4}年\\d{1,2}月)"},  // twice is no cycle
        {"(?P<n>{han})", "(?P<n>(?:[〇一二三四五六七八九十百]+))"},
        // Quantifiers and escapes with braces stay.
        {"a{2}", "a{2}"},
        {"a{2,3}b{2,}", "a{2,3}b{2,}"},
        {"{han}{2,3}", "(?:[〇一二三四五六七八九十百]+){2,3}"},
        {"\\p{Han}", "\\p{Han}"},
        {"\\P{Han}\\x{FF0C}", "\\P{Han}\\x{FF0C}"},
        {"[\\p{Han}a]{1,20}", "[\\p{Han}a]{1,20}"},
        {"\\{han\\}", "\\{han\\}"},
        {"\\\\{han}", "\\\\(?:[〇一二三四五六七八九十百]+)"},
        {"{", "{"},
        {"a{", "a{"},
        {"{}", "{}"},
        {"{han", "{han"},
        {"a\\", "a\\"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pattern);
        CHECK(expanded(row.pattern) == row.expanded);
    }
}

TEST_CASE("a word that is not defined") {
    CHECK(
        expanded("第{hna}条") ==
        "error undefined-word : the pattern uses the word {hna}, which is not defined; did you mean {han}?");
    CHECK(expanded("{numbers}") ==
          "error undefined-word : the pattern uses the word {numbers}, which is not defined; "
          "did you mean {number}?");
    CHECK(
        expanded("{Han}") ==
        "error undefined-word : the pattern uses the word {Han}, which is not defined; did you mean {han}?");
    CHECK(
        expanded("{lost}") ==
        "error undefined-word : the pattern uses the word {hann}, which is not defined; did you mean {han}?");
    const Result<std::string> nothing_near = expand_pattern("{somewhere}", words());
    REQUIRE_FALSE(nothing_near);
    REQUIRE(nothing_near.diagnostics().size() == 1);
    const Diagnostic& why = nothing_near.diagnostics()[0];
    CHECK(why.code == "undefined-word");
    CHECK(why.message == "the pattern uses the word {somewhere}, which is not defined");
    // There is nothing to import files with.
    CHECK(why.remedy.value_or("").find("import") == std::string::npos);
    CHECK(expand_pattern("{a}", {}).diagnostics()[0].remedy == why.remedy);
}

TEST_CASE("a word that leads back to itself") {
    CHECK(expanded("{self}") ==
          "error word-cycle : the word {self} is defined by itself; write one of the fragments out");
    // The names on the way are told.
    for (const std::string_view start : {"{ring_1}", "{ring_2}", "x{ring_3}y"}) {
        CAPTURE(start);
        const std::string why = expanded(start);
        CHECK(why.starts_with("error word-cycle : "));
        for (const std::string_view name : {"{ring_1}", "{ring_2}", "{ring_3}"})
            CHECK(why.find(name) != std::string::npos);
    }
}

struct Widened {
    std::string_view pattern;
    std::vector<std::string_view> accepts;
    std::vector<std::string_view> rejects;
};

void check(const Widened& row) {
    CAPTURE(row.pattern);
    const std::string pattern = widen_pattern(row.pattern);
    CAPTURE(pattern);
    const RE2 compiled(pattern, RE2::Quiet);
    CHECK(compiled.ok());
    if (!compiled.ok()) return;  // RE2 cannot be asked; the other rows can
    for (const std::string_view text : row.accepts) {
        CAPTURE(text);
        CHECK(RE2::FullMatch({text.data(), text.size()}, compiled));
    }
    for (const std::string_view text : row.rejects) {
        CAPTURE(text);
        CHECK_FALSE(RE2::FullMatch({text.data(), text.size()}, compiled));
    }
}

TEST_CASE("every literal stands for both of its widths") {
    const Widened rows[] = {
        {"问题:", {"问题:", "问题："}, {"问题；", "问题", "问 题:"}},
        {"问题：", {"问题:", "问题："}, {"问题;"}},
        {"a", {"a", "ａ"}, {"A", "Ａ", "b"}},
        {"ｚ", {"z", "ｚ"}, {"y"}},
        {"\\(.\\)", {"(甲)", "（甲）", "(甲）", "（甲)"}, {"甲", "[甲]"}},
        {"\\.", {".", "．"}, {"a", "。", "･"}},
        {"．", {".", "．"}, {"a"}},
        {"\\\\", {"\\", "＼"}, {"/"}},
        {"\\[\\]\\{\\}\\|", {"[]{}|", "［］｛｝｜"}, {"[]{}"}},
        {"\\^\\$\\*\\+\\?\\-", {"^$*+?-", "＾＄＊＋？－"}, {""}},
        {"!", {"!", "！"}, {"|"}},
        {"~", {"~", "～"}, {"}"}},
        {"5", {"5", "５"}, {"6", "６", "五"}},
        {"、", {"、"}, {",", "，"}},
        {"。", {"。"}, {".", "．"}},
        {"整", {"整"}, {"正"}},
        // A space is a space of any kind.
        {"甲 乙", {"甲 乙", "甲　乙", "甲\u00a0乙", "甲\t乙"}, {"甲乙", "甲  乙"}},
        {"甲　乙", {"甲 乙", "甲　乙"}, {"甲乙"}},
    };
    for (const Widened& row : rows) check(row);
}

TEST_CASE("all of U+0021..U+007E, by itself and in a class") {
    constexpr std::string_view special = "\\.+*?()|[]{}^$-";
    for (char c = '!'; c <= '~'; ++c) {
        const std::string escape = special.find(c) == std::string_view::npos ? "" : "\\";
        const std::string half(1, c);
        const std::string full{'\xEF', static_cast<char>(0xBC + (c - '!' + 1) / 64),
                               static_cast<char>(0x80 + (c - '!' + 1) % 64)};
        const std::string literal = escape + half;
        const std::string in_class = "[" + literal + "]";
        check({literal, {half, full}, {"", "甲", half + half}});
        check({full, {half, full}, {"", "甲"}});
        check({in_class, {half, full}, {"", "甲"}});
        const std::string not_in_class = "[^" + full + "]";
        check({not_in_class, {"甲"}, {half, full}});
    }
}

TEST_CASE("digits and spaces of both widths") {
    const Widened rows[] = {
        {"\\d", {"0", "9", "０", "９"}, {"a", "", "一", "①", "00"}},
        {"\\d+", {"2022", "２０２２", "2０22"}, {"", "二〇二二"}},
        {"\\D", {"a", "一", "："}, {"0", "９"}},
        {"\\s", {" ", "\t", "\n", "　", "\u00a0"}, {"", "a", "　　", "一"}},
        {"\\S", {"a", "一", "０"}, {" ", "　", "\u00a0", "\t"}},
        {"[\\d]", {"0", "９"}, {"a"}},
        {"[^\\d]", {"a", "一"}, {"0", "９"}},
        {"[\\s]", {" ", "　", "\u00a0"}, {"a"}},
        {"[^\\s]", {"a", "０"}, {" ", "　", "\u00a0"}},
        {"[\\d\\s]+", {"1 ２　3"}, {"1a"}},
        {"[0-9]", {"5", "５"}, {"a", "五"}},
        {"[０-９]", {"5", "５"}, {"a"}},
        {"[ ]", {" ", "　", "\u00a0"}, {"a"}},
    };
    for (const Widened& row : rows) check(row);
}

TEST_CASE("classes, ranges and groups") {
    const Widened rows[] = {
        {"[(（]", {"(", "（"}, {")", "）"}},
        {"[,;、]", {",", "，", ";", "；", "、"}, {"。", "."}},
        {"[a-c]", {"a", "b", "ｃ"}, {"d", "ｄ", "-"}},
        {"[^a-c]", {"d", "ｄ", "甲"}, {"a", "ｂ"}},
        {"[^,。]+", {"甲乙"}, {"甲，乙", "甲,乙", "甲。"}},
        {"[一-十]", {"一", "三"}, {"零", "1"}},
        {"[a-]", {"a", "-", "－", "ａ"}, {"b"}},
        {"[-a]", {"a", "-"}, {"b"}},
        {"[a\\-c]", {"a", "-", "c", "－"}, {"b"}},
        {"[]a]", {"]", "］", "a"}, {"["}},
        {"[^]a]", {"b"}, {"]", "］", "a"}},
        {"[\\]\\[]", {"]", "[", "［"}, {"a", "\\"}},
        {"[.*+]", {".", "．", "*", "＋"}, {"a"}},
        {"[①-⑳]", {"①", "⑳"}, {"1", "㈠"}},
        {"[\\p{Han}A-Z]+", {"甲A", "Ｚ乙"}, {"a", "1"}},
        {"[^\\p{Han}]", {"a", "１"}, {"甲"}},
        {"(甲|乙)?丙", {"甲丙", "乙丙", "丙"}, {"甲乙丙"}},
        {"(?:ab)+", {"ab", "ａｂab"}, {"a", "(?:ab)"}},
        {"(?P<name>a|b)", {"a", "ｂ"}, {"c"}},
        {"(?i)ab", {"AB", "Ａb", "ａＢ"}, {"a"}},
        {"(?i:a)b", {"Ab", "Ａｂ"}, {"aB"}},
        {"a{2,3}", {"aa", "ａaａ"}, {"a", "aaaa"}},
        {"甲*?乙", {"乙", "甲甲乙"}, {"甲"}},
        {"^甲$", {"甲"}, {"乙"}},
        {".", {"甲", "a", "９"}, {"", "\n"}},
        {"", {""}, {"a"}},
    };
    for (const Widened& row : rows) check(row);
}

TEST_CASE("spaces may stand between digits and Han characters, and nowhere else") {
    const Widened rows[] = {
        {"\\d{4}年",
         {"2022年", "2022 年", "２０２２　年", "2022\u00a0年", "2022  年"},
         {"2 022年", "2022年 "}},
        {"第\\d+条", {"第3条", "第 3 条", "第3　条", "第　１２条"}, {"第1 2条", " 第3条", "第条"}},
        {"\\d{1,2}月\\d{1,2}日", {"1月14日", "1 月 14 日", "１月 １４ 日"}, {"1 4月1日"}},
        {"第[0-9]章", {"第 3 章", "第３章"}, {"第章"}},
        {"第5章", {"第 5 章", "第５ 章", "第5章"}, {"第五章"}},
        {"\\p{Han}\\d", {"甲1", "甲 1"}, {"a 1"}},
        {"[一二三]\\d", {"一1", "一 1"}, {"四 1"}},
        {"\\d[月日]", {"3月", "3 日"}, {"3 年"}},
        {"\\d(月|日)", {"3月", "3 月", "3 日"}, {"3 年"}},
        {"(\\d|[一二])月", {"3 月", "一月"}, {"一 一月"}},
        {"(?:一|\\d)号", {"3 号", "一号"}, {"四号"}},
        {"第(?:一|\\d)", {"第 3", "第一"}, {"第 四"}},
        {"问题(?P<n>\\d+)", {"问题3", "问题 3", "问题　３"}, {"问 题3"}},
        {"(?P<a>\\d+)(?P<b>月)", {"3 月"}, {"3 日"}},
        {"((\\d)年)", {"3 年"}, {}},
        {"\\d+年?", {"3", "3 年"}, {"年"}},
        {"\\d个?月", {"3月", "3 月", "3 个月"}, {"3日"}},
        {"第\\d?章", {"第章", "第 3 章"}, {"章"}},
        // No space where two of a kind meet, or something else is between.
        {"问题", {"问题"}, {"问 题"}},
        {"\\d\\d", {"12", "１２"}, {"1 2"}},
        {"\\d、", {"1、"}, {"1 、"}},
        {"\\d[.、]\\p{Han}", {"1.甲"}, {"1. 甲", "1 .甲"}},
        {"问题:\\d", {"问题：1"}, {"问题： 1", "问题 :1"}},
        {"\\da", {"1a"}, {"1 a"}},
        {"甲a", {"甲a"}, {"甲 a"}},
        {"\\d|甲", {"1", "甲"}, {"1 甲", " 甲", "1 "}},
    };
    for (const Widened& row : rows) check(row);
}

TEST_CASE("the spaces are allowed also where what stands between may be absent, or is mixed") {
    const Widened rows[] = {
        {"问题\\(?\\d+", {"问题(3", "问题3", "问题 3"}, {}},
        {"\\d(个)?月", {"3 月", "3 个月"}, {}},
        {"[一二三\\d]+号", {"一号", "3号", "3 号"}, {"四号"}},
        {"第[\\d一二]条", {"第 3 条", "第一条"}, {}},
    };
    for (const Widened& row : rows) check(row);
}

TEST_CASE("captures hold no space that widening let in") {
    struct Row {
        std::string_view pattern;
        std::string_view text;
        std::string_view capture;
    };
    const Row rows[] = {
        {"第(?P<n>\\d+)章", "第 3 章", "3"},
        {"第(?P<n>{number})章", "第 3 章", "3"},
        {"第(?P<n>{number})章", "第三章", "三"},
        {"第(?P<n>一|\\d+)章", "第　12　章", "12"},
        {"问题(?P<n>[一二]|[0-9]+):", "问题 7：", "7"},
        {"(?P<n>\\d+)年", "2022 年", "2022"},
        {"(?P<n>(\\d+)年)", "2022 年", "2022 年"},
        {"\\d+(?P<n>月|日)", "3 日", "日"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pattern);
        const Result<std::string> pattern = expand_pattern(row.pattern, words());
        REQUIRE(pattern);
        const RE2 compiled(widen_pattern(*pattern), RE2::Quiet);
        REQUIRE(compiled.ok());
        const int group = compiled.NamedCapturingGroups().at("n");
        std::vector<re2::StringPiece> groups(static_cast<std::size_t>(group) + 1);
        REQUIRE(compiled.Match({row.text.data(), row.text.size()}, 0, row.text.size(), RE2::ANCHOR_BOTH,
                               groups.data(), group + 1));
        CHECK(groups[static_cast<std::size_t>(group)].as_string() == row.capture);
    }
}

TEST_CASE("the rest of RE2's syntax keeps its meaning") {
    const Widened rows[] = {
        {"\\w+", {"ab_1"}, {"甲", ""}},
        {"\\ba\\b", {"a"}, {"b"}},
        {"a\\tb\\n", {"a\tb\n"}, {"atbn"}},
        {"\\Aa\\z", {"a"}, {"Aaz"}},
        {"\\x{41}", {"A"}, {"x"}},
        {"\\x41",
         {"A"},
         {"x41",
          "\x04"
          "1"}},
        {"\\pN", {"1", "①"}, {"a"}},
        {"\\p{^Han}", {"a"}, {"甲"}},
        {"[\\t]", {"\t"}, {"t", "\\"}},
        {"[\\w]", {"a", "1"}, {"\\", "。"}},
        {"[\\W]", {"。"}, {"a", "W"}},
        {"[\\x41]", {"A"}, {"4", "x"}},
        {"[\\x{41}-\\x{43}]", {"B"}, {"D", "-"}},
        {"[[:digit:]]", {"5"}, {"[", ":", "d]", "a"}},
        {"[[:alpha:]。]+", {"ab。"}, {"1", ":]"}},
        {"[ -~]", {"a", " ", "~"}, {"甲"}},
    };
    for (const Widened& row : rows) check(row);
}

TEST_CASE("what RE2 does not know is left for RE2 to report") {
    for (const std::string_view pattern :
         {"(",           ")",       "[",       "[a",   "a**",   "*",
          "(?=a)",       "(?<!a)",  "\\",      "\\1",  "[b-a]", "a{3,2}",
          "a{1001}",     "(?P<n>",  "(?P<>a)", "\\y",  "[\\",   "\\p{Klingon}",
          "\\x{110000}", "\\p{Han", "(?",      "\\：", "[\\：]"}) {
        CAPTURE(pattern);
        CHECK_FALSE(RE2({pattern.data(), pattern.size()}, RE2::Quiet).ok());
        const std::string widened = widen_pattern(pattern);
        CAPTURE(widened);
        CHECK_FALSE(RE2(widened, RE2::Quiet).ok());
    }
}

}  // namespace
}  // namespace zhenggai
