#include "grammar/load.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "grammar/builtin.h"
#include "text/survey.h"

namespace zhenggai {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

// "a.yaml:4:10: unknown key `patern`; did you mean `pattern`? [unknown-key]", a line each.
std::string lines_of(const Diagnostics& faults) {
    std::string lines;
    for (const Diagnostic& fault : faults) {
        lines += fault.source;
        if (fault.position) {
            lines += ":" + std::to_string(fault.position->line);
            if (fault.position->column) lines += ":" + std::to_string(*fault.position->column);
        }
        lines += ": " + fault.message;
        if (fault.remedy) lines += "; " + *fault.remedy;
        lines += " [" + fault.code + "]\n";
    }
    return lines;
}

Result<Grammar> load(std::string yaml, std::string name = "child.yaml") {
    return load_grammar({.name = std::move(name), .bytes = std::move(yaml)}, builtin_texts());
}

std::string faults_of(std::string yaml) {
    const Result<Grammar> grammar = load(std::move(yaml));
    return grammar ? "it loads\n" : lines_of(grammar.diagnostics());
}

std::vector<std::string_view> listed(const Grammar& grammar, WordList list) {
    const auto words = grammar.values.of(list);
    return {words.begin(), words.end()};
}

const fs::path faults_folder = fs::path(TESTS_FOLDER) / "cases" / "grammar-faults";

std::vector<fs::path> fault_files() {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(faults_folder)) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

TEST_CASE("every fault of a grammar file is told whole: cases/grammar-faults") {
    const std::vector<fs::path> files = fault_files();
    CHECK(files.size() >= 40);
    for (const fs::path& file : files) {
        const std::string name = file.filename().string();
        CAPTURE(name);
        const Result<Grammar> grammar =
            load_grammar({.name = name, .bytes = bytes_of(file)}, builtin_texts());
        const std::string faults = grammar ? "it loads\n" : lines_of(grammar.diagnostics());
        CHECK(faults == bytes_of(fs::path(file).replace_extension(".expected")));
    }
}

TEST_CASE("every fault is an error, with the line that it is on") {
    for (const fs::path& file : fault_files()) {
        const std::string name = file.filename().string();
        CAPTURE(name);
        const Result<Grammar> grammar =
            load_grammar({.name = name, .bytes = bytes_of(file)}, builtin_texts());
        if (grammar) continue;  // the test above tells
        CHECK_FALSE(grammar.diagnostics().empty());
        for (const Diagnostic& fault : grammar.diagnostics()) {
            CAPTURE(fault.code);
            CHECK(fault.severity == Severity::error);
            CHECK(fault.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
            CHECK_FALSE(fault.message.empty());
            CHECK_FALSE(fault.remedy.value_or("").empty());
            REQUIRE(fault.position);
            REQUIRE(fault.source_line);
            CHECK(fault.source_line->find_first_of("\r\n") == std::string::npos);
        }
    }
}

TEST_CASE("the fault files show every code") {
    // All but yaml-alias and unknown-grammar, which tests below show.
    std::set<std::string> missing{"bad-pattern",     "duplicate-key", "empty-value",       "example-accepted",
                                  "example-capture", "label-twice",   "missing-capture",   "example-rejected",
                                  "missing-example", "missing-key",   "not-a-number",      "undefined-word",
                                  "unknown-field",   "unknown-key",   "unknown-heading",   "unknown-place",
                                  "unknown-role",    "unknown-total", "unknown-word-list", "word-cycle",
                                  "wrong-kind",      "yaml-depth",    "yaml-syntax"};
    for (const fs::path& file : fault_files()) {
        const Result<Grammar> grammar =
            load_grammar({.name = "a.yaml", .bytes = bytes_of(file)}, builtin_texts());
        if (grammar) continue;
        for (const Diagnostic& fault : grammar.diagnostics()) missing.erase(fault.code);
    }
    CHECK(missing == std::set<std::string>{});
}

TEST_CASE("the source line of a fault is the whole line as it stands") {
    const Result<Grammar> grammar = load("grammar: a\r\nversion: 1\r\n  \r\nfamily: a\r\nblocked: 甲  \r\n");
    REQUIRE_FALSE(grammar);
    REQUIRE(grammar.diagnostics().size() == 1);
    CHECK(grammar.diagnostics()[0].position == Position{5, 1});
    CHECK(grammar.diagnostics()[0].source_line == "blocked: 甲  ");
}

TEST_CASE("aliases and tags are faults") {
    CHECK(faults_of("grammar: a\nversion: 1\nfamily: &name b\nabout: *name\n").find("[yaml-alias]") !=
          std::string::npos);
    CHECK_FALSE(load("grammar: a\nversion: !!int 1\nfamily: b\n"));
    CHECK_FALSE(load("grammar: !name a\nversion: 1\nfamily: b\n"));
    CHECK_FALSE(load("grammar: a\nversion: 1\nfamily: b\nwords: &w {han: '一'}\nmarkers: *w\n"));
}

TEST_CASE("aliases of aliases do not blow a small file up") {
    // Ten to the fourth here; ten such lines would be ten to the tenth.
    std::string yaml = "grammar: a\nversion: 1\nfamily: a\nabout:\n- &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 4; ++i) {
        const std::string name = "*a" + std::to_string(i - 1);
        yaml += "- &a" + std::to_string(i) + " [";
        for (int j = 0; j < 10; ++j) yaml += (j == 0 ? "" : ", ") + name;
        yaml += "]\n";
    }
    CHECK_FALSE(load(yaml));
}

TEST_CASE("an example is a text or a map") {
    const Result<Grammar> grammar = load(
        "grammar: a\nversion: 1\nfamily: a\nblocks:\n  note:\n    role: note\n    pattern: '注'\n"
        "    accepts: [[注]]\n    rejects: [主]\n");
    REQUIRE_FALSE(grammar);
    REQUIRE(grammar.diagnostics().size() == 1);
    CHECK(grammar.diagnostics()[0].code == "wrong-kind");
    CHECK(grammar.diagnostics()[0].position == Position{8, 15});
}

TEST_CASE("every message is UTF-8, also where a pattern breaks a character in two") {
    const std::string faults =
        faults_of("grammar: a\nversion: 1\nfamily: a\nwords:\n  a: '\\：甲'\n  b: '[\\：]'\n  c: '(?P<甲'\n");
    CHECK(faults.find("5:6: ") != std::string::npos);
    CHECK(faults.find("6:6: ") != std::string::npos);
    CHECK(faults.find("7:6: ") != std::string::npos);
    CHECK(first_ill_formed_byte(faults) == std::nullopt);
}

TEST_CASE("scalars are texts, whatever YAML 1.1 would make of them") {
    const Result<Grammar> grammar = load("grammar: no\nversion: 12\nfamily: 'null'\n");
    REQUIRE(grammar);
    CHECK(grammar->name == "no");
    CHECK(grammar->version == 12);
    CHECK(grammar->family == "null");
    CHECK_FALSE(load("grammar: a\nversion: 0x10\nfamily: a\n"));
    CHECK_FALSE(load("grammar: a\nversion: 1_000\nfamily: a\n"));
}

TEST_CASE("a grammar with a byte order mark or Windows line ends loads") {
    const std::string yaml = "grammar: a\nversion: 3\nfamily: b\nfields:\n  goal: {labels: [目标]}\n";
    std::string windows;
    for (const char c : yaml) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    for (const std::string& text : {yaml, "\ufeff" + yaml, windows, "\ufeff" + windows}) {
        const Result<Grammar> grammar = load(text);
        REQUIRE(grammar);
        CHECK(grammar->name == "a");
        CHECK(grammar->version == 3);
        CHECK(grammar->family == "b");
        REQUIRE(grammar->fields.size() == 1);
        CHECK(grammar->fields[0].key == FieldKey::goal);
        CHECK(grammar->fields[0].labels == std::vector<std::string>{"目标"});
    }
}

TEST_CASE("a grammar by itself, with everything that one can hold") {
    const Result<Grammar> grammar = load(R"(
grammar: own
version: 7
family: own-family
about: a remark
words:
  digit: '\d'
markers:
  star:
    pattern: '(?P<number>{digit})\*'
    doubt: '{digit}\*\*'
    heading: subsection
    accepts: [{text: ３*, number: ３}]
    rejects: [3]
blocks:
  remark:
    role: note
    pattern: '注:'
    accepts: [注：]
    rejects: [主：]
fields:
  leaders: {labels: [责任人, 责任领导]}
detection:
  threshold: 4
  signals:
  - {in: title, pattern: '.*整改', weight: 2, accepts: [某县整改], rejects: [某县]}
  - {in: labels, of: [leaders, goal], at_least: 2, weight: 3}
  - {in: problems, weight: 5}
declared:
  openings: [共, 合计]
  totals:
    aspects: {counts: aspects, pattern: '(?P<number>{digit})个方面', accepts: [5个方面], rejects: [各个方面]}
)");
    REQUIRE(grammar);
    CHECK(grammar->name == "own");
    CHECK(grammar->version == 7);
    CHECK(grammar->family == "own-family");
    REQUIRE(grammar->markers.size() == 1);
    CHECK(grammar->markers[0].name == "star");
    CHECK(grammar->markers[0].heading == HeadingKey::subsection);
    CHECK(grammar->markers[0].doubt);
    REQUIRE(grammar->blocks.size() == 1);
    CHECK(grammar->blocks[0].name == "remark");
    CHECK(grammar->blocks[0].role == BlockRole::note);
    REQUIRE(grammar->fields.size() == 1);
    CHECK(grammar->fields[0].key == FieldKey::leaders);
    CHECK(grammar->fields[0].labels == std::vector<std::string>{"责任人", "责任领导"});
    CHECK(grammar->detection.threshold == 4);
    REQUIRE(grammar->detection.signals.size() == 3);
    const std::vector<Signal>& signals = grammar->detection.signals;
    CHECK(signals[0].place == SignalPlace::title);
    CHECK(signals[0].pattern);
    CHECK(signals[0].weight == 2);
    CHECK(signals[1].place == SignalPlace::labels);
    CHECK(signals[1].fields == std::vector<FieldKey>{FieldKey::leaders, FieldKey::goal});
    CHECK(signals[1].at_least == 2);
    CHECK(signals[1].weight == 3);
    CHECK(signals[2].place == SignalPlace::problems);
    CHECK_FALSE(signals[2].pattern);
    CHECK(signals[2].at_least == 1);
    CHECK(grammar->declaration.openings == std::vector<std::string>{"共", "合计"});
    REQUIRE(grammar->declaration.totals.size() == 1);
    CHECK(grammar->declaration.totals[0].key == TotalKey::aspects);
}

// --- Extending ---

const std::vector<std::string>& labels_of(const Grammar& grammar, FieldKey key) {
    const auto field = std::find_if(grammar.fields.begin(), grammar.fields.end(),
                                    [key](const FieldRule& rule) { return rule.key == key; });
    REQUIRE(field != grammar.fields.end());
    return field->labels;
}

template <class Rule>
std::vector<std::string> names_of(const std::vector<Rule>& rules) {
    std::vector<std::string> names;
    for (const Rule& rule : rules) names.push_back(rule.name);
    return names;
}

template <class Rule>
const GatedPattern& pattern_of(const std::vector<Rule>& rules, std::string_view name) {
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [name](const Rule& r) { return r.name == name; });
    REQUIRE(rule != rules.end());
    return rule->pattern;
}

