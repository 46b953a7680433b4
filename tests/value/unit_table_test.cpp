// Runs the table of unit lists, tests/cases/values/units.yaml, each case also in other widths and spacings.
//
//     groups:
//     - group: prefix
//       shows: what its cases have in common
//       cases:
//       - text: 市发展改革委、工业和信息化局
//         units: [市发展改革委, 市工业和信息化局 <- 工业和信息化局]   # name, or name <- written
//         faults: [unit-incomplete]                              # absent: none; some: at least one
//         open: what the contract does not say                   # then `units` may be absent
//         pending: why                                           # the case is known to fail; it must
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "grammar/builtin.h"
#include "value/read_units.h"
#include "value/unit_number_table.h"

namespace zhenggai {
namespace {

using table::Texts;

constexpr std::array<std::string_view, 3> group_keys{"group", "shows", "cases"};
constexpr std::array<std::string_view, 5> case_keys{"text", "units", "faults", "open", "pending"};

struct Read {
    Texts units = {};  // name, or name <- written
    Texts faults = {};
};

Read shown(const UnitListReading& reading) {
    Read result;
    for (const Unit& unit : reading.value.units) {
        std::string shown(unit.name);
        if (unit.written) shown.append(" <- ").append(*unit.written);
        result.units.push_back(shown);
    }
    for (const ValueFault& fault : reading.faults) result.faults.push_back(fault.code);
    return result;
}

Read read(std::string_view text) {
    Arena arena;
    UnitMemory memory;
    UnitListReader reader(builtin_grammar("plan-document")->values, arena, memory);
    const Read first = shown(reader.read(text));
    const Read again = shown(reader.read(text));  // by names that are known now
    CHECK(again.units == first.units);
    CHECK(again.faults == first.faults);
    return first;
}

struct Pair {
    std::string_view half;
    std::string_view full;
};
constexpr std::array<Pair, 4> widths{{{",", "，"}, {";", "；"}, {"(", "（"}, {")", "）"}}};

std::string half_width(std::string text) {
    for (const Pair& pair : widths) text = table::replaced(std::move(text), pair.full, pair.half);
    return text;
}

std::string full_width(std::string text) {
    for (const Pair& pair : widths) text = table::replaced(std::move(text), pair.half, pair.full);
    return text;
}

// The text with a space before or behind each 、，； that stands outside parentheses.
std::string spaced(const std::string& text, std::string_view before, std::string_view behind) {
    std::string result;
    int depth = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto is = [&](std::string_view mark) { return text.compare(i, mark.size(), mark) == 0; };
        std::size_t size = 1;
        while (i + size < text.size() && (static_cast<unsigned char>(text[i + size]) & 0xC0U) == 0x80U)
            ++size;
        depth += is("（") || is("(") ? 1 : is("）") || is(")") ? -1 : 0;
        const bool mark = depth == 0 && (is("、") || is("，") || is("；") || is(",") || is(";"));
        result.append(mark ? before : "").append(text, i, size).append(mark ? behind : "");
        i += size;
    }
    return result;
}

struct Variant {
    std::string what;
    std::string text;
    Texts units;
};

// The same list in other clothes, and what must be read from it.
std::vector<Variant> variants(const std::string& text, const Texts& units) {
    Texts half;
    Texts full;
    for (const std::string& unit : units) {
        half.push_back(half_width(unit));
        full.push_back(full_width(unit));
    }
    return {{"half-width", half_width(text), half},
            {"full-width", full_width(text), full},
            {"spaces behind marks", spaced(text, "", " "), units},
            {"ideographic spaces behind marks", spaced(text, "", "　"), units},
            {"spaces around marks", spaced(text, " ", "  "), units},
            {"spaces at both ends", " " + text + "　", units},
            {"a final stop", text + "。", units},
            {"half-width with spaces", spaced(half_width(text), "", " "), half}};
}

Texts faults_of_case(const YAML::Node& test) {
    Texts faults = table::key_faults(test, case_keys);
    const bool list = test["units"].IsDefined() && test["units"].IsSequence();
    if (!list && (test["units"].IsDefined() || !test["open"].IsDefined()))
        faults.emplace_back("units: must be the list of names");
    const YAML::Node codes = test["faults"];
    if (codes.IsDefined() && !codes.IsSequence() && !(codes.IsScalar() && codes.Scalar() == "some"))
        faults.emplace_back("faults: must be a list of codes, or some");
    for (const char* key : {"open", "pending"})
        if (test[key].IsDefined() && !table::is_text(test[key]))
            faults.push_back(std::string(key) + ": must give the reason");
    return faults;
}

// How what was read is not what the case states.
Texts differences(const YAML::Node& test, const Read& got, const Texts& units) {
    Texts faults;
    if (test["units"].IsDefined() && got.units != units)
        faults.push_back("units: wanted " + table::shown(units) + ", got " + table::shown(got.units));
    const YAML::Node codes = test["faults"];
    const bool some = codes.IsDefined() && codes.IsScalar();
    const Texts wanted = codes.IsDefined() && !some ? codes.as<Texts>() : Texts{};
    if (some ? got.faults.empty() : got.faults != wanted)
        faults.push_back("faults: wanted " + (some ? "some" : table::shown(wanted)) + ", got " +
                         table::shown(got.faults));
    return faults;
}

table::Outcome run_case(const YAML::Node& test) {
    if (Texts faults = faults_of_case(test); !faults.empty()) return {.faults = std::move(faults)};
    const std::string text = test["text"].Scalar();
    const Texts units = test["units"].IsDefined() ? test["units"].as<Texts>() : Texts{};
    Texts faults = differences(test, read(text), units);
    if (faults.empty())
        for (const Variant& variant : variants(text, units))
            for (const std::string& fault : differences(test, read(variant.text), variant.units))
                faults.push_back(variant.what + " “" + variant.text + "”: " + fault);
    return table::outcome_of(test, std::move(faults));
}

}  // namespace

