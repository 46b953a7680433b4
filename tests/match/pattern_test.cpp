#include "match/pattern.h"

#include <re2/re2.h>

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "grammar/builtin.h"

namespace zhenggai {
namespace {

// --- What Pattern must agree with: RE2 by itself ---

using Groups = std::vector<std::optional<std::string>>;  // empty: no match

Groups groups_by_re2(const RE2& pattern, std::string_view text, RE2::Anchor anchor) {
    std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(pattern.NumberOfCapturingGroups()) + 1);
    if (!pattern.Match({text.data(), text.size()}, 0, text.size(), anchor, pieces.data(),
                       static_cast<int>(pieces.size())))
        return {};
    Groups groups;
    for (const re2::StringPiece piece : pieces)
        groups.push_back(piece.data() == nullptr ? std::nullopt : std::optional(piece.as_string()));
    return groups;
}

Groups groups_of(const Captures& captures, std::size_t count) {
    Groups groups;
    if (!captures) return groups;
    for (int i = 0; i < static_cast<int>(count); ++i)
        groups.push_back(captures[i].data() == nullptr ? std::nullopt
                                                       : std::optional(std::string(captures[i])));
    return groups;
}

// One pattern, and what RE2 makes of it.
struct Tried {
    explicit Tried(const GatedPattern& source)
        : text(source.text),
          pattern(source),
          truth(source.text, RE2::Quiet),
          count(source.groups.size() + 1) {}

    // How the two differ on the text; empty where they do not.
    std::string difference(std::string_view on) const {
        const Groups start = groups_by_re2(truth, on, RE2::ANCHOR_START);
        const bool whole = !groups_by_re2(truth, on, RE2::ANCHOR_BOTH).empty();
        if (pattern.begins(on) != !start.empty()) return "begins";
        if (pattern.covers(on) != whole) return "covers";
        if (groups_of(pattern.match(on), count) != start) return "match";
        const bool begun = !on.empty() && pattern.may_begin(TextEnds(on));
        Captures captures(count + 3);  // of another match
        const bool matched = begun && pattern.match_begun(on, TextStart(on), captures);
        if (begun && (matched ? groups_of(captures, count) : Groups()) != start) return "match_begun";
        if (groups_of(pattern.search(on), count) != groups_by_re2(truth, on, RE2::UNANCHORED))
            return "search";
        if (on.empty()) return {};
        const TextEnds ends(on);
        if (!start.empty() && !pattern.may_begin(ends)) return "may_begin";
        if (whole && !pattern.may_cover(ends)) return "may_cover";
        return {};
    }

    std::string text;
    Pattern pattern;
    RE2 truth;
    std::size_t count;
};

// --- Texts ---

// The same numbers on every run and machine.
class Numbers {
  public:
    std::size_t below(std::size_t limit) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::size_t>(state_ >> 33U) % limit;
    }

  private:
    std::uint64_t state_ = 20;
};

// The examples in the files of the built-in grammars, roughly: what stands between brackets and commas.
std::vector<std::string> example_texts() {
    std::vector<std::string> texts{""};
    for (const GrammarText& grammar : builtin_texts()) {
        std::istringstream lines{std::string(grammar.yaml)};
        for (std::string line; std::getline(lines, line);) {
            if (line.find("accepts:") == std::string::npos && line.find("rejects:") == std::string::npos &&
                line.find("- {text:") == std::string::npos && line.find("    - ") == std::string::npos)
                continue;
            std::string text;
            for (const char c : line + ",") {
                if (c != ',' && c != '[' && c != ']' && c != '{' && c != '}' && c != '\'') {
                    text += c;
                    continue;
                }
                text.erase(0, text.find_first_not_of(' '));
                if (text.starts_with("text: ")) text.erase(0, 6);
                if (!text.empty()) texts.push_back(text);
                text.clear();
            }
        }
    }
    return texts;
}

std::vector<std::string> sample_lines() {
    std::vector<std::string> lines;
    for (const auto& entry : std::filesystem::directory_iterator(SAMPLES_FOLDER)) {
        if (entry.path().extension() != ".txt") continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) lines.push_back(line);
    }
    return lines;
}

// Pieces of the examples put together anew, with marks, spaces and line ends among them.
std::vector<std::string> random_texts(const std::vector<std::string>& from, std::size_t count) {
    constexpr std::string_view marks[] = {"",   "：", ":",  "。", "（", "）", " ",  "　", "1",  "２", "一",
                                          "、", ".",  "\n", "\t", "第", "年", "日", "章", "件", "附", "问题"};
    Numbers numbers;
    const auto cut = [&numbers](const std::string& text) {
        std::size_t begin = numbers.below(text.size() + 1);
        std::size_t end = begin + numbers.below(text.size() + 1 - begin);
        const auto inside = [&text](std::size_t at) {
            return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
        };
        while (inside(begin)) ++begin;
        while (inside(end)) ++end;
        return begin < end ? text.substr(begin, end - begin) : std::string();
    };
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text;
        for (std::size_t part = numbers.below(4) + 1; part > 0; --part) {
            text += marks[numbers.below(std::size(marks))];
            const std::string& whole = from[numbers.below(from.size())];
            text += numbers.below(2) == 0 ? whole : cut(whole);
        }
        texts.push_back(text + std::string(marks[numbers.below(std::size(marks))]));
    }
    return texts;
}