const Grammar& parent() { return *builtin_grammar("rectification-plan"); }

const std::string child_head = "grammar: child\nversion: 5\nextends: rectification-plan\n";

Grammar child_of_plan(const std::string& rest) {
    Result<Grammar> child = load(child_head + rest);
    if (!child) FAIL(lines_of(child.diagnostics()));
    return *std::move(child);
}

TEST_CASE("a child that says nothing is its parent under another name") {
    const Grammar child = child_of_plan("");
    CHECK(child.name == "child");
    CHECK(child.version == 5);
    CHECK(child.family == parent().family);
    CHECK(names_of(child.markers) == names_of(parent().markers));
    CHECK(names_of(child.blocks) == names_of(parent().blocks));
    for (const BlockRule& rule : parent().blocks) CHECK(pattern_of(child.blocks, rule.name) == rule.pattern);
    for (const FieldRule& rule : parent().fields) CHECK(labels_of(child, rule.key) == rule.labels);
    CHECK(child.detection.threshold == parent().detection.threshold);
    CHECK(child.detection.signals.size() == parent().detection.signals.size());
    CHECK(child.declaration.openings == parent().declaration.openings);
    CHECK(child.declaration.totals.size() == parent().declaration.totals.size());
}

TEST_CASE("a child may name a family of its own") {
    CHECK(child_of_plan("family: county-ledger\n").family == "county-ledger");
}

