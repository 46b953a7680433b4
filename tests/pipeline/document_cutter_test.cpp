// The documents of a source are the same however few paragraphs are matched at a time.
#include "pipeline/document_cutter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "grammar/builtin.h"
#include "source/source.h"

namespace zhenggai {
namespace {

const Matcher& plan_matcher() {
    static const Matcher matcher(*builtin_grammar("rectification-plan"));
    return matcher;
}

void describe(const Block& block, std::ostringstream& told) {
    told << "  " << static_cast<int>(block.kind) << ' ' << block.line << ' ' << block.continues << ' '
         << block.text << '|' << block.label << '|' << block.content << '|' << block.capture;
    if (block.marker)
        told << '|' << block.marker->rule << ' ' << block.marker->number << ' ' << block.marker->text;
    told << '\n';
}

// All that the cutter says of a source, a line a block, and what it leaves in the reading.
std::string told_of(const std::string& bytes, std::size_t step) {
    const Source source{.name = "case.txt", .bytes = bytes};
    const Result<Text> text = read_text(source);
    REQUIRE(text);
    Arena arena;
    ParagraphReading reading = read_paragraphs(*text, plan_matcher(), arena);
    DocumentCutter cutter(*text, reading, arena, plan_matcher(), step);
    std::ostringstream told;
    while (const auto part = cutter.next()) {
        told << "document " << part->index << (part->last ? ", the last" : "") << ": lines "
             << part->first_line << '-' << part->end_line << ", bytes " << part->bytes.begin << '-'
             << part->bytes.end << '\n';
        for (const Block& block : part->blocks) describe(block, told);
    }
    for (const LeftOutLine& line : reading.furniture)
        told << "left out " << line.line << ' ' << line.rule << '\n';
    told << reading.paragraphs.size() << " paragraphs, " << reading.lines.size() << " lines\n";
    return told.str();
}

// The samples one behind the other, those with a page of contents among them, in the order of their names and
// turned round.
std::vector<std::string> sources() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(SAMPLES_FOLDER))
        if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> sources(2);
    for (const auto& path : paths) {
        std::ifstream file(path);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        sources[0] += bytes + "\n\n";
        sources[1].insert(0, bytes + "\n\n");
    }
    return sources;
}

std::size_t count_of(std::string_view text, std::string_view word) {
    std::size_t count = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        ++count;
    return count;
}

TEST_CASE("documents are the same whatever is matched at a time") {
    for (const std::string& bytes : sources()) {
        const std::string at_once = told_of(bytes, bytes.size());
        CHECK(count_of(at_once, "document ") > 15);
        CHECK(at_once.find("contents\n") != std::string::npos);
        for (const std::size_t step : {2U, 3U, 7U, 40U, 333U}) {
            CAPTURE(step);
            CHECK((told_of(bytes, step) == at_once));
        }
    }
}

TEST_CASE("a source without contents is the same, too, however short its documents are") {
    std::string bytes;
    for (int i = 0; i < 60; ++i) {
        bytes += "云岭市第" + std::to_string(i) +
                 "批问题整改方案\n\n根据要求，制定本方案。\n\n一、\n\n总体要求\n\n坚持标本兼治。\n\n"
                 "（一）反馈问题一：河道淤积。\n\n整改措施：\n\n1.\n\n清理河道。\n\n2."
                 "巡查河道。责任单位：市水务局。\n\n";
    }
    const std::string at_once = told_of(bytes, bytes.size());
    CHECK(count_of(at_once, "document ") == 60);
    CHECK(count_of(at_once, "1 1.\n") + count_of(at_once, " 1 1.") > 0);
    for (const std::size_t step : {2U, 3U, 4U, 5U, 64U}) {
        CAPTURE(step);
        CHECK((told_of(bytes, step) == at_once));
    }
}

TEST_CASE("contents whose chapters come again are seen however few paragraphs are matched at a time") {
    const std::string chapters = "第一章 总体要求\n\n第二章 重点任务\n\n第三章 保障措施\n\n";
    const std::string text =
        "第一章 总体要求\n\n坚持绿色发展。\n\n第二章 重点任务\n\n清理河道。\n\n第三章 "
        "保障措施\n\n加强领导。\n\n";
    const std::string bytes = "青石县绿化规划\n\n" + chapters + text;
    const std::string at_once = told_of(bytes, bytes.size());
    CHECK(count_of(at_once, "left out") == 3);
    for (const std::size_t step : {2U, 3U, 4U}) {
        CAPTURE(step);
        CHECK((told_of(bytes, step) == at_once));
    }
}

TEST_CASE("a source of nothing but contents has no document") {
    const std::string contents =
        "目录\n\n第一章 总体要求 …… 1\n\n第二章 重点任务 …… 3\n\n第三章 保障措施 …… 9\n";
    CHECK(told_of(contents, 2).find("document") == std::string::npos);
    CHECK(told_of(contents, 100).find("document") == std::string::npos);
}

}  // namespace
}  // namespace zhenggai
