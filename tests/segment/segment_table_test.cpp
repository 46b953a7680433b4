// Runs the tables of tests/cases/segments; their form stands in its README.md.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "segment/grammar_rules.h"

namespace zhenggai {
namespace {

namespace fs = std::filesystem;

SegmentLevel level_of(const std::string& name) {
    const std::vector<std::string> names{"paragraph", "sentence", "clause", "word"};
    const auto found = std::find(names.begin(), names.end(), name);
    REQUIRE(found != names.end());
    return all_levels[found - names.begin()];
}

std::vector<std::string> pieces(const std::string& text, const std::vector<Span>& spans) {
    std::vector<std::string> texts;
    for (const Span& span : spans) texts.push_back(text.substr(span.begin, span.size()));
    return texts;
}

std::string shown(const std::vector<std::string>& texts) {
    std::string line;
    for (const std::string& text : texts) line += "[" + text + "]";
    return line;
}

void run_case(const YAML::Node& entry) {
    for (const auto& key : entry) {
        const auto name = key.first.as<std::string>();
        CHECK_MESSAGE((name == "level" || name == "segments" || name == "shows" || name == "pending"), name);
    }
    const auto expected = entry["segments"].as<std::vector<std::string>>();
    std::string text;
    for (const std::string& segment : expected) text += segment;
    Segmenter segmenter = builtin_segmenter(level_of(entry["level"].as<std::string>()));
    const std::string found = shown(pieces(text, segmenter.segment(text)));
    if (entry["pending"]) {
        CHECK_MESSAGE(found != shown(expected), "works now; take `pending` away: " << text);
    } else {
        CHECK(found == shown(expected));
    }
}

TEST_CASE("texts are cut as the tables say: cases/segments") {
    std::size_t count = 0;
    for (const fs::directory_entry& file :
         fs::directory_iterator(fs::path(TESTS_FOLDER) / "cases" / "segments")) {
        if (file.path().extension() != ".yaml") continue;
        const std::string name = file.path().filename().string();
        CAPTURE(name);
        for (const YAML::Node& entry : YAML::LoadFile(file.path().string())) {
            run_case(entry);
            ++count;
        }
    }
    CHECK(count >= 90);
}

}  // namespace
}  // namespace zhenggai