TEST_CASE("a field of the child replaces that of the parent, the others stay") {
    const Grammar child = child_of_plan("fields:\n  deadline: {labels: [办结期限]}\n");
    CHECK(labels_of(child, FieldKey::deadline) == std::vector<std::string>{"办结期限"});
    CHECK(labels_of(child, FieldKey::goal) == labels_of(parent(), FieldKey::goal));
    CHECK(child.fields.size() == parent().fields.size());
}

TEST_CASE("a word of the child changes the parent's patterns that use it") {
    // 件 is added, so that the parent's own examples hold.
    const Grammar child = child_of_plan("words:\n  problem_word: '(反馈)?问题(描述)?|件'\n");
    CHECK(pattern_of(child.blocks, "problem") != pattern_of(parent().blocks, "problem"));
    CHECK(pattern_of(child.blocks, "problem").text.find("\\x{4EF6}") != std::string::npos);
    CHECK(pattern_of(child.blocks, "note") == pattern_of(parent().blocks, "note"));
}

TEST_CASE("a block of the child replaces the parent's in its place; a new one comes first") {
    const std::string examples = "\n    accepts: [见附注]\n    rejects: [主]\n";
    const Grammar child =
        child_of_plan("blocks:\n  note:\n    role: note\n    pattern: '见附注$'" + examples +
                      "  second_note:\n    role: note\n    pattern: '见附'" + examples +
                      "  third_note:\n    role: note\n    pattern: '见'" + examples);
    std::vector<std::string> names = names_of(parent().blocks);
    names.insert(names.begin(), {"second_note", "third_note"});
    CHECK(names_of(child.blocks) == names);
    CHECK(pattern_of(child.blocks, "note") != pattern_of(parent().blocks, "note"));
}

