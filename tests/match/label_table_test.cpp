#include "match/label_table.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

namespace zhenggai {
namespace {

const LabelTable& table() {
    static const LabelTable labels({{FieldKey::deadline, {"整改时限", "时限"}},
                                    {FieldKey::responsible_units, {"责任单位", "整改责任单位"}},
                                    {FieldKey::lead_units, {"牵头单位"}},
                                    {FieldKey::measures, {"整改措施"}}},
                                   {"市级"});
    return labels;
}

// "deadline 整改时限|2022年底前", "@9" where the label begins, "(" behind a parenthesis, "-" without a colon.
std::string shown(const std::optional<LabelMatch>& match) {
    if (!match) return "none";
    const std::string begin = match->begin == 0 ? "" : fmt::format("@{}", match->begin);
    const std::string value = match->colon ? fmt::format("|{}", match->value) : "-";
    return fmt::format("{}{}{} {}{}", field_key_name(match->key), begin, match->in_parentheses ? "(" : "",
                       match->label, value);
}

struct Row {
    std::string_view text;
    std::string_view match;
};

TEST_CASE("labels at the start of a text") {
    const Row rows[] = {
        {"责任单位：县水利局", "responsible_units 责任单位|县水利局"},
        {"责任单位:县水利局。", "responsible_units 责任单位|县水利局。"},
        {"时限：2022年底前", "deadline 时限|2022年底前"},
        {"整改时限：2022年底前", "deadline 整改时限|2022年底前"},
        {"整改责任单位：甲", "responsible_units 整改责任单位|甲"},
        {"市级责任单位：甲", "responsible_units 市级责任单位|甲"},
        {"责任单位：", "responsible_units 责任单位|"},
        {"责任单位： 甲 ", "responsible_units 责任单位| 甲 "},  // the value is not trimmed
        {"责任单位：甲：乙", "responsible_units 责任单位|甲：乙"},
        {"责任单位:甲，整改时限：乙", "responsible_units 责任单位|甲，整改时限：乙"},
        // The label is the whole text.
        {"责任单位", "responsible_units 责任单位-"},
        {"整改措施", "measures 整改措施-"},
        // Spaces inside and around a label.
        {"责 任 单 位：甲", "responsible_units 责 任 单 位|甲"},
        {"责　任　单　位 ：甲", "responsible_units 责　任　单　位|甲"},
        {"整改 时限", "deadline 整改 时限-"},
        {"市级 责任单位：甲", "responsible_units 市级 责任单位|甲"},
        // A parenthesis before the colon.
        {"整改时限（阶段性）：乙", "deadline 整改时限（阶段性）|乙"},
        {"整改时限(阶段性) :乙", "deadline 整改时限(阶段性)|乙"},
        // In a box instead of before a colon.
        {"【责任单位】县水利局", "responsible_units@3 责任单位|县水利局"},
        {"【责任 单位】：县水利局", "responsible_units@3 责任 单位|县水利局"},
        {"【责任单位】", "responsible_units@3 责任单位|"},
        // No label.
        {"", "none"},
        {"：", "none"},
        {"：甲", "none"},
        {"责", "none"},
        {"责任单位甲", "none"},
        {"责任单位、整改时限：甲", "none"},
        {"各责任单位：甲", "none"},
        {"责任单位要按整改时限：甲", "none"},
        {"（责任单位：甲）", "none"},
        {"【责任单位", "none"},
        {"【某某】责任单位：甲", "none"},
        {"[责任单位]甲", "none"},
        {"责任：甲", "none"},
        {"省级责任单位：甲", "none"},
        {"市级：甲", "none"},
        {"完成期限：甲", "none"},
        {"ASCII: a", "none"},
        {"𠀀：甲", "none"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(table().at_start(row.text)) == row.match);
    }
}

TEST_CASE("labels inside a text, behind a stop, a comma, a space or an opening parenthesis") {
    const Row rows[] = {
        {"清河。责任单位：县水利局", "responsible_units@9 责任单位|县水利局"},
        {"清河。责任单位:县水利局", "responsible_units@9 责任单位|县水利局"},
        {"清河；责任单位：甲", "responsible_units@9 责任单位|甲"},
        {"清河，责任单位：甲", "responsible_units@9 责任单位|甲"},
        {"清河,责任单位：甲", "responsible_units@7 责任单位|甲"},
        {"清河;责任单位：甲", "responsible_units@7 责任单位|甲"},
        {"清河 责任单位：甲", "responsible_units@7 责任单位|甲"},
        {"清河　责任单位：甲", "responsible_units@9 责任单位|甲"},
        {"清河。 责任单位：甲", "responsible_units@10 责任单位|甲"},
        {"清河（责任单位：甲）", "responsible_units@9( 责任单位|甲）"},
        {"清河(责任单位：甲)", "responsible_units@7( 责任单位|甲)"},
        {"清河！责任单位 ：甲", "responsible_units@9 责任单位|甲"},
        {"清河。市级责任单位：甲", "responsible_units@9 市级责任单位|甲"},
        // The first of several; a colon that ends no label is passed over.
        {"清河。牵头单位：甲。责任单位：乙", "lead_units@9 牵头单位|甲。责任单位：乙"},
        {"河道：清理。责任单位：甲", "responsible_units@18 责任单位|甲"},
        {"8:30前，责任单位：甲", "responsible_units@10 责任单位|甲"},
        // No label: in mid-sentence, without its colon, unknown.
        {"", "none"},
        {"清河", "none"},
        {"明确责任单位：甲", "none"},
        {"清河。各责任单位：甲", "none"},
        {"清河。责任单位", "none"},
        {"清河。责任单位甲", "none"},
        {"清河。完成期限：甲", "none"},
        {"清河：", "none"},
        {"：：：", "none"},
        // At the very start it stands behind nothing: at_start is for that.
        {"责任单位：甲", "none"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(table().inside(row.text, 0)) == row.match);
    }
}

TEST_CASE("labels inside a text are looked for from an offset on") {
    const std::string text = "清河。牵头单位：甲。责任单位：乙。整改时限：丙";
    std::string all;
    std::size_t from = 0;
    while (const auto match = table().inside(text, from)) {
        all += std::string(match->label) + " ";
        CHECK(text.substr(match->begin, match->label.size()) == match->label);
        from = static_cast<std::size_t>(match->value.data() - text.data());
    }
    CHECK(all == "牵头单位 责任单位 整改时限 ");
    CHECK_FALSE(table().inside(text, text.size()));
}

TEST_CASE("a label is looked up as written") {
    CHECK(table().find("责任单位") == FieldKey::responsible_units);
    CHECK(table().find("责 任　单位") == FieldKey::responsible_units);
    CHECK(table().find("市级责任单位") == FieldKey::responsible_units);
    CHECK_FALSE(table().find("责任单位：").has_value());
    CHECK_FALSE(table().find("责任").has_value());
    CHECK_FALSE(table().find("").has_value());
    CHECK_FALSE(table().find(" ").has_value());
    CHECK_FALSE(table().find(std::string(100'000, ' ')).has_value());
    CHECK_FALSE(LabelTable({}, {}).find("责任单位").has_value());
    CHECK_FALSE(LabelTable({}, {}).at_start("责任单位：甲").has_value());
    CHECK_FALSE(LabelTable({}, {}).inside("甲。责任单位：甲", 0).has_value());
}

}  // namespace
}  // namespace zhenggai
