// Runs the table of assignments, tests/cases/values/assignments.yaml; its head says how a case is written.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <array>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "grammar/builtin.h"
#include "value/read_assignment.h"
#include "value/read_units.h"
#include "value/unit_number_table.h"

namespace zhenggai {
namespace {

using table::Texts;

constexpr std::array<std::string_view, 3> group_keys{"group", "shows", "cases"};
constexpr std::array<std::string_view, 6> case_keys{"text", "units", "lead", "deadline", "bare", "none"};

const ValueWords& words() { return builtin_grammar("policy-opinion")->values; }

struct Read {
    bool assigns = false;
    Texts units = {};  // name, or name <- written
    std::string lead = {};
    Texts deadline = {};
};

Read read(std::string_view text, bool bare) {
    Read result;
    const auto assignment = read_assignment(assignment_clauses(text), words(), bare);
    if (!assignment) return result;
    result.assigns = true;
    Arena arena;
    for (const AssignedClause& clause : assignment->clauses) {
        bool first = true;
        for (const Unit& unit : read_units(arena.join(clause.units, "、"), words(), arena).value.units) {
            if (words().longest_at(WordList::unnamed, unit.name).size() == unit.name.size()) continue;
            if (first && clause.leads && result.lead.empty()) result.lead = unit.name;
            first = false;
            std::string shown(unit.name);
            if (unit.written) shown.append(" <- ").append(*unit.written);
            result.units.push_back(shown);
        }
    }
    for (const std::string_view time : assignment->deadline) result.deadline.emplace_back(time);
    return result;
}

Texts differences(const YAML::Node& test, const Read& got) {
    Texts faults;
    if (test["none"].IsDefined()) {
        if (got.assigns) faults.push_back("it must assign nothing, got units " + table::shown(got.units));
        return faults;
    }
    if (!got.assigns) return {"it must be an assignment"};
    if (const auto units = test["units"].as<Texts>(Texts{}); got.units != units)
        faults.push_back("units: wanted " + table::shown(units) + ", got " + table::shown(got.units));
    if (const auto lead = test["lead"].as<std::string>(""); got.lead != lead)
        faults.push_back("lead: wanted " + lead + ", got " + got.lead);
    if (const auto deadline = test["deadline"].as<Texts>(Texts{}); got.deadline != deadline)
        faults.push_back("deadline: wanted " + table::shown(deadline) + ", got " +
                         table::shown(got.deadline));
    return faults;
}

std::string half_width(std::string text) {
    constexpr std::array<std::array<std::string_view, 2>, 4> widths{
        {{"，", ","}, {"；", ";"}, {"（", "("}, {"）", ")"}}};
    for (const auto& [full, half] : widths) text = table::replaced(std::move(text), full, half);
    return text;
}

Texts half_width(Texts texts) {
    for (std::string& text : texts) text = half_width(std::move(text));
    return texts;
}

table::Outcome run_case(const YAML::Node& test) {
    Texts faults = table::key_faults(test, case_keys);
    if (test["units"].IsDefined() == test["none"].IsDefined())
        faults.emplace_back("either units or none must be there");
    if (!faults.empty()) return {.faults = std::move(faults)};
    const std::string text = test["text"].Scalar();
    const bool bare = test["bare"].IsDefined();
    faults = differences(test, read(text, bare));
    for (const std::string& ending : {std::string("。"), std::string(" ")})
        for (const std::string& fault : differences(test, read(text + ending, bare)))
            faults.push_back("with “" + ending + "”: " + fault);
    YAML::Node half = YAML::Clone(test);
    if (test["units"].IsDefined()) half["units"] = half_width(test["units"].as<Texts>());
    for (const std::string& fault : differences(half, read(half_width(text), bare)))
        faults.push_back("half-width: " + fault);
    return table::outcome_of(test, std::move(faults));
}

}  // namespace

TEST_CASE("every assignment of the table is read as it states, in both widths") {
    const table::Tally tally =
        table::run_groups(TESTS_FOLDER "/cases/values/assignments.yaml", group_keys,
                          [](const YAML::Node&, const YAML::Node& test) { return run_case(test); });
    CHECK(tally.cases > 70);
}

TEST_CASE("clauses are cut outside parentheses") {
    const auto clauses = assignment_clauses(" 甲局、乙局（丙，丁）牵头， 戊局；己局。");
    REQUIRE(clauses.size() == 3);
    CHECK(clauses[0] == "甲局、乙局（丙，丁）牵头");
    CHECK(clauses[1] == "戊局");
    CHECK(clauses[2] == "己局");
    CHECK(assignment_clauses("，；。 ").empty());
}

TEST_CASE("assignments of any length are read in linear time") {
    const auto check = [](std::string_view word, std::string_view tail) {
        table::check_linear(
            std::string(word) + "…" + std::string(tail),
            [&](std::size_t size) { return table::repeated(word, size).append(tail); },
            [](const std::string& text) { (void)read_assignment(assignment_clauses(text), words()); });
    };
    check("市水利局、", "市水利局负责");
    check("市水利局会同", "市财政局负责");
    check("市水利局牵头，", "市财政局负责");
    check("按职责分工", "负责");
    check("负责", "");
    check("2022年", "负责");
    check("（", "市水利局负责");
    check("市水利局（河长办）、", "市水利局负责");
}

}  // namespace zhenggai
