#include "value/unit_name.h"

#include <doctest/doctest.h>

#include <array>

#include "grammar/builtin.h"

namespace zhenggai {
namespace {

const ValueWords& words() { return builtin_grammar("plan-document")->values; }

struct Case {
    std::string_view name;
    UnitNameKind kind;
    std::string_view government = {};
    std::string_view party = {};
};

constexpr std::array<Case, 12> cases{{
    {"市水利局", UnitNameKind::prefixed, "市"},
    {"霁川县水利局", UnitNameKind::prefixed, "霁川县"},
    {"中共霁川县委组织部", UnitNameKind::prefixed, "霁川县", "霁川县委"},
    {"自治区党委宣传部", UnitNameKind::prefixed, "自治区", "自治区党委"},
    {"市水利局（河长办）", UnitNameKind::prefixed, "市"},
    {"水利局", UnitNameKind::bare},
    {"组织部", UnitNameKind::bare},
    {"财政部", UnitNameKind::national},
    {"国家能源局", UnitNameKind::national},
    {"人民政府", UnitNameKind::organ_word},
    {"霁川县", UnitNameKind::complete},
    {"某某公司", UnitNameKind::complete},
}};

TEST_CASE("the name of a unit tells its kind and its prefix") {
    for (const Case& test : cases) {
        CAPTURE(test.name);
        const UnitName name = read_unit_name(test.name, words());
        CHECK(name.kind == test.kind);
        CHECK(slice(test.name, name.government) == test.government);
        CHECK(slice(test.name, name.party) == test.party);
    }
}

TEST_CASE("the name of a unit tells its organ, its place and its party") {
    CHECK(read_unit_name("霁川县人民政府", words()).organ == std::string_view("人民政府").size());
    CHECK(read_unit_name("霁川县", words()).place);
    CHECK(read_unit_name("各县（市、区）", words()).place);
    CHECK_FALSE(read_unit_name("霁川县水利局", words()).place);
    CHECK(read_unit_name("组织部", words()).of_party);
    CHECK_FALSE(read_unit_name("水利局", words()).of_party);
    CHECK(read_unit_name("霁川县水利局", words()).committee);
}

TEST_CASE("names are complete, of places or bare by their ends") {
    CHECK(is_complete_name("上河县", words()));
    CHECK(is_complete_name("水利局", words()));
    CHECK_FALSE(is_complete_name("工业", words()));
    CHECK(is_place_name("乙新区(丙新区)", words()));
    CHECK_FALSE(is_place_name("水利局", words()));
    CHECK(is_bare_name("上海", words()));
    CHECK_FALSE(is_bare_name("上河县", words()));
}

}  // namespace
}  // namespace zhenggai
