// Runs tests/cases/values/deadlines.yaml; the keys of a case are told at the head of that file.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "deadline_spellings.h"
#include "grammar/builtin.h"
#include "milestone_fields.h"
#include "value/read_deadline.h"

namespace zhenggai {
namespace {

constexpr std::size_t fewest_spellings = 10;

const std::vector<std::string> known_keys{"text",
                                          "issued",
                                          "by",
                                          "from",
                                          "precision",
                                          "immediate",
                                          "ongoing",
                                          "codes.",
                                          "pending",
                                          "status.state",
                                          "status.text",
                                          "status.scope",
                                          "status.as_of",
                                          "status.note",
                                          "milestones..text",
                                          "milestones..from",
                                          "milestones..by",
                                          "milestones..precision",
                                          "milestones..scope",
                                          "milestones..relative.amount",
                                          "milestones..relative.unit",
                                          "milestones..relative.anchor"};

// The codes as one field, so that their order does not count but their number does.
void add_codes(Fields& fields, std::vector<std::string> codes) {
    std::sort(codes.begin(), codes.end());
    for (const std::string& code : codes) fields["codes"] += (fields["codes"].empty() ? "" : ", ") + code;
}

Fields read(std::string_view text, const std::optional<Date>& issued) {
    Arena arena;
    const DeadlineReading reading =
        read_deadline(text, builtin_grammar("plan-document")->values, issued, arena);
    Fields fields;
    if (reading.value.by) fields["by"] = iso_date(*reading.value.by);
    add_milestones(fields, reading.value.milestones);
    if (reading.value.immediate) fields["immediate"] = "true";
    if (reading.value.ongoing) fields["ongoing"] = "true";
    if (reading.value.status) add_status(fields, *reading.value.status);
    std::vector<std::string> codes;
    for (const ValueFault& fault : reading.faults) codes.push_back(fault.code);
    add_codes(fields, codes);
    return fields;
}

Fields wanted(const YAML::Node& test) {
    Fields fields = fields_of(test);
    std::erase_if(fields, [](const auto& field) { return field.first.starts_with("codes."); });
    add_codes(fields,
              test["codes"] ? test["codes"].as<std::vector<std::string>>() : std::vector<std::string>{});
    // The short form: the whole text is one milestone.
    if (test["precision"].IsDefined()) {
        for (const std::string key : {"text", "from", "by", "precision"})
            if (fields.contains(key)) fields["milestones.0." + key] = fields[key];
        fields.erase("from");
        fields.erase("precision");
    }
    for (const std::string key : {"text", "issued", "pending"}) fields.erase(key);
    return fields;
}

// What all spellings of a text share; without its words where they are written with other digits.
Fields shared_by_spellings(const Fields& fields, bool same_words) {
    Fields shared;
    for (const auto& [path, value] : fields) {
        const std::string key = path.substr(path.rfind('.') + 1);
        const bool words = key == "text" || key == "scope" || key == "note" || key == "anchor";
        shared[path] = !words ? value : same_words ? plain(value) : "(words)";
    }
    return shared;
}

Faults faults_of_spellings(const std::string& text, const std::optional<Date>& issued, const Fields& fields) {
    Faults faults;
    const std::vector<Spelling> others = spellings(text);
    if (others.size() < fewest_spellings) faults.emplace_back("it has too few other spellings");
    for (const Spelling& other : others) {
        const Faults found = differences(shared_by_spellings(fields, other.same_words),
                                         shared_by_spellings(read(other.text, issued), other.same_words));
        if (!found.empty())
            faults.push_back("with " + std::string(other.name) + ", “" + other.text + "”:" + listed(found));
    }
    return faults;
}

struct Outcome {
    Faults faults = {};
    std::size_t spellings = 0;
    bool pending = false;
};

Outcome run_case(const YAML::Node& test) {
    Outcome outcome{.faults = faults_of_case(test, known_keys)};
    if (!outcome.faults.empty()) return outcome;
    const std::string text = test["text"].Scalar();
    std::optional<Date> issued;
    if (test["issued"].IsDefined()) {
        issued = parse_full_date(test["issued"].Scalar());
        if (!issued) return {.faults = {"issued: no day of the calendar"}};
    }
    const Fields fields = wanted(test);
    outcome.faults = differences(fields, read(text, issued));
    outcome.pending = test["pending"].IsDefined();
    if (outcome.pending) {
        const bool holds = outcome.faults.empty();
        outcome.faults.clear();
        if (holds) outcome.faults.emplace_back("it holds and is no longer pending: take `pending` away");
    } else if (outcome.faults.empty()) {
        outcome.faults = faults_of_spellings(text, issued, fields);
        outcome.spellings = spellings(text).size();
    }
    return outcome;
}

TEST_CASE("every deadline of the table means what it says, in all its spellings") {
    std::size_t cases = 0;
    std::size_t pending = 0;
    std::size_t other_spellings = 0;
    std::set<std::string> seen;
    for (const YAML::Node& group : YAML::LoadFile(TESTS_FOLDER "/cases/values/deadlines.yaml")) {
        const std::string name = group["group"].as<std::string>();
        CHECK_MESSAGE((group["shows"].IsDefined() && group["cases"].size() > 0 && group.size() == 3),
                      name << ": a group has the keys group, shows and cases");
        for (const YAML::Node& test : group["cases"]) {
            const Outcome outcome = run_case(test);
            const std::string text = test["text"].as<std::string>("");
            const std::string issued = test["issued"].as<std::string>("");
            CHECK_MESSAGE(outcome.faults.empty(),
                          name << ": “" << text << "” " << issued << listed(outcome.faults));
            CHECK_MESSAGE(seen.insert(text + "\n" + issued).second,
                          name << ": “" << text << "” stands twice");
            if (outcome.pending)
                MESSAGE(name << ": “" << text << "” is pending: " << test["pending"].Scalar());
            ++cases;
            pending += outcome.pending ? 1 : 0;
            other_spellings += outcome.spellings;
        }
    }
    CHECK(cases > 0);
    MESSAGE(cases << " deadlines, " << pending << " of them pending, and " << other_spellings
                  << " other spellings");
}

TEST_SUITE("the runner of deadlines itself") {
    Faults run(const std::string& test) { return run_case(YAML::Load(test)).faults; }

    TEST_CASE("what is not as it was wanted is told with its path") {
        CHECK(run("{text: 2022年6月底前, by: 2022-06-30, precision: month}").empty());
        CHECK(run("{text: 2022年6月底前, by: 2022-06-29, precision: month}") ==
              Faults{"by: wanted 2022-06-29, got 2022-06-30",
                     "milestones.0.by: wanted 2022-06-29, got 2022-06-30"});
        CHECK(run("{text: 长期坚持}") == Faults{"ongoing: wanted nothing, got true"});
        CHECK(run("{text: '', codes: [a, b]}") == Faults{"codes: wanted a, b, got empty-deadline"});
    }

    TEST_CASE("milestones that the case does not name are faults") {
        CHECK(run("{text: 2022年6月底前, by: 2022-06-30}").size() == 3);  // text, by, precision
    }

    TEST_CASE("a case that is none is a fault") {
        CHECK(run("{by: 2022-06-30}") == Faults{"text: a case must have one"});
        CHECK(run("{text: 长期坚持, ongoing: true, ongoing: true}") ==
              Faults{"ongoing: the key stands twice"});
        CHECK(run("{text: 长期坚持, ongiong: true}") == Faults{"ongiong: unknown key"});
        CHECK(run("{text: 长期坚持, issued: 2022-02-30}") == Faults{"issued: no day of the calendar"});
    }

    TEST_CASE("a pending case must fail") {
        CHECK(run("{text: 长期坚持, pending: not yet}").empty());
        CHECK(run("{text: 长期坚持, ongoing: true, pending: not yet}") ==
              Faults{"it holds and is no longer pending: take `pending` away"});
    }

    TEST_CASE("spellings") {
        const auto spelled = [](std::string_view text, std::string_view name) {
            for (const Spelling& spelling : spellings(text))
                if (spelling.name == name) return spelling.text;
            return std::string("(none)");
        };
        CHECK(spelled("2022年6月底前", "spaces between digits and Han") == "2022 年 6 月底前");
        CHECK(spelled("2022年6月底前", "full-width digits") == "２０２２年６月底前");
        CHECK(spelled("2022年6月底前", "spaces behind 年, 月 and 日") == "2022年 6月 底前");
        CHECK(spelled("2022年6月30日前", "Chinese numbers") == "二〇二二年六月三十日前");
        CHECK(spelled("2022年6月", "months and days of two digits") == "2022年06月");
        CHECK(spelled("2022-6-3", "spaces beside - . / and 至") == "2022 - 6 - 3");
        CHECK(spelled("甲（乙），", "half-width punctuation") == "甲(乙),");
        CHECK(spelled("甲(乙),", "full-width punctuation") == "甲（乙），");
        CHECK(spelled("2022Q2", "everything full-width") == "２０２２Ｑ２");
        CHECK(spelled("长期坚持", "full-width digits") == "(none)");
        CHECK(plain(" ２０２２ 年　（甲）\u00A0") == "2022年(甲)");
        CHECK(spellings("").size() >= fewest_spellings);
    }
}

}  // namespace
}  // namespace zhenggai
