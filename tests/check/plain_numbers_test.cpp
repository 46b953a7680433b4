// Which rows of numbers need no second look. That those have no faults is shown by the tables of
// tests/cases/ordinal-faults as well, all of which are read this way first.
#include <doctest/doctest.h>

#include <optional>
#include <string_view>
#include <vector>

#include "check/plain_numbers.h"

namespace zhenggai {

namespace {

constexpr std::size_t document = 100;  // what the outermost ordinals stand below

OrdinalNode node(OrdinalKind kind, std::size_t style, std::int64_t number, std::size_t below = document) {
    return {.kind = kind,
            .style = style,
            .number = number,
            .marker = "x",
            .parent = below == document ? std::nullopt : std::optional(below)};
}

OrdinalNode heading(std::int64_t number) { return node(OrdinalKind::heading, 0, number); }
OrdinalNode problem(std::int64_t number, std::size_t below) {
    return node(OrdinalKind::problem, 1, number, below);
}
OrdinalNode measure(std::int64_t number, std::size_t below) {
    return node(OrdinalKind::measure, 2, number, below);
}
OrdinalNode item(std::int64_t number, std::size_t below, std::size_t style = 3) {
    return node(OrdinalKind::item, style, number, below);
}
OrdinalNode without_number(std::size_t below) { return {.parent = below}; }

}  // namespace

TEST_CASE("numbers in order") {
    struct Row {
        std::string_view name;
        bool plain;
        std::vector<OrdinalNode> nodes;
    };
    const std::vector<Row> rows{
        {"nothing", true, {}},
        {"a list", true, {heading(1), heading(2), heading(3)}},
        {"lists that begin anew", true, {heading(1), item(1, 0), item(2, 0), heading(2), item(1, 3)}},
        {"lists that run on",
         true,
         {heading(1), problem(1, 0), measure(1, 1), measure(2, 1), heading(2), problem(2, 4), measure(3, 5)}},
        {"below something without a number", true, {heading(1), without_number(0), item(1, 1), item(2, 1)}},
        {"one style below two kinds of things", true, {heading(1), item(1, 0, 4), item(1, 1), item(1, 0)}},
        {"a number too high", false, {heading(1), heading(3)}},
        {"a number twice", false, {heading(1), heading(1)}},
        {"a list that does not begin", false, {heading(1), item(2, 0)}},
        {"a list from 0", false, {heading(0), heading(1)}},
        {"now anew, now on", false, {heading(1), item(1, 0), heading(2), item(2, 2), heading(3), item(1, 4)}},
        {"measures of another style below another problem",
         true,
         {problem(1, document), measure(1, 0), problem(2, document), node(OrdinalKind::measure, 3, 1, 2)}},
        {"two styles of measures", false, {measure(1, document), node(OrdinalKind::measure, 3, 2)}},
        {"problems and text in a list", true, {heading(1), node(OrdinalKind::problem, 0, 2), heading(3)}},
        {"problems and text in lists of one style",
         true,
         {heading(1), problem(1, 0), item(1, 1, 1), item(2, 1, 1), problem(2, 0)}},
        {"a level left out where others have it",
         false,
         {heading(1), item(1, 0, 4), item(1, 1), item(2, 0, 4), item(1, 3), item(3, 0, 4), item(1, 5),
          heading(2), item(1, 7)}},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        CHECK(are_plain(row.nodes) == row.plain);
    }
}

}  // namespace zhenggai