TEST_CASE("a marker of the child replaces the parent's in its place; a new one comes last") {
    const Grammar child = child_of_plan(
        "markers:\n"
        "  star: {pattern: '(?P<number>\\d)\\*', accepts: [1*], rejects: [1.]}\n"
        "  chapter: {pattern: '第(?P<number>{number})回', heading: part, accepts: [第三回], rejects: "
        "[第三章]}\n");
    std::vector<std::string> names = names_of(parent().markers);
    names.emplace_back("star");
    CHECK(names_of(child.markers) == names);
    CHECK(pattern_of(child.markers, "chapter") != pattern_of(parent().markers, "chapter"));
}

TEST_CASE("the child's detection replaces the parent's as a whole") {
    const Grammar child =
        child_of_plan("detection:\n  threshold: 1\n  signals:\n  - {in: problems, weight: 9}\n");
    CHECK(child.detection.threshold == 1);
    REQUIRE(child.detection.signals.size() == 1);
    CHECK(child.detection.signals[0].weight == 9);
}

TEST_CASE("the child's totals replace the parent's as a whole") {
    const Grammar child = child_of_plan(
        "declared:\n  openings: [总数]\n  totals:\n"
        "    items: {counts: problems, pattern: '(?P<number>{number})件', accepts: [9件], rejects: [件]}\n");
    CHECK(child.declaration.openings == std::vector<std::string>{"总数"});
    REQUIRE(child.declaration.totals.size() == 1);
    CHECK(child.declaration.totals[0].key == TotalKey::problems);
}

TEST_CASE("a child that gives other openings only is heard") {
    const Grammar child = child_of_plan("declared:\n  openings: [总数]\n");
    CHECK(child.declaration.openings == std::vector<std::string>{"总数"});
}

TEST_CASE("a word list of the child replaces the parent's, the others stay") {
    const Grammar child = child_of_plan(
        "values:\n  immediate: {words: [马上改, 马上], accepts: [马上改], rejects: [慢慢改]}\n"
        "label_prefixes: [镇级]\n");
    CHECK(listed(child, WordList::immediate) == std::vector<std::string_view>{"马上改", "马上"});
    CHECK(listed(child, WordList::ongoing) == listed(parent(), WordList::ongoing));
    CHECK(child.label_prefixes == std::vector<std::string>{"镇级"});
    CHECK(child_of_plan("").label_prefixes == parent().label_prefixes);
}

