#include "pipeline/choose_family.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "grammar/builtin.h"
#include "grammar/load.h"
#include "pipeline/extractor.h"

namespace zhenggai {
namespace {

Grammar family(const std::string& name, const std::string& signals, int threshold = 5) {
    const Source source{.name = name + ".yaml",
                        .bytes = "grammar: " + name + "\nversion: 1\nfamily: " + name +
                                 "\nextends: plan-document\ndetection:\n  threshold: " +
                                 std::to_string(threshold) + "\n  signals:\n" + signals};
    Result<Grammar> grammar = load_grammar(source, builtin_texts());
    if (!grammar) FAIL(grammar.diagnostics().front().message);
    return *std::move(grammar);
}

std::string title_signal(const std::string& word, int weight) {
    return "  - {in: title, pattern: '.*" + word + "', weight: " + std::to_string(weight) + ", accepts: [" +
           word + "], rejects: [甲]}\n";
}

std::string paragraph_signal(const std::string& word, int at_least, int weight) {
    return "  - {in: paragraphs, pattern: '" + word + "', at_least: " + std::to_string(at_least) +
           ", weight: " + std::to_string(weight) + ", accepts: [" + word + "], rejects: [甲]}\n";
}

struct Document {
    std::string title = {};
    std::vector<Block> blocks = {};

    Document(std::string title_, const std::vector<std::string_view>& paragraphs) : title(std::move(title_)) {
        for (const std::string_view text : paragraphs)
            blocks.push_back(Block{.line = static_cast<std::uint32_t>(blocks.size() + 1), .text = text});
    }
    DetectionFacts facts() const { return detection_facts(blocks, title); }
};

std::string chosen_of(const std::vector<const Grammar*>& families, const Document& document) {
    const Grammar* chosen = FamilyChooser(families).choose(document.facts());
    return chosen == nullptr ? "none" : chosen->name;
}

TEST_CASE("the family with the most points wins, and needs its threshold") {
    const Grammar list = family("list", title_signal("清单", 5));
    const Grammar ledger = family("ledger", title_signal("台账", 3) + paragraph_signal("序号", 2, 4));
    const std::vector<const Grammar*> families{&ledger, &list};
    CHECK(chosen_of(families, {"石桥县清单", {"一"}}) == "list");
    CHECK(chosen_of(families, {"石桥县台账", {"序号一", "序号二"}}) == "ledger");
    CHECK(chosen_of(families, {"石桥县台账", {"序号一"}}) == "none");              // 3 of 5
    CHECK(chosen_of(families, {"石桥县台账清单", {"序号", "序号"}}) == "ledger");  // 7 against 5
    CHECK(chosen_of(families, {"石桥县台账清单", {"序号"}}) == "list");            // 3 against 5
    CHECK(chosen_of(families, {"", {}}) == "none");
    CHECK(chosen_of({}, {"石桥县清单", {}}) == "none");
}

TEST_CASE("of equal points the first family wins, whatever is looked at first") {
    const Grammar paragraphs = family("paragraphs", paragraph_signal("序号", 1, 5));
    const Grammar title = family("title", title_signal("清单", 5));
    const Document document("清单", {"序号"});
    CHECK(chosen_of({&paragraphs, &title}, document) == "paragraphs");
    CHECK(chosen_of({&title, &paragraphs}, document) == "title");
}

TEST_CASE("the weights name what was found and where") {
    const Grammar ledger = family("ledger", title_signal("台账", 3) + paragraph_signal("序号", 2, 4));
    const Document document("石桥县台账", {"甲", "序号一", "乙", "序号二", "序号三"});
    const std::vector<FamilyWeight> weights = FamilyChooser({&ledger}).weigh(document.facts());
    REQUIRE(weights.size() == 1);
    CHECK(weights[0].grammar == &ledger);
    CHECK(weights[0].score.points == 7);
    REQUIRE(weights[0].score.signals.size() == 2);
    CHECK(weights[0].score.signals[0].given);
    CHECK(weights[0].score.signals[1].found == 2);  // counted as far as it is asked for
    CHECK(weights[0].score.signals[1].example == "序号一");
    CHECK(weights[0].score.signals[1].line == 2);
    CHECK(ledger.detection.signals[1].written == "序号");
}

TEST_CASE("every built-in family but the unknown one is weighed, in the order of names") {
    std::vector<std::string> names;
    for (const Family& family : builtin_families()) names.emplace_back(family.name);
    CHECK(names == std::vector<std::string>{"five-year-plan", "policy-opinion", "progress-disclosure",
                                            "rectification-plan", "work-report"});
}

// Looking at paragraphs only where they can change the answer must not change it.
TEST_CASE("what is chosen has the most points of all, for every sample") {
    Extractor extractor;
    std::size_t documents = 0;
    for (const auto& entry : std::filesystem::directory_iterator(SAMPLES_FOLDER)) {
        if (entry.path().extension() != ".txt") continue;
        CAPTURE(entry.path().filename().string());
        Result<Source> source = read_file(entry.path().string());
        REQUIRE(static_cast<bool>(source));
        const Result<FamilyEvidence> evidence = extractor.weigh_families(*std::move(source));
        REQUIRE(static_cast<bool>(evidence));
        for (const DocumentEvidence& document : evidence->documents) {
            ++documents;
            REQUIRE(document.families.size() == builtin_families().size());
            const FamilyWeight& best = document.families.front();
            const bool enough = best.score.points >= best.grammar->detection.threshold;
            CHECK(document.chosen == (enough ? best.grammar : nullptr));
        }
    }
    CHECK(documents >= 8);
}

}  // namespace
}  // namespace zhenggai