TEST_CASE("every unit list of the table is read as it states, in every width and spacing") {
    const table::Tally tally =
        table::run_groups(TESTS_FOLDER "/cases/values/units.yaml", group_keys,
                          [](const YAML::Node&, const YAML::Node& test) { return run_case(test); });
    CHECK(tally.cases > 100);
    MESSAGE(tally.cases << " unit lists, " << tally.pending << " of them pending");
}

TEST_CASE("unit lists of any length are read in linear time") {
    const auto check = [](std::string_view word, std::string_view tail) {
        table::check_linear(
            std::string(word) + "…" + std::string(tail),
            [&](std::size_t size) { return table::repeated(word, size).append(tail); },
            [](const std::string& text) {
                Arena arena;
                (void)read_units(text, builtin_grammar("plan-document")->values, arena);
            });
    };
    check("市水利局、", "");
    check("市水利局，", "");
    check("市水利局、林业局、财政局，", "");
    check("霁川县、", "");
    check("霁川县、", "岚口区党委、政府");
    check("霁川县党委、政府、", "");
    check("水利局、", "");
    check("市水利局和", "林业局");
    check("岚湖", "水利局");
    check("市", "局");
    check("（", "");
    check("）", "");
    check("（市）", "");
    check("市（", "");
    check("、", "");
    check("，", "");
    check("和", "");
    check("局和", "");
    check("局和（", "");
    check("工业和", "信息化局");
    check("等", "");
    check(" ", "");
    check("\xE5", "");  // no UTF-8
}

TEST_SUITE("the runner of unit lists itself") {
    Texts run(const std::string& test) { return run_case(YAML::Load(test)).faults; }

    TEST_CASE("a list that is read as stated holds") {
        CHECK(run("{text: 市水利局、林业局, units: [市水利局, 市林业局 <- 林业局]}").empty());
        CHECK(run("{text: 水利局, units: [水利局], faults: some}").empty());
    }

    TEST_CASE("every mismatch is reported") {
        CHECK(run("{text: 市水利局, units: [市林业局]}") ==
              Texts{"units: wanted [市林业局], got [市水利局]"});
        CHECK(run("{text: 市水利局、林业局, units: [市水利局, 市林业局]}").size() == 1);
        CHECK(run("{text: 市水利局, units: [市水利局], faults: [x]}") == Texts{"faults: wanted [x], got []"});
        CHECK(run("{text: 市水利局, units: [市水利局], faults: some}") ==
              Texts{"faults: wanted some, got []"});
        CHECK(run("{text: 水利局, units: [水利局]}").size() == 1);
    }

    TEST_CASE("a case that is none is a fault") {
        CHECK(run("{text: 市水利局}") == Texts{"units: must be the list of names"});
        CHECK(run("{text: 市水利局, units: 市水利局}").size() == 1);
        CHECK(run("{text: 市水利局, unit: [市水利局], open: all}") == Texts{"unit: unknown key"});
        CHECK(run("{text: 市水利局, units: [市水利局], units: []}") == Texts{"units: the key stands twice"});
        CHECK(run("{text: 市水利局, units: [市水利局], faults: none}").size() == 1);
    }

    TEST_CASE("a pending case must fail") {
        CHECK(run("{text: 市水利局, units: [市林业局], pending: not yet}").empty());
        CHECK(run("{text: 市水利局, units: [市水利局], pending: not yet}") ==
              Texts{"it holds and is no longer pending: take `pending` away"});
    }

    TEST_CASE("variants change the marks, never what stands in parentheses") {
        CHECK(spaced("甲（乙、丙）、丁,戊", "", " ") == "甲（乙、丙）、 丁, 戊");
        CHECK(spaced("甲、乙", " ", "　") == "甲 、　乙");
        CHECK(half_width("甲，乙；丙（丁）、戊") == "甲,乙;丙(丁)、戊");
        CHECK(full_width("甲,乙;丙(丁)") == "甲，乙；丙（丁）");
    }
}

}  // namespace zhenggai
