// Runs tests/cases/coverage: documents written as pieces that each say where they must go.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <string>
#include <string_view>
#include <vector>

#include "grammar/builtin.h"
#include "pipeline/extractor.h"
#include "text/character.h"

namespace zhenggai {
namespace {

struct Wanted {
    std::string counts = {};
    std::vector<std::string> unclaimed = {};
};

std::string shown(const Coverage& counts) {
    const auto one = [](const char* name, std::size_t count) {
        return std::string(name) + " " + std::to_string(count) + " ";
    };
    return one("extracted", counts.extracted) + one("heading", counts.heading) + one("prose", counts.prose) +
           one("furniture", counts.furniture) + one("unclaimed", counts.unclaimed);
}

std::size_t* count_of(Coverage& counts, const std::string& category) {
    if (category == "extracted") return &counts.extracted;
    if (category == "heading") return &counts.heading;
    if (category == "prose") return &counts.prose;
    if (category == "furniture") return &counts.furniture;
    if (category == "unclaimed") return &counts.unclaimed;
    return nullptr;
}

struct Case {
    std::string text = {};
    std::vector<Wanted> documents = {};
};

Case read_case(const YAML::Node& test) {
    Case read;
    Coverage counts;
    Wanted wanted;
    const auto finish = [&] {
        wanted.counts = shown(counts);
        read.documents.push_back(wanted);
        counts = {};
        wanted = {};
    };
    for (const auto& piece : test["pieces"]) {
        const std::string category = piece.begin()->first.Scalar();
        std::string text = piece.begin()->second.Scalar();
        if (category == "part") {
            finish();
            continue;
        }
        if (text.starts_with('=')) text.erase(0, 1);
        std::size_t* count = count_of(counts, category);
        REQUIRE_MESSAGE(count != nullptr, "no such category: " << category);
        *count += count_code_points(text);
        read.text += text;
        if (category == "unclaimed") wanted.unclaimed.emplace_back(trim(text));
    }
    finish();
    return read;
}

void run_case(const YAML::Node& test) {
    const Case wanted = read_case(test);
    const Grammar* grammar =
        test["grammar"].IsDefined() ? builtin_grammar(test["grammar"].Scalar()) : nullptr;
    Extractor extractor({.grammar = grammar});
    const auto extraction = extractor.extract(Source{.name = "a.txt", .bytes = wanted.text});
    REQUIRE(extraction);
    REQUIRE(extraction->records.size() == wanted.documents.size());
    for (std::size_t i = 0; i < wanted.documents.size(); ++i) {
        const Record& record = extraction->records[i];
        REQUIRE(record.document.coverage);
        CHECK(shown(*record.document.coverage) == wanted.documents[i].counts);
        std::vector<std::string> unclaimed;
        for (const Span& span : record.unclaimed)
            unclaimed.emplace_back(extraction->text->bytes.substr(span.begin, span.end - span.begin));
        CHECK(unclaimed == wanted.documents[i].unclaimed);
    }
}

}  // namespace

TEST_CASE("every character goes where the case says") {
    const YAML::Node table = YAML::LoadFile(TESTS_FOLDER "/cases/coverage/documents.yaml");
    REQUIRE(table["cases"].size() > 0);
    for (const YAML::Node& test : table["cases"]) {
        CAPTURE(test["name"].Scalar());
        run_case(test);
    }
}

}  // namespace zhenggai
