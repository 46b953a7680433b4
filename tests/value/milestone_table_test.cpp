// Runs tests/cases/values/milestones.yaml; the keys of a case are told at the head of that file.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/builtin.h"
#include "milestone_fields.h"
#include "value/read_milestones.h"

namespace zhenggai {
namespace {

const std::vector<std::string> known_keys{"text",
                                          "issued",
                                          "pending",
                                          "codes.",
                                          "milestones..text",
                                          "milestones..from",
                                          "milestones..by",
                                          "milestones..precision",
                                          "milestones..clause"};

Fields read(std::string_view text, const std::optional<Date>& issued) {
    Arena arena;
    Fields fields;
    const auto reading = read_milestones(text, builtin_grammar("plan-document")->values, issued, arena);
    add_milestones(fields, reading.milestones);
    for (std::size_t i = 0; i < reading.faults.size(); ++i)
        fields["codes." + std::to_string(i)] = reading.faults[i].code;
    return fields;
}

Fields wanted(const YAML::Node& test) {
    Fields fields = fields_of(test);
    for (const std::string key : {"text", "issued", "pending"}) fields.erase(key);
    return fields;
}

Faults run_case(const YAML::Node& test) {
    Faults faults = faults_of_case(test, known_keys);
    if (!faults.empty()) return faults;
    std::optional<Date> issued;
    if (test["issued"].IsDefined()) {
        issued = parse_full_date(test["issued"].Scalar());
        if (!issued) return {"issued: no day of the calendar"};
    }
    faults = differences(wanted(test), read(test["text"].Scalar(), issued));
    if (!test["pending"].IsDefined()) return faults;
    if (faults.empty()) return {"it holds and is no longer pending: take `pending` away"};
    return {};
}

TEST_CASE("every running text of the table has the milestones that it says") {
    std::size_t cases = 0;
    std::size_t pending = 0;
    std::set<std::string> seen;
    for (const YAML::Node& group : YAML::LoadFile(TESTS_FOLDER "/cases/values/milestones.yaml")) {
        const std::string name = group["group"].as<std::string>();
        CHECK_MESSAGE((group["shows"].IsDefined() && group["cases"].size() > 0 && group.size() == 3),
                      name << ": a group has the keys group, shows and cases");
        for (const YAML::Node& test : group["cases"]) {
            const Faults faults = run_case(test);
            const std::string text = test["text"].as<std::string>("");
            const std::string issued = test["issued"].as<std::string>("");
            CHECK_MESSAGE(faults.empty(), name << ": “" << text << "” " << issued << listed(faults));
            CHECK_MESSAGE(seen.insert(text + "\n" + issued).second,
                          name << ": “" << text << "” stands twice");
            ++cases;
            if (!test["pending"].IsDefined()) continue;
            MESSAGE(name << ": “" << text << "” is pending: " << test["pending"].Scalar());
            ++pending;
        }
    }
    CHECK(cases > 0);
    MESSAGE(cases << " running texts, " << pending << " of them pending");
}

TEST_SUITE("the runner of milestones itself") {
    Faults run(const std::string& test) { return run_case(YAML::Load(test)); }

    TEST_CASE("milestones too many and too few are faults") {
        CHECK(run("{text: 2022年底前}").size() == 3);  // text, by, precision
        CHECK(run("{text: 无, milestones: [{text: 2022年底前}]}") ==
              Faults{"milestones.0.text: wanted 2022年底前, got nothing"});
    }

    TEST_CASE("a case that is none is a fault") {
        CHECK(run("{milestones: []}") == Faults{"text: a case must have one"});
        CHECK(run("{text: 无, milestones: [{scope: 甲}]}") == Faults{"milestones.0.scope: unknown key"});
        CHECK(run("{text: 无, issued: 2022-02-30}") == Faults{"issued: no day of the calendar"});
    }

    TEST_CASE("a pending case must fail") {
        CHECK(run("{text: 2022年底前, pending: not yet}").empty());
        CHECK(run("{text: 无, pending: not yet}") ==
              Faults{"it holds and is no longer pending: take `pending` away"});
    }
}

}  // namespace
}  // namespace zhenggai