std::vector<const GatedPattern*> patterns_of(const Grammar& grammar) {
    std::vector<const GatedPattern*> patterns;
    for (const MarkerRule& rule : grammar.markers) {
        patterns.push_back(&rule.pattern);
        if (rule.doubt) patterns.push_back(&*rule.doubt);
    }
    for (const BlockRule& rule : grammar.blocks) patterns.push_back(&rule.pattern);
    for (const FurnitureRule& rule : grammar.furniture) patterns.push_back(&rule.pattern);
    for (const Signal& signal : grammar.detection.signals)
        if (signal.pattern) patterns.push_back(&*signal.pattern);
    for (const TotalRule& rule : grammar.declaration.totals) patterns.push_back(&rule.pattern);
    return patterns;
}

std::vector<const GatedPattern*> all_patterns() {
    std::vector<const GatedPattern*> all;
    for (const GrammarText& text : builtin_texts()) {
        const Grammar* grammar = builtin_grammar(text.name);
        if (grammar == nullptr) continue;
        for (const GatedPattern* pattern : patterns_of(*grammar)) {
            bool known = false;
            for (const GatedPattern* other : all) known = known || other->text == pattern->text;
            if (!known) all.push_back(pattern);
        }
    }
    return all;
}

TEST_CASE("every pattern of the grammars finds what RE2 finds, on examples, samples and random texts") {
    const std::vector<std::string> examples = example_texts();
    REQUIRE(examples.size() > 500);
    const std::vector<std::string> samples = sample_lines();
    REQUIRE(samples.size() > 50);
    const std::vector<std::string> random = random_texts(examples, 400);
    for (const GatedPattern* source : all_patterns()) {
        const Tried tried(*source);
        for (const auto* texts : {&examples, &samples, &random})
            for (const std::string& text : *texts)
                if (const std::string difference = tried.difference(text); !difference.empty()) {
                    CAPTURE(tried.text);
                    CAPTURE(text);
                    CHECK(difference == "");
                }
    }
}

std::string encoded(char32_t c) {
    const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
    const auto rest = [&](unsigned shift) { return byte(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x800) return {byte(0xC0U | (c >> 6U)), rest(0)};
    if (c < 0x10000) return {byte(0xE0U | (c >> 12U)), rest(6), rest(0)};
    return {byte(0xF0U | (c >> 18U)), rest(12), rest(6), rest(0)};
}

TEST_CASE("no gate refuses a character that RE2 lets a match begin with") {
    // A gate's first characters against all short ones that RE2 accepts: \p{Han} is known roughly only.
    const GatedPattern han = gated_pattern("\\p{Han}$");
    const Tried tried(han);
    for (char32_t c = 0x80; c <= 0x3FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const std::string text = encoded(c);
        if (tried.pattern.begins(text) != RE2::FullMatch(text, tried.truth)) {
            CAPTURE(static_cast<unsigned>(c));
            CHECK(false);
        }
    }
}

TEST_CASE("captures, tails and ends, where a match needs what stands behind it") {
    const std::string_view patterns[] = {
        "(?P<a>x)(?P<b>.*)",
        "(?P<a>ab$|a)(?P<b>b?)",
        "(?P<a>a|ab)(?P<b>c|bcd)(?P<c>d*)",
        "(?P<a>a*?)(?P<b>.*)",
        "(?P<a>(?P<b>[ab])*)",
        "(?P<a>a\\b|ab)",
        "(?P<a>.*)",
        "(?P<a>a)?b",
        "(?P<a>a)(?P<b>b)(?P<c>c)?(?P<d>d)?(?P<e>e)?(?P<f>f)?(?P<g>.*)",
        "(?i)(?P<a>A)(?P<b>.*)",
        "a$|(?P<a>a)b?",
    };
    const std::string_view texts[] = {"",    "a",    "ab",  "abc",  "abcd", "abcdd", "x",
                                      "xyz", "x\ny", "a b", "b",    "bb",   "aabb",  "abcdefgh",
                                      "A",   "Ab",   "\n",  "a\nb", "甲",   "a甲",   "ab甲"};
    for (const std::string_view pattern : patterns) {
        const GatedPattern source = gated_pattern(std::string(pattern));
        const Tried tried(source);
        for (const std::string_view text : texts) {
            CAPTURE(pattern);
            CAPTURE(text);
            CHECK(tried.difference(text) == "");
        }
    }
}

TEST_CASE("bounds hold in texts of any length") {
    const GatedPattern source = gated_pattern("(?P<a>[甲乙]{2,32})(?P<b>乙{1,3})$");
    const Tried tried(source);
    for (std::size_t length = 1; length < 45; ++length)
        for (std::size_t ends = 0; ends < std::min<std::size_t>(length, 5); ++ends) {
            std::string text;
            for (std::size_t i = 0; i < length; ++i) text += i + ends < length ? "甲" : "乙";
            CAPTURE(text);
            CHECK(tried.difference(text) == "");
        }
}

TEST_CASE("what a walk goes back for") {
    const std::string_view patterns[] = {
        "(?P<a>a*)(?P<b>a{1,2})(?P<c>b?)$",
        "(?P<a>a*?)(?P<b>a{0,2}?)(?P<c>b|$)",
        "(?P<a>(?:ab|a|abc){1,3}?)(?P<b>c?)$",
        "(?:(?P<a>a)|(?P<b>b)){2,3}(?P<c>[^a]*)a",
        "(?:(?P<a>a)b|(?P<b>ab)c|(?P<c>a))+$",
        "(?P<a>.*)甲(?P<b>.*?)(?:乙|丙|)(?P<c>.{0,2})$",
        "(?P<a>[^甲]{1,3})(?P<b>(?:甲|甲乙)*)(?P<c>乙?)",
        "(?:甲|乙){0,2}(?P<a>[甲丙]+)(?P<b>丙)",
        "(?P<a>[\\p{Han}a]{1,4}?)(?P<b>\\p{Han})c?",
        "(?P<a>a|)(?P<b>(?:|b)c?)$",
    };
    const std::string_view alphabet[] = {"a", "b", "c", "甲", "乙", "丙", "\n", "々", "〇"};
    Numbers numbers;
    std::vector<std::string> texts{""};
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        const std::size_t letters = numbers.below(2) == 0 ? 3 : std::size(alphabet);
        for (std::size_t length = numbers.below(9); length > 0; --length)
            text += alphabet[numbers.below(letters)];
        texts.push_back(text);
    }
    for (const std::string_view pattern : patterns) {
        const GatedPattern source = gated_pattern(std::string(pattern));
        REQUIRE(!source.program.empty());
        const Tried tried(source);
        for (const std::string& text : texts)
            if (const std::string difference = tried.difference(text); !difference.empty()) {
                CAPTURE(pattern);
                CAPTURE(text);
                CHECK(difference == "");
            }
    }
}