TEST_CASE("the words of a list stand longest first") {
    const Grammar child =
        child_of_plan("values:\n  before: {words: [前, 以前, 之前], accepts: [以前], rejects: [以后]}\n");
    CHECK(listed(child, WordList::before) == std::vector<std::string_view>{"以前", "之前", "前"});
}

TEST_CASE("a child may extend a library of several levels") {
    const GrammarText library[] = {
        {"base", "grammar: base\nversion: 1\nfamily: base-family\nfields:\n  goal: {labels: [目标]}\n"},
        {"middle", "grammar: middle\nversion: 2\nextends: base\nfields:\n  leaders: {labels: [责任人]}\n"},
    };
    const Result<Grammar> grammar =
        load_grammar({"a.yaml", "grammar: a\nversion: 3\nextends: middle\n"}, library);
    REQUIRE(grammar);
    CHECK(grammar->name == "a");
    CHECK(grammar->version == 3);
    CHECK(grammar->family == "base-family");
    CHECK(labels_of(*grammar, FieldKey::goal) == std::vector<std::string>{"目标"});
    CHECK(labels_of(*grammar, FieldKey::leaders) == std::vector<std::string>{"责任人"});
}

TEST_CASE("a fault of the parent is told under the parent's name") {
    const GrammarText library[] = {{"base", "grammar: base\nversion: none\nfamily: b\n"}};
    const Result<Grammar> grammar =
        load_grammar({"a.yaml", "grammar: a\nversion: 3\nextends: base\n"}, library);
    REQUIRE_FALSE(grammar);
    CHECK(
        lines_of(grammar.diagnostics()) ==
        "base.yaml:2:10: this must be a whole number from 1 to 1000000; write digits only [not-a-number]\n");
}

TEST_CASE("grammars that extend each other in a ring are refused, and not as unknown") {
    const GrammarText library[] = {{"a", "grammar: a\nversion: 1\nextends: b\n"},
                                   {"b", "grammar: b\nversion: 1\nextends: a\n"}};
    const Result<Grammar> grammar = load_grammar({"c.yaml", "grammar: c\nversion: 1\nextends: a\n"}, library);
    REQUIRE_FALSE(grammar);
    for (const Diagnostic& fault : grammar.diagnostics()) CHECK(fault.code != "unknown-grammar");
}

TEST_CASE("an unknown parent is answered with the nearest and all known ones") {
    const GrammarText library[] = {{"ledger", "grammar: ledger\nversion: 1\nfamily: a\n"},
                                   {"plan", "grammar: plan\nversion: 1\nfamily: a\n"}};
    const auto faults_with = [&library](std::string_view parent) {
        const Result<Grammar> grammar = load_grammar(
            {"c.yaml", "grammar: c\nversion: 1\nextends: " + std::string(parent) + "\n"}, library);
        return grammar ? "it loads\n" : lines_of(grammar.diagnostics());
    };
    CHECK(faults_with("something-else") ==
          "c.yaml:3:10: `extends` names something-else, which is no known grammar; "
          "known are: ledger, plan [unknown-grammar]\n");
    CHECK(faults_with("ledgers") ==
          "c.yaml:3:10: `extends` names ledgers, which is no known grammar; "
          "did you mean ledger? Known are: ledger, plan [unknown-grammar]\n");
}

TEST_CASE("a word of the child that spoils a rule of the parent is told where the parent's example stands") {
    const GrammarText library[] = {{"base",
                                    "grammar: base\nversion: 1\nfamily: b\nwords: {item: '问题'}\nblocks:\n"
                                    "  problem:\n    role: problem\n    pattern: '{item}:'\n"
                                    "    accepts: [问题：]\n    rejects: [问题]\n"}};
    const Result<Grammar> grammar =
        load_grammar({"c.yaml", "grammar: c\nversion: 1\nextends: base\nwords: {item: '事项'}\n"}, library);
    REQUIRE_FALSE(grammar);
    CHECK(lines_of(grammar.diagnostics()) ==
          "base.yaml:9:15: the rule `problem` rejects this text, which it must accept; "
          "widen the pattern, or move the text to `rejects` [example-rejected]\n");
}

