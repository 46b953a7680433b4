// Faults of a user's `segments`, those that only a segmenter sees: cases/segment-faults.
#include "pipeline/segment_rules.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "grammar/builtin.h"
#include "segment/grammar_rules.h"

namespace zhenggai {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

std::string lines_of(const Diagnostics& faults) {
    std::string lines;
    for (const Diagnostic& fault : faults) {
        lines += fault.source + ":" + std::to_string(fault.position->line) + ":" +
                 std::to_string(fault.position->column.value_or(0)) + ": " + fault.message + "; " +
                 fault.remedy.value_or("") + " [" + fault.code + "]\n    " + fault.source_line.value_or("") +
                 "\n";
    }
    return lines;
}

std::string faults_of(const Source& source) {
    const Result<Grammar> grammar = load_grammar(source, builtin_texts());
    if (!grammar) return lines_of(grammar.diagnostics());
    const Result<SegmentSection> section = load_segments(source, builtin_texts());
    if (!section) return lines_of(section.diagnostics());
    const Diagnostics faults = check_segments(*section, *grammar);
    return faults.empty() ? "it works\n" : lines_of(faults);
}

TEST_CASE("every fault of `segments` is told whole: cases/segment-faults") {
    std::size_t count = 0;
    for (const fs::directory_entry& file :
         fs::directory_iterator(fs::path(TESTS_FOLDER) / "cases" / "segment-faults")) {
        if (file.path().extension() != ".yaml") continue;
        const std::string name = file.path().filename().string();
        CAPTURE(name);
        CHECK(faults_of({.name = name, .bytes = bytes_of(file.path())}) ==
              bytes_of(fs::path(file.path()).replace_extension(".expected")));
        ++count;
    }
    CHECK(count >= 4);
}

constexpr std::string_view own_sentences = R"(grammar: own
version: 1
family: own
{}segments:
  sentence:
    rules: |
      [。；]+ {{1}};
      [^。；]+;
    cuts:
    - [甲；, 乙。]
    keeps: [甲]
)";

TEST_CASE("a level of its own replaces the inherited one, the others stay") {
    for (const std::string_view extends : {"", "extends: rectification-plan\n"}) {
        CAPTURE(extends);
        std::string yaml(own_sentences);
        yaml.replace(yaml.find("{}"), 2, extends);
        yaml.replace(yaml.find("{{1}}"), 5, "{1}");
        const Source source{.name = "own.yaml", .bytes = yaml};
        CHECK(faults_of(source) == "it works\n");
        const Result<Grammar> grammar = load_grammar(source, builtin_texts());
        const Result<SegmentSection> section = load_segments(source, builtin_texts());
        REQUIRE(static_cast<bool>(grammar));
        REQUIRE(static_cast<bool>(section));
        CHECK(grammar->own_segments);
        const SegmentRules rules = segment_rules(*section, *grammar);
        CHECK(rules.sentence == "[。；]+ {1};\n[^。；]+;\n");
        CHECK(rules.clause == builtin_rules().clause);
        CHECK(rules.word == builtin_rules().word);
    }
}

TEST_CASE("terms stand for every word of the lists that they name") {
    const auto has = [](const std::vector<std::string>& terms, std::string_view term) {
        return std::find(terms.begin(), terms.end(), term) != terms.end();
    };
    const std::vector<std::string>& terms = builtin_rules().terms;
    for (const std::string_view term : {"整改时限", "市级责任单位", "生态环境局", "市生态环境局",
                                        "县人民政府", "市委组织部", "立行立改", "序时进度"})
        CHECK_MESSAGE(has(terms, term), term);
    Grammar grammar;
    grammar.label_prefixes = {"甲", "乙"};
    grammar.fields = {{FieldKey::goal, {"丙", "丁"}}};
    CHECK(kept_terms({.terms = {"{label_prefixes}x{labels}", "戊"}}, grammar) ==
          std::vector<std::string>{"甲x丙", "甲x丁", "乙x丙", "乙x丁", "戊"});
}

}  // namespace
}  // namespace zhenggai