TEST_CASE("texts that are too long for a walk, or have too many ways") {
    const std::string_view patterns[] = {"(?P<a>.*)甲(?P<b>.*)乙(?P<c>.*)丙", "(?:a|aa)*(?P<a>b)",
                                         "(?P<a>(?:[ab]*,?)*c)", "(?:a?){40}a{40}(?P<a>b?)"};
    for (const std::string_view pattern : patterns) {
        const GatedPattern source = gated_pattern(std::string(pattern));
        const Tried tried(source);
        for (const std::size_t size : {10U, 40U, 41U, 2000U, 20000U})
            for (const std::string_view end : {"", "b", "c", "甲乙", "丙"}) {
                std::string text(size, 'a');
                text += end;
                CAPTURE(pattern);
                CAPTURE(size);
                CAPTURE(end);
                CHECK(tried.difference(text) == "");
            }
    }
}

TEST_CASE("a text cut inside a character") {
    const GatedPattern source = gated_pattern("(?P<a>.{0,3}?)(?P<b>[^甲]*)(?P<c>乙?)");
    const Tried tried(source);
    const std::string_view whole = "a甲乙丙乙";
    for (std::size_t begin = 0; begin < whole.size(); ++begin)
        for (std::size_t end = begin; end <= whole.size(); ++end) {
            const std::string_view text = whole.substr(begin, end - begin);
            CAPTURE(text);
            CHECK(tried.difference(text) == "");
        }
}

TEST_CASE("names of captures") {
    const GatedPattern source = gated_pattern("(?P<one>a)(b)(?P<three>c)");
    const Pattern pattern(source);
    CHECK(pattern.group("one") == 1);
    CHECK(pattern.group("three") == 3);
    CHECK(pattern.group("two") == 0);
    CHECK(pattern.match("abc")[pattern.group("three")] == "c");
}

TEST_CASE("threads share a pattern from its first use on") {
    const GatedPattern source = gated_pattern("第(?P<number>[0-9]+)条");
    const Pattern pattern(source);
    std::vector<int> right(4);
    std::vector<std::thread> threads;
    for (int& count : right)
        threads.emplace_back([&pattern, &count] {
            for (int i = 0; i < 1000; ++i) {
                const std::string text = "第" + std::to_string(i) + "条";
                const Captures captures = pattern.match(text);
                count += captures && captures[1] == std::to_string(i) ? 1 : 0;
            }
        });
    for (std::thread& thread : threads) thread.join();
    for (const int count : right) CHECK(count == 1000);
}

}  // namespace
}  // namespace zhenggai