// --- The built-in grammars ---

const fs::path grammars_folder = fs::path(TESTS_FOLDER).parent_path() / "grammars";

std::string name_of(const GrammarText& text) { return std::string(text.name); }

TEST_CASE("the built-in grammars are the files of grammars/, ordered by name") {
    std::vector<std::string> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(grammars_folder)) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path().stem().string());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> names;
    for (const GrammarText& text : builtin_texts()) {
        names.push_back(name_of(text));
        CAPTURE(text.name);
        const bool same = text.yaml == bytes_of(grammars_folder / (name_of(text) + ".yaml"));
        CHECK(same);
    }
    CHECK(names == files);
    CHECK(builtin_grammar("no-such-grammar") == nullptr);
    CHECK(builtin_grammar("") == nullptr);
    CHECK(builtin_grammar("plan-document.yaml") == nullptr);
    CHECK(builtin_grammar("rectification-plan") == builtin_grammar("rectification-plan"));
}

TEST_CASE("the built-in grammars are what their files load to, field by field") {
    for (const GrammarText& text : builtin_texts()) {
        const std::string name = name_of(text);
        CAPTURE(name);
        const Result<Grammar> loaded =
            load_grammar({name + ".yaml", bytes_of(grammars_folder / (name + ".yaml"))}, builtin_texts());
        if (!loaded) FAIL(lines_of(loaded.diagnostics()));
        const Grammar* embedded = builtin_grammar(name);
        if (embedded == nullptr) {
            CHECK(loaded->family.empty());  // words for other grammars
            continue;
        }
        CHECK(loaded->name == name);
        CHECK(embedded->name == loaded->name);
        CHECK(embedded->version == loaded->version);
        CHECK(embedded->family == loaded->family);
        CHECK(embedded->title_line_limit == loaded->title_line_limit);
        CHECK(embedded->heading_limit == loaded->heading_limit);
        REQUIRE(embedded->markers.size() == loaded->markers.size());
        for (std::size_t i = 0; i < loaded->markers.size(); ++i) {
            CHECK(embedded->markers[i].name == loaded->markers[i].name);
            CHECK(embedded->markers[i].pattern == loaded->markers[i].pattern);
            CHECK(embedded->markers[i].doubt == loaded->markers[i].doubt);
            CHECK(embedded->markers[i].heading == loaded->markers[i].heading);
        }
        REQUIRE(embedded->blocks.size() == loaded->blocks.size());
        for (std::size_t i = 0; i < loaded->blocks.size(); ++i) {
            CHECK(embedded->blocks[i].name == loaded->blocks[i].name);
            CHECK(embedded->blocks[i].role == loaded->blocks[i].role);
            CHECK(embedded->blocks[i].pattern == loaded->blocks[i].pattern);
        }
        REQUIRE(embedded->fields.size() == loaded->fields.size());
        for (std::size_t i = 0; i < loaded->fields.size(); ++i) {
            CHECK(embedded->fields[i].key == loaded->fields[i].key);
            CHECK(embedded->fields[i].labels == loaded->fields[i].labels);
        }
        CHECK(embedded->label_prefixes == loaded->label_prefixes);
        for (std::size_t i = 0; i < word_list_count; ++i) {
            CAPTURE(word_list_name(static_cast<WordList>(i)));
            CHECK(listed(*embedded, static_cast<WordList>(i)) == listed(*loaded, static_cast<WordList>(i)));
        }
        CHECK(embedded->detection.threshold == loaded->detection.threshold);
        REQUIRE(embedded->detection.signals.size() == loaded->detection.signals.size());
        for (std::size_t i = 0; i < loaded->detection.signals.size(); ++i) {
            CHECK(embedded->detection.signals[i].place == loaded->detection.signals[i].place);
            CHECK(embedded->detection.signals[i].pattern == loaded->detection.signals[i].pattern);
            CHECK(embedded->detection.signals[i].fields == loaded->detection.signals[i].fields);
            CHECK(embedded->detection.signals[i].at_least == loaded->detection.signals[i].at_least);
            CHECK(embedded->detection.signals[i].weight == loaded->detection.signals[i].weight);
        }
        REQUIRE(embedded->furniture.size() == loaded->furniture.size());
        for (std::size_t i = 0; i < loaded->furniture.size(); ++i) {
            CHECK(embedded->furniture[i].name == loaded->furniture[i].name);
            CHECK(embedded->furniture[i].place == loaded->furniture[i].place);
            CHECK(embedded->furniture[i].pattern == loaded->furniture[i].pattern);
        }
        CHECK(embedded->declaration.openings == loaded->declaration.openings);
        REQUIRE(embedded->declaration.totals.size() == loaded->declaration.totals.size());
        for (std::size_t i = 0; i < loaded->declaration.totals.size(); ++i) {
            CHECK(embedded->declaration.totals[i].key == loaded->declaration.totals[i].key);
            CHECK(embedded->declaration.totals[i].pattern == loaded->declaration.totals[i].pattern);
        }
    }
}

