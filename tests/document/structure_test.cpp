// Runs the tables of tests/cases/structure: a small document, and what its record must hold.
//
//     grammar: rectification-plan            # for the whole file; without it the family is detected
//     cases:
//     - name: a problem with marker and label
//       text: |                              # the document
//         （二）反馈问题五：河道淤积。
//       expect:                              # maps: the keys given; lists: of the same length
//         problems:
//         - {ordinal: 2, number: 5}
//       absent: [problems.0.section]         # paths that must not be there
//       diagnostics: []                      # their codes, exactly
//       pending: why                         # the case is known to fail; it must
//
// Scalars are compared as text: 2 and '2' are the same here, the types are the output tests' affair.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/builtin.h"
#include "output/output.h"
#include "output/schema.h"
#include "pipeline/extractor.h"

namespace zhenggai {
namespace {

using Faults = std::vector<std::string>;

constexpr std::array<std::string_view, 2> file_keys{"grammar", "cases"};
constexpr std::array<std::string_view, 6> case_keys{"name",   "text",        "expect",
                                                    "absent", "diagnostics", "pending"};

std::string join(const Faults& faults) {
    std::string joined;
    for (const std::string& fault : faults) joined += "\n    " + fault;
    return joined;
}

// A value on one line, as a reader of the report needs it.
std::string shown(const YAML::Node& node) {
    if (!node.IsDefined() || node.IsNull()) return "nothing";
    if (node.IsScalar()) {
        YAML::Emitter out;
        out << YAML::DoubleQuoted << node.Scalar();
        return out.c_str();
    }
    std::string inner;
    for (const auto& entry : node) {
        if (!inner.empty()) inner += ", ";
        inner += node.IsMap() ? entry.first.Scalar() + ": " + shown(entry.second) : shown(entry);
    }
    return node.IsMap() ? "{" + inner + "}" : "[" + inner + "]";
}

std::string below(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
}

// yaml-cpp keeps repeated keys and finds the first only: an expectation would silently not be one.
void find_repeated_keys(const YAML::Node& node, const std::string& path, Faults& faults) {
    if (node.IsSequence())
        for (std::size_t i = 0; i < node.size(); ++i)
            find_repeated_keys(node[i], below(path, std::to_string(i)), faults);
    if (!node.IsMap()) return;
    std::set<std::string> seen;
    for (const auto& entry : node) {
        const std::string key = entry.first.Scalar();
        if (!seen.insert(key).second) faults.push_back(below(path, key) + ": the key stands twice");
        find_repeated_keys(entry.second, below(path, key), faults);
    }
}

void find_unknown_keys(const YAML::Node& map, const auto& known, const std::string& path, Faults& faults) {
    for (const auto& entry : map)
        if (std::find(known.begin(), known.end(), entry.first.Scalar()) == known.end())
            faults.push_back(below(path, entry.first.Scalar()) + ": unknown key");
}

void check_strings(const YAML::Node& list, const std::string& key, Faults& faults) {
    const bool good = !list.IsDefined() ||
                      (list.IsSequence() && std::all_of(list.begin(), list.end(), [](const YAML::Node& item) {
                           return item.IsScalar();
                       }));
    if (!good) faults.push_back(key + ": must be a list of texts");
}

bool is_text(const YAML::Node& node) { return node.IsDefined() && node.IsScalar() && !node.Scalar().empty(); }

// What is wrong with a case as it is written.
Faults faults_of_case(const YAML::Node& test) {
    if (!test.IsMap()) return {"a case must be a map"};
    Faults faults;
    find_repeated_keys(test, "", faults);
    find_unknown_keys(test, case_keys, "", faults);
    if (!is_text(test["name"])) faults.emplace_back("name: must say what the case shows");
    if (!is_text(test["text"])) faults.emplace_back("text: must be the document");
    if (!test["expect"].IsDefined() || !test["expect"].IsMap() || test["expect"].size() == 0)
        faults.emplace_back("expect: must be a map of what the record holds");
    if (test["pending"].IsDefined() && !is_text(test["pending"]))
        faults.emplace_back("pending: must give the reason");
    check_strings(test["absent"], "absent", faults);
    check_strings(test["diagnostics"], "diagnostics", faults);
    return faults;
}

void match(const YAML::Node& got, const YAML::Node& wanted, const std::string& path, Faults& faults) {
    const auto differs = [&] {
        faults.push_back(path + ": wanted " + shown(wanted) + ", got " + shown(got));
    };
    if (!got.IsDefined() || got.Type() != wanted.Type()) return differs();
    if (wanted.IsMap()) {
        for (const auto& entry : wanted)
            match(got[entry.first.Scalar()], entry.second, below(path, entry.first.Scalar()), faults);
    } else if (wanted.IsSequence()) {
        if (got.size() != wanted.size())
            faults.push_back(path + ": wanted a list of " + std::to_string(wanted.size()) + ", got " +
                             std::to_string(got.size()) + ": " + shown(got));
        for (std::size_t i = 0; i < std::min(got.size(), wanted.size()); ++i)
            match(got[i], wanted[i], below(path, std::to_string(i)), faults);
    } else if (got.Scalar() != wanted.Scalar()) {
        differs();
    }
}

// The path's last key must be absent; what it stands in must be there, or the path says nothing.
void match_absent(const YAML::Node& record, const std::string& path, Faults& faults) {
    YAML::Node node;
    node.reset(record);
    for (std::size_t begin = 0;;) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        const std::string key = path.substr(begin, end - begin);
        const bool last = end == path.size();
        const bool index = node.IsSequence() && key.find_first_not_of("0123456789") == std::string::npos;
        const YAML::Node next = index ? node[std::stoul(key)] : node.IsMap() ? node[key] : YAML::Node();
        const bool found = (index || node.IsMap()) && next.IsDefined();
        if (last) {
            const bool known = index || record_schema().find('"' + key + '"') != std::string_view::npos;
            if (!known) faults.push_back(path + ": no record has such a key");
            if (found) faults.push_back(path + ": wanted nothing, got " + shown(next));
            return;
        }
        if (!found) return faults.push_back(path + ": wanted absent, but there is no " + path.substr(0, end));
        node.reset(next);
        begin = end + 1;
    }
}

void match_diagnostics(const YAML::Node& record, const YAML::Node& wanted, Faults& faults) {
    std::vector<std::string> codes;
    for (const YAML::Node& diagnostic : record["diagnostics"]) codes.push_back(diagnostic["code"].Scalar());
    if (codes != wanted.as<std::vector<std::string>>())
        faults.push_back("diagnostics: wanted " + shown(wanted) + ", got " + shown(YAML::Node(codes)));
}

// The record of the document as an independent reader finds it in the program's output.
YAML::Node read_back(const std::string& document, const Grammar* grammar, Faults& faults) {
    Extractor extractor({.grammar = grammar});
    const Result<Extraction> extraction = extractor.extract({.name = "case.txt", .bytes = document});
    if (!extraction) {
        for (const Diagnostic& why : extraction.diagnostics())
            faults.push_back("not read: " + why.code + ": " + why.message);
        return {};
    }
    std::string buffer;
    RecordStream stream(Format::yaml, buffer);
    stream.begin();
    stream.add(extraction->records.front());
    stream.end();
    return YAML::Load(buffer);
}

// Every way in which the document's record is not the one that the case states.
Faults differences(const YAML::Node& test, const Grammar* grammar) {
    Faults faults;
    const YAML::Node record = read_back(test["text"].Scalar(), grammar, faults);
    if (!faults.empty()) return faults;
    match(record, test["expect"], "", faults);
    for (const YAML::Node& path : test["absent"]) match_absent(record, path.Scalar(), faults);
    if (test["diagnostics"].IsDefined()) match_diagnostics(record, test["diagnostics"], faults);
    return faults;
}

struct Outcome {
    Faults faults = {};     // empty where the case holds
    std::string note = {};  // of a pending case that still fails
};

Outcome run_case(const YAML::Node& test, const Grammar* grammar) {
    Outcome outcome{.faults = faults_of_case(test)};
    if (!outcome.faults.empty()) return outcome;
    outcome.faults = differences(test, grammar);
    if (!test["pending"].IsDefined()) return outcome;
    if (outcome.faults.empty()) return {.faults = {"it holds and is no longer pending: take `pending` away"}};
    return {.note = "pending, " + test["pending"].Scalar() + join(outcome.faults)};
}

struct Tally {
    std::size_t cases = 0;
    std::size_t pending = 0;
};

// Runs every case of a table; `name` is the table's, for the report.
void run_table(const YAML::Node& table, const std::string& name, Tally& tally) {
    Faults faults;
    if (table.IsMap()) find_unknown_keys(table, file_keys, "", faults);
    if (!table.IsMap() || !table["cases"].IsDefined() || !table["cases"].IsSequence() ||
        table["cases"].size() == 0)
        faults.emplace_back("cases: the file must hold a list of cases under this key");
    const Grammar* grammar = nullptr;
    if (faults.empty() && table["grammar"].IsDefined()) {
        grammar = builtin_grammar(table["grammar"].Scalar());
        if (grammar == nullptr)
            faults.push_back("grammar: no built-in grammar is called " + shown(table["grammar"]));
    }
    CHECK_MESSAGE(faults.empty(), name << join(faults));
    if (!faults.empty()) return;

    std::set<std::string> names;
    for (const YAML::Node& test : table["cases"]) {
        const std::string title = test.IsMap() && is_text(test["name"]) ? test["name"].Scalar() : "(no name)";
        const Outcome outcome = run_case(test, grammar);
        CHECK_MESSAGE(outcome.faults.empty(), name << ": " << title << join(outcome.faults));
        CHECK_MESSAGE(names.insert(title).second, name << ": " << title << ": two cases have this name");
        if (!outcome.note.empty()) MESSAGE(name << ": " << title << ": " << outcome.note);
        ++tally.cases;
        tally.pending += outcome.note.empty() ? 0 : 1;
    }
}

std::vector<std::filesystem::path> tables(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> found;
    if (!std::filesystem::is_directory(folder)) return found;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".yaml") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

TEST_CASE("every structure case holds") {
    Tally tally;
    for (const std::filesystem::path& path : tables(TESTS_FOLDER "/cases/structure")) {
        const std::string name = path.filename().string();
        try {
            run_table(YAML::LoadFile(path.string()), name, tally);
        } catch (const YAML::Exception& error) {
            FAIL_CHECK(name << ": " << std::string(error.what()));
        }
    }
    CHECK_MESSAGE(tally.cases > 0, "tests/cases/structure holds no case");
    MESSAGE(tally.cases << " structure cases, " << tally.pending << " of them pending");
}

TEST_SUITE("the runner itself") {
    // A case about one problem, with more keys; its faults.
    Faults run(const std::string& more) {
        const std::string test =
            "{name: x, text: '反馈问题五：河道淤积。'" + (more.empty() ? "" : ", " + more) + "}";
        return run_case(YAML::Load(test), builtin_grammar("rectification-plan")).faults;
    }

    TEST_CASE("a partial record holds") {
        CHECK(run("expect: {problems: [{number: 5}]}, absent: [problems.0.ordinal]").empty());
    }

    TEST_CASE("every mismatch is reported with its path, what was wanted and what came") {
        CHECK(run("expect: {problems: [{number: 6, text: 河道淤积。}]}") ==
              Faults{R"(problems.0.number: wanted "6", got "5")"});
        CHECK(run("expect: {problems: [{ordinal: 1, goal: 清}]}") ==
              Faults{R"(problems.0.ordinal: wanted "1", got nothing)",
                     R"(problems.0.goal: wanted "清", got nothing)"});
        CHECK(run("expect: {outline: [{level: 1}]}") == Faults{"outline: wanted a list of 1, got 0: []"});
        CHECK(run("expect: {problems: 1}").size() == 1);
    }

    TEST_CASE("absent paths must be absent, and mean something") {
        CHECK(run("expect: {problems: [{}]}, absent: [problems.0.number]") ==
              Faults{R"(problems.0.number: wanted nothing, got "5")"});
        CHECK(run("expect: {problems: [{}]}, absent: [problems.3.number]") ==
              Faults{"problems.3.number: wanted absent, but there is no problems.3"});
        CHECK(run("expect: {problems: [{}]}, absent: [problems.0.numbr]") ==
              Faults{"problems.0.numbr: no record has such a key"});
    }

    TEST_CASE("diagnostics are compared exactly and in order") {
        CHECK(run("expect: {problems: [{}]}, diagnostics: [number-gap]").size() == 1);
    }

    TEST_CASE("a case that is none is a fault") {
        CHECK(run("") == Faults{"expect: must be a map of what the record holds"});
        CHECK(run("expect: {}") == Faults{"expect: must be a map of what the record holds"});
        CHECK(run("expect: {schema: zhenggai/1}, expct: {}") == Faults{"expct: unknown key"});
        CHECK(run("expect: {schema: zhenggai/1, schema: 2}") ==
              Faults{"expect.schema: the key stands twice"});
        CHECK(run("expect: {schema: zhenggai/1}, absent: title") ==
              Faults{"absent: must be a list of texts"});
        CHECK(faults_of_case(YAML::Load("{expect: {schema: 1}}")).size() == 2);
        CHECK(faults_of_case(YAML::Load("just text")) == Faults{"a case must be a map"});
    }

    TEST_CASE("a pending case must fail") {
        CHECK(run("expect: {problems: [{number: 6}]}, pending: not yet").empty());
        CHECK(run("expect: {problems: [{number: 5}]}, pending: not yet") ==
              Faults{"it holds and is no longer pending: take `pending` away"});
    }
}

}  // namespace zhenggai
