// Runs the table of numbers, tests/cases/values/numbers.yaml, each case also in other widths and spacings.
//
//     groups:
//     - group: mixed
//       reader: quantity                        # or numeral: a whole number and nothing else
//       shows: what its cases have in common
//       cases:
//       - {text: 18万吨/日, value: '180000', unit: 吨/日}
//       - {text: 三分之一, numerator: '1', denominator: '3'}
//       - {text: 若干, refused: true}
//       - {text: …, value: …, pending: why}     # the case is known to fail; it must
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "grammar/builtin.h"
#include "value/numeral.h"
#include "value/quantity.h"
#include "value/unit_number_table.h"

namespace zhenggai {
namespace {

using table::Texts;

constexpr std::array<std::string_view, 4> group_keys{"group", "reader", "shows", "cases"};
constexpr std::array<std::string_view, 7> case_keys{"text",        "value",   "unit",   "numerator",
                                                    "denominator", "refused", "pending"};

const ValueWords& words() { return builtin_grammar("plan-document")->values; }

// "value 70, unit %", or "refused".
std::string shown(const Quantity& quantity) {
    Texts parts;
    const auto add = [&](std::string_view key, const std::optional<std::string>& value) {
        if (value) parts.push_back(std::string(key) + " " + *value);
    };
    add("value", quantity.value);
    add("numerator", quantity.numerator);
    add("denominator", quantity.denominator);
    add("unit", quantity.unit);
    return table::join(parts, ", ");
}

std::string read(const std::string& reader, std::string_view text) {
    if (reader == "numeral") {
        const auto number = parse_integer(text);
        return number ? "value " + std::to_string(*number) : "refused";
    }
    const auto quantity = read_quantity(text, words());
    return quantity ? shown(*quantity) : "refused";
}

std::string wanted(const YAML::Node& test) {
    if (test["refused"].IsDefined()) return "refused";
    const auto get = [&](const char* key) {
        return test[key].IsDefined() ? std::optional(test[key].Scalar()) : std::nullopt;
    };
    return shown({.value = get("value"),
                  .numerator = get("numerator"),
                  .denominator = get("denominator"),
                  .unit = get("unit")});
}

Texts faults_of_case(const YAML::Node& test) {
    Texts faults = table::key_faults(test, case_keys);
    const bool refused = test["refused"].IsDefined();
    const bool value = test["value"].IsDefined();
    const bool fraction = test["numerator"].IsDefined() && test["denominator"].IsDefined();
    if (int{refused} + int{value} + int{fraction} != 1)
        faults.emplace_back("must have a value, or numerator and denominator, or refused: true");
    if (refused && (test["unit"].IsDefined() || test["refused"].Scalar() != "true"))
        faults.emplace_back("refused: must be true and alone");
    if (test["pending"].IsDefined() && !table::is_text(test["pending"]))
        faults.emplace_back("pending: must give the reason");
    return faults;
}

// The digits and marks of a number in full width: １２．５％.
std::string full_width(std::string text) {
    constexpr std::string_view half = "0123456789";
    constexpr std::array<std::string_view, 10> full{"０", "１", "２", "３", "４",
                                                    "５", "６", "７", "８", "９"};
    for (std::size_t i = 0; i < half.size(); ++i)
        text = table::replaced(std::move(text), half.substr(i, 1), full[i]);
    return table::replaced(table::replaced(std::move(text), ".", "．"), "%", "％");
}

table::Outcome run_case(const std::string& reader, const YAML::Node& test) {
    if (Texts faults = faults_of_case(test); !faults.empty()) return {.faults = std::move(faults)};
    const std::string text = test["text"].Scalar();
    Texts faults;
    const auto check = [&](const std::string& what, const std::string& variant) {
        const std::string got = read(reader, variant);
        if (got != wanted(test)) faults.push_back(what + "wanted " + wanted(test) + ", got " + got);
    };
    check("", text);
    if (faults.empty() && reader == "quantity") {
        check("full-width: ", full_width(text));
        check("spaces at both ends: ", " " + text + " ");
        check("ideographic spaces at both ends: ", "　" + text + "　");
    }
    return table::outcome_of(test, std::move(faults));
}

}  // namespace

TEST_CASE("every number of the table is read as it states, in every width") {
    const table::Tally tally = table::run_groups(
        TESTS_FOLDER "/cases/values/numbers.yaml", group_keys,
        [](const YAML::Node& group, const YAML::Node& test) -> table::Outcome {
            const std::string reader = group["reader"].IsDefined() ? group["reader"].Scalar() : "";
            if (reader != "quantity" && reader != "numeral")
                return {.faults = {"reader: the group must say quantity or numeral"}};
            return run_case(reader, test);
        });
    CHECK(tally.cases > 100);
    MESSAGE(tally.cases << " numbers, " << tally.pending << " of them pending");
}

TEST_CASE("numbers of any length are read or refused in linear time") {
    for (const std::string_view word : {"1", "１", "一", "十", "一万", "点", "一点", "1万", "1,", "1.", "第",
                                        "、", "（", "百分之", "三分之", " ", "%", "成", "\xE5"})
        table::check_linear(
            std::string(word) + "…", [&](std::size_t size) { return table::repeated(word, size); },
            [](const std::string& text) {
                (void)read_quantity(text, words());
                (void)parse_integer(text);
            });
}

TEST_CASE("a number of more than 18 digits is refused, however it is written") {
    CHECK(read("quantity", std::string(19, '9')) == "refused");
    CHECK(read("quantity", std::string(10'000'000, '9')) == "refused");
    CHECK(read("quantity", "1" + table::repeated("万", 30)) == "refused");
    // In parentheses, so that the report does not show 10 MB.
    CHECK((read("quantity", "1" + table::repeated("万", 10'000'000)) == "refused"));
}

TEST_SUITE("the runner of numbers itself") {
    Texts run(const std::string& test) { return run_case("quantity", YAML::Load(test)).faults; }

    TEST_CASE("a number that is read as stated holds") {
        CHECK(run("{text: 7个, value: '7', unit: 个}").empty());
        CHECK(run("{text: 若干, refused: true}").empty());
    }

    TEST_CASE("every mismatch is reported") {
        CHECK(run("{text: 7个, value: '8', unit: 个}") ==
              Texts{"wanted value 8, unit 个, got value 7, unit 个"});
        CHECK(run("{text: 7个, value: '7'}") == Texts{"wanted value 7, got value 7, unit 个"});
        CHECK(run("{text: 7, refused: true}") == Texts{"wanted refused, got value 7"});
    }

    TEST_CASE("a case that is none is a fault") {
        CHECK(run("{text: 7}").size() == 1);
        CHECK(run("{text: 7, numerator: 7}").size() == 1);
        CHECK(run("{text: 7, value: 7, refused: true}").size() == 1);
        CHECK(run("{text: 7, value: 7, units: x}") == Texts{"units: unknown key"});
    }

    TEST_CASE("a pending case must fail") {
        CHECK(run("{text: 7, value: '8', pending: not yet}").empty());
        CHECK(run("{text: 7, value: '7', pending: not yet}").size() == 1);
    }

    TEST_CASE("variants") { CHECK(full_width("12.5%") == "１２．５％"); }
}

}  // namespace zhenggai