bool has_code(const Result<Grammar>& grammar, std::string_view code) {
    return !grammar && std::any_of(grammar.diagnostics().begin(), grammar.diagnostics().end(),
                                   [code](const Diagnostic& fault) { return fault.code == code; });
}

// Every rule of the built-in grammars in turn is broken: its pattern is made to match nothing, then
// everything. Its own examples must tell.
TEST_CASE("a built-in grammar does not load with any one of its patterns broken") {
    constexpr std::string_view key = "pattern: '";
    std::size_t broken = 0;
    for (const GrammarText& text : builtin_texts()) {
        const std::string yaml(text.yaml);
        for (std::size_t at = yaml.find(key); at != std::string::npos; at = yaml.find(key, at + 1)) {
            const std::size_t begin = at + key.size();
            const std::string rule = yaml.substr(begin, 30);
            const auto with_inserted = [&](std::string_view what) {
                return fmt::format("{}{}{}", yaml.substr(0, begin), what, yaml.substr(begin));
            };
            CAPTURE(text.name);
            CAPTURE(rule);
            CHECK(has_code(load(with_inserted("☂")), "example-rejected"));
            // Furniture covers whole lines: an empty alternative covers none but the empty one.
            const Result<Grammar> any = load(with_inserted("|"));
            CHECK((has_code(any, "example-accepted") || has_code(any, "matches-nothing")));
            ++broken;
        }
    }
    CHECK(broken >= 25);
}

// And every word: one that matches nothing must break a rule that uses it.
TEST_CASE("a built-in grammar does not load with any one of its words broken") {
    std::size_t broken = 0;
    for (const GrammarText& text : builtin_texts()) {
        const std::string yaml(text.yaml);
        const std::size_t words = yaml.find("\nwords:\n");
        if (words == std::string::npos) continue;
        for (std::size_t line = words + 8; yaml.compare(line, 2, "  ") == 0;
             line = yaml.find('\n', line) + 1) {
            const std::size_t quote = yaml.find(": '", line);
            if (quote > yaml.find('\n', line)) continue;  // a remark
            const std::string word = yaml.substr(line, quote - line);
            CAPTURE(text.name);
            CAPTURE(word);
            const std::size_t end = yaml.find("'\n", quote);
            std::string mutant = yaml;
            CHECK(has_code(load(mutant.replace(quote + 3, end - quote - 3, "☂")), "example-rejected"));
            ++broken;
        }
    }
    CHECK(broken >= 6);
}

// And every word list.
TEST_CASE("a built-in grammar does not load with any one of its word lists broken") {
    constexpr std::string_view key = "words: [";
    std::size_t broken = 0;
    for (const GrammarText& text : builtin_texts()) {
        const std::string yaml(text.yaml);
        for (std::size_t at = yaml.find(key); at != std::string::npos; at = yaml.find(key, at + 1)) {
            const std::size_t begin = at + key.size();
            const std::string words = yaml.substr(begin, 30);
            CAPTURE(text.name);
            CAPTURE(words);
            std::string mutant = yaml;
            mutant.replace(begin, yaml.find(']', begin) - begin, "☂");
            CHECK(has_code(load(mutant), "example-rejected"));
            ++broken;
        }
    }
    CHECK(broken >= 30);
}

}  // namespace
}  // namespace zhenggai
