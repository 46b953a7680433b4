#include "grammar/pattern_program.h"

#include <fmt/format.h>

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

#include "grammar/pattern_start.h"
#include "grammar/pattern_tree.h"

namespace zhenggai {
namespace {

// A step in the way of "run 2-5", "texts 甲|乙", "either 4".
std::string shown(const PatternProgram& program, const PatternStep& step) {
    constexpr std::array names{"one",    "run",         "run_fast", "run_lazy", "text",
                               "texts",  "texts_apart", "either",   "or_else",  "go",
                               "border", "text_end",    "found"};
    std::string text = names[static_cast<std::size_t>(step.kind)];
    switch (step.kind) {
        case StepKind::run:
        case StepKind::run_fast:
        case StepKind::run_lazy:
            text += fmt::format(" {}-", step.least);
            if (step.most != PatternStep::no_bound) text += fmt::to_string(step.most);
            break;
        case StepKind::text: text += fmt::format(" {}", program.text(step.what)); break;
        case StepKind::texts:
        case StepKind::texts_apart:
            for (std::size_t i = step.what; i < step.other; ++i)
                text += fmt::format("{}{}", i == step.what ? " " : "|", program.text(i));
            break;
        case StepKind::either:
        case StepKind::or_else:
        case StepKind::go: text += fmt::format(" {}", step.other); break;
        case StepKind::border: text += fmt::format(" {}", step.what); break;
        default: break;
    }
    return text;
}

std::string program_of(std::string_view pattern) {
    const auto tree = read_pattern(pattern);
    if (!tree) return "unknown";
    const OwnedPatternProgram made = make_program(*tree);
    std::string text;
    for (const PatternStep& step : made.steps) text += (text.empty() ? "" : ", ") + shown(made.view(), step);
    return text;
}

TEST_CASE("the steps of patterns") {
    struct Row {
        std::string_view pattern;
        std::string_view steps;
    };
    const Row rows[] = {
        {"", "found"},
        {"整改", "text 整改, found"},
        {"整[改治]", "text 整, one, found"},
        {"第(?P<n>[一二]+)(?:章|节)", "text 第, border 2, run_fast 1-, border 3, texts_apart 章|节, found"},
        {"(?:甲|甲乙)", "texts 甲|甲乙, found"},
        {"甲?乙*?丙{2,3}$", "run_fast 0-1, run_lazy 0-, run_fast 2-3, text_end, found"},
        // What stands behind may begin with what the run would give back.
        {".*甲", "run 0-, text 甲, found"},
        {"[^甲]{0,9}甲", "run_fast 0-9, text 甲, found"},
        {".*", "run_fast 0-, found"},
        {"[ab]*(?:b|c)", "run 0-, texts_apart b|c, found"},
        {"(?:甲.)?乙", "either 3, text 甲, one, text 乙, found"},
        {"(?:甲.)+", "text 甲, one, either 6, text 甲, one, go 2, found"},
        {"(?:甲.){1,2}?", "text 甲, one, or_else 5, text 甲, one, found"},
        {"甲|.", "either 3, text 甲, go 4, one, found"},
        {"[ab]*[ab]*c", "run_fast 0-, text c, found"},
        // No patterns for a walk.
        {"(?:a*)*", ""},
        {"a\\b", ""},
        {"^a", ""},
        {"\\pL", ""},
        {"[^\\p{Han}]", ""},
        {"(?:.甲){999}(?:.甲){999}(?:.甲){999}", ""},
        {"(?i)a", "unknown"},
        {"[[:alpha:]]", "unknown"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pattern);
        CHECK(program_of(row.pattern) == row.steps);
    }
}

TEST_CASE("a pattern roams where a long run of most characters can give some back") {
    for (const auto& [pattern, roams] :
         {std::pair{"整改.*", false}, std::pair{".*整改", true}, std::pair{".{0,60}整改", true},
          std::pair{".{0,6}整改", false}, std::pair{"[^整]*整改", false}, std::pair{"[0-9]*1", false}}) {
        CAPTURE(pattern);
        CHECK(make_program(*read_pattern(pattern)).roams == roams);
    }
}

// The characters of a small alphabet that each place may have.
std::string start_of_pattern(std::string_view pattern) {
    const PatternStart start = start_of(*read_pattern(pattern));
    std::string text;
    for (const CharacterRanges& set : start.at) {
        if (!text.empty()) text += ' ';
        for (const char c : std::string_view("abcx"))
            if (contains(set, static_cast<char32_t>(c))) text += c;
        if (text.empty() || text.back() == ' ') text += '-';
    }
    return text;
}

TEST_CASE("the characters at the first places of a match") {
    struct Row {
        std::string_view pattern;
        std::string_view places;
    };
    const Row rows[] = {
        {"abc", "a b c"},
        {"ab", "a b abcx"},  // anything may stand behind a match
        {"", "abcx abcx abcx"},
        {"a?bc", "ab bc abcx"},
        {"(?:ab|c)x", "ac bx abcx"},
        {"a*bcc", "ab abc abc"},
        {"a{2,3}b", "a a ab"},
        {"(?P<n>[ab])(?:c|x)c$", "ab cx c"},
        {"(?:ab?){1,2}c", "a abc abcx"},
        {"[ab]{7}", "ab ab ab"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pattern);
        CHECK(start_of_pattern(row.pattern) == row.places);
    }
}

}  // namespace
}  // namespace zhenggai
