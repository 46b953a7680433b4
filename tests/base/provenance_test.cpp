#include "base/provenance.h"

#include <doctest/doctest.h>

#include <string>

namespace zhenggai {
namespace {

using Spans = std::vector<Span>;

TEST_CASE("a view of the source is one span") {
    const std::string source = "一、整改目标\n完成治理。\n";
    const Arena arena;
    const Provenance provenance(arena, source);
    const std::string_view text = source;
    CHECK(provenance.spans_of(text.substr(6, 12)) == Spans{{6, 18}});
    CHECK(provenance.spans_of(text) == Spans{{0, source.size()}});
    CHECK(provenance.spans_of(text.substr(source.size() - 1)) == Spans{{source.size() - 1, source.size()}});
    CHECK(provenance.spans_of(text.substr(3, 0)).empty());
}

TEST_CASE("offsets count from the source, not from what stands before it in memory") {
    const std::string bytes = "\xEF\xBB\xBF整改";
    const Arena arena;
    const Provenance provenance(arena, std::string_view(bytes).substr(3));
    CHECK(provenance.spans_of(std::string_view(bytes).substr(6, 3)) == Spans{{3, 6}});
}

TEST_CASE("a joined text has the spans of its parts, in its own order") {
    const std::string source = "甲\n乙\n丙";  // at 0, 4, 8
    const std::string_view text = source;
    Arena arena;
    const std::string_view lines =
        arena.join({text.substr(0, 3), text.substr(4, 3), text.substr(8, 3)}, "；");
    const std::string_view turned = arena.join({text.substr(8, 3), lines.substr(0, 9)});
    const Provenance provenance(arena, source);
    CHECK(provenance.spans_of(lines) == Spans{{0, 3}, {4, 7}, {8, 11}});
    CHECK(provenance.spans_of(lines.substr(6)) == Spans{{4, 7}, {8, 11}});
    CHECK(turned == "丙甲；乙");
    CHECK(provenance.spans_of(turned) == Spans{{8, 11}, {0, 3}, {4, 7}});
}

TEST_CASE("pieces that touch in the source are one span") {
    const std::string source = "市水利局";
    const std::string_view text = source;
    Arena arena;
    const std::string_view name = arena.join({text.substr(0, 3), text.substr(3, 6), text.substr(9)});
    const std::string_view twice = arena.join({text.substr(0, 3), text.substr(0, 3)});
    const Provenance provenance(arena, source);
    CHECK(provenance.spans_of(name) == Spans{{0, 12}});
    CHECK(provenance.spans_of(twice) == Spans{{0, 3}, {0, 3}});
}

TEST_CASE("words that do not stand in the source have no span") {
    const std::string source = "市教育局、党校";
    const std::string_view text = source;
    const std::string elsewhere = "委";
    Arena arena;
    const std::string_view name = arena.join({text.substr(0, 3), elsewhere, text.substr(15)});
    const Provenance provenance(arena, source);
    CHECK(name == "市委党校");
    CHECK(provenance.spans_of(name) == Spans{{0, 3}, {15, 21}});
    CHECK(provenance.spans_of(elsewhere).empty());
    CHECK(provenance.spans_of(arena.keep("市")).empty());
    CHECK(Provenance(arena, {}).spans_of(name).empty());
}

}  // namespace
}  // namespace zhenggai
