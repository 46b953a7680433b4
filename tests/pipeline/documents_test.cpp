// Runs the tables of tests/cases/documents: one source, and the documents that it holds.
//
//     - name: two reports
//       why: the rule that the case shows
//       text: |                              # the source
//         青石县公开督察整改情况
//         …
//       records:                             # in order; each of them whole: a key that is not here is absent
//       - {title: 青石县公开督察整改情况, number: …, issuers: […], issued: 2022年1月4日, addressees: …,
//          problems: 1, outline: 2}          # how many; 0 where left out
//       pending: why                         # the case is known to fail; it must
//
// document.index must count the records from 1.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extractor.h"

namespace zhenggai {
namespace {

constexpr std::array<std::string_view, 7> record_keys{"title",      "number",   "issuers", "issued",
                                                      "addressees", "problems", "outline"};
constexpr std::array<std::string_view, 5> case_keys{"name", "why", "text", "records", "pending"};

std::string line_of(std::size_t index, std::string_view key, const std::string& value) {
    return "\n      " + std::to_string(index) + " " + std::string(key) + ": " + value;
}

// What the case wants, a line a key.
std::string wanted(const YAML::Node& records) {
    std::string all;
    std::size_t index = 0;
    for (const YAML::Node& record : records) {
        ++index;
        for (const std::string_view key : record_keys) {
            const YAML::Node value = record[std::string(key)];
            const bool counted = key == "problems" || key == "outline";
            if (!value.IsDefined() && counted) all += line_of(index, key, "0");
            if (!value.IsDefined()) continue;
            if (value.IsScalar()) all += line_of(index, key, value.Scalar());
            for (const YAML::Node& entry : value) all += line_of(index, key, entry.as<std::string>());
        }
    }
    return all;
}

// The same of the records that came.
std::string found(const std::string& bytes) {
    Extractor extractor;
    const Result<Extraction> extraction = extractor.extract({.name = "case.txt", .bytes = bytes});
    if (!extraction) return "\n      not read: " + extraction.diagnostics().front().message;
    std::string all;
    for (const Record& record : extraction->records) {
        const auto index = static_cast<std::size_t>(record.document.index);
        const DocumentInfo& document = record.document;
        if (document.title) all += line_of(index, "title", std::string(*document.title));
        if (document.number) all += line_of(index, "number", std::string(*document.number));
        for (const std::string_view issuer : document.issuers)
            all += line_of(index, "issuers", std::string(issuer));
        if (document.issued) all += line_of(index, "issued", std::string(document.issued->text));
        if (document.addressees) all += line_of(index, "addressees", std::string(*document.addressees));
        all += line_of(index, "problems", std::to_string(record.problems.size()));
        all += line_of(index, "outline", std::to_string(record.outline.size()));
    }
    return all;
}

// A mistyped key would silently expect nothing.
template <class Keys>
void check_keys(const YAML::Node& map, const Keys& known) {
    std::set<std::string> seen;
    for (const auto& entry : map) {
        const std::string key = entry.first.as<std::string>();
        INFO(key);
        CHECK(std::find(known.begin(), known.end(), key) != known.end());
        CHECK(seen.insert(key).second);
    }
}

void run(const std::string& file, const YAML::Node& test) {
    const std::string want = wanted(test["records"]);
    const std::string got = found(test["text"].as<std::string>());
    const std::string report = file + ": " + test["name"].as<std::string>() + "\n    " +
                               test["why"].as<std::string>() + "\n    expected" + want + "\n    found" + got;
    INFO(report);
    check_keys(test, case_keys);
    CHECK(test["records"].size() > 0);
    for (const YAML::Node& record : test["records"]) check_keys(record, record_keys);
    if (test["pending"].IsDefined()) {
        CHECK_FALSE_MESSAGE(got == want, "this pending case passes now: remove `pending`");
        MESSAGE(file << ": " << test["name"].as<std::string>() << ": pending, "
                     << test["pending"].as<std::string>());
    } else {
        CHECK(got == want);
    }
}

TEST_CASE("a source becomes the records of its documents as the tables say") {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(TESTS_FOLDER "/cases/documents"))
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::size_t count = 0;
    for (const std::filesystem::path& path : files)
        for (const YAML::Node& test : YAML::LoadFile(path.string())) {
            run(path.filename().string(), test);
            ++count;
        }
    CHECK(count >= 25);
}

TEST_CASE("a difference of any key is one") {
    const std::string bytes =
        "青石县整改方案\n（一）反馈问题一：河道淤积。\n责任单位：县水利局。\n整改时限：2023年。\n";
    CHECK(found(bytes) == wanted(YAML::Load("[{title: 青石县整改方案, problems: 1}]")));
    for (const char* other : {"[{title: 青石县整改方案}]", "[{problems: 1}]",
                              "[{title: 青石县整改方案, problems: 1, outline: 1}]",
                              "[{title: 青石县整改方案, problems: 1, issuers: [青石县]}]",
                              "[{title: 青石县整改方案, problems: 1, issued: 2022年}]",
                              "[{title: 青石县整改方案, problems: 1}, {}]"})
        CHECK(found(bytes) != wanted(YAML::Load(other)));
}

}  // namespace
}  // namespace zhenggai
