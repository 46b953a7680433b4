// Long tables, boxes and contents are read in a time that grows with their length alone.
#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/builtin.h"
#include "pipeline/extractor.h"
#include "sanitized.h"

namespace zhenggai {
namespace {

struct LongText {
    std::string_view about = {};
    std::string_view head = {};
    std::string_view piece = {};     // comes again and again
    std::size_t bytes = 1'000'000;   // of all pieces
    std::size_t fewest_records = 1;  // indicators and projects
};

const std::vector<LongText>& long_texts() {
    static const std::vector<LongText> texts{
        {"rows", "类别\t指标\t2020年\t2025年\t属性\n", "水\t优良比例（%）\t95①\t96\t约束性\n", 1'000'000,
         10'000},
        {"parts of one row", "类别\t指标\t2020年\t2025年\t属性\n水\t1. 达标率（%）\t县城\t95\t96\n",
         "乡镇\t\t95\t96\t\n"},
        {"one cell, broken over all lines",
         "类别\t指标\t2020年\t2025年\t属性\n水\t1. 达标率\t95\t96\t约束性\n", "\t及其他\t\t\t\n"},
        {"cells on lines", "序号\n指标\n2020年\n2025年\n属性\n", "1\n优良比例\n95\n96\n约束性\n", 500'000,
         1'000},
        {"heads and nothing below", "", "序号\t指标\t2020年\t2025年\n", 300'000, 0},
        {"notes", "类别\t指标\t2020年\n水\t优良比例①\t95\n注：①甲。\n", "②乙。③丙；\n"},
        {"items of a box", "专栏1 工程\n", "管网改造：新建管网。\n", 1'000'000, 10'000},
        {"boxes", "", "专栏1 工程\n管网改造：新建管网。\n", 1'000'000, 10'000},
        {"paragraphs behind an item", "专栏1 工程\n管网改造：新建管网。\n",
         "全市上下要统一思想，狠抓落实。\n"},
        {"contents", "目录\n", "第一章 总体要求 …… 1\n", 1'000'000, 0},
        {"chapters without text", "", "第一章 总体要求\n第二章 任务\n", 1'000'000, 0},
    };
    return texts;
}

TEST_CASE("long tables, boxes and contents take no longer than their length asks for") {
    for (const LongText& text : long_texts()) {
        CAPTURE(text.about);
        std::string document = "云岭市“十四五”生态环境保护规划\n第一章 目标\n";
        document += text.head;
        while (document.size() < text.bytes / (is_sanitized ? 10 : 1)) document += text.piece;
        document += "第九章 保障\n加强领导。\n";
        Extractor extractor({.grammar = builtin_grammar("five-year-plan")});
        const auto begin = std::chrono::steady_clock::now();
        const Result<Extraction> extraction = extractor.extract({.name = "long.txt", .bytes = document});
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        CHECK(took.count() < (is_sanitized ? 20.0 : 8.0));
        if (is_sanitized || text.fewest_records == 0 || !extraction) continue;
        const Record& record = extraction->records.front();
        CHECK(record.indicators.size() + record.projects.size() >= text.fewest_records);
    }
}

}  // namespace
}  // namespace zhenggai
