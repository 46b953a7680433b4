#include "pipeline/extractor.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "grammar/builtin.h"
#include "grammar/load.h"
#include "output/output.h"
#include "source/digest.h"
#include "source/shown_diagnostic.h"

namespace zhenggai {
namespace {

const std::string plan =
    "石桥县贯彻落实市级督察反馈意见\n整改方案\n\n一、城区环境\n\n"
    "（一）反馈问题三：老码头污水直排。\n沿岸居民多次反映。\n"
    "责任单位：县水利局。\n整改时限：2024年6月底前。\n整改目标：直排口全部封堵。\n整改措施：\n"
    "1.摸清管网。委托第三方检测管线。\n（1）先查干管；\n（2）再查支管。\n2.封堵排口。\n\n"
    "石桥县人民政府办公室\n2024年1月5日\n";

Extraction extract(std::string bytes, const ExtractOptions& options = {}) {
    Extractor extractor(options);
    Result<Extraction> extraction = extractor.extract({.name = "plan.txt", .bytes = std::move(bytes)});
    if (!extraction) FAIL(shown(extraction.diagnostics()));
    return *std::move(extraction);
}

std::string error_of(std::string bytes) {
    Extractor extractor;
    const Result<Extraction> extraction = extractor.extract({.name = "a.txt", .bytes = std::move(bytes)});
    return extraction ? "none" : shown(extraction.diagnostics());
}

std::string yaml_of(const Record& record) {
    std::string yaml;
    append_record(record, Format::yaml, yaml);
    return yaml;
}

std::string codes_of(const Record& record) {
    std::string codes;
    for (const Diagnostic& diagnostic : record.diagnostics) codes += diagnostic.code + " ";
    return codes;
}

// --- What a record says of its document ---

TEST_CASE("a plan is recognised") {
    const Extraction extraction = extract(plan);
    const DocumentInfo& document = extraction.records.front().document;
    CHECK(document.source == "plan.txt");
    CHECK(document.media_type == "text/plain");
    CHECK(document.encoding == "UTF-8");
    CHECK_FALSE(document.sha256);
    CHECK(document.grammar == "rectification-plan");
    CHECK(document.grammar_version == builtin_grammar("rectification-plan")->version);
    CHECK(document.family == "rectification-plan");
    CHECK(document.index == 1);
    REQUIRE(document.title);
    CHECK(*document.title == "石桥县贯彻落实市级督察反馈意见整改方案");
    REQUIRE(document.issued);
    CHECK(document.issued->text == "2024年1月5日");
    CHECK(document.issued->date == Date{2024, 1, 5});
    REQUIRE(extraction.records.front().problems.size() == 1);
    const Problem& problem = extraction.records.front().problems[0];
    CHECK(problem.ordinal == 1);
    CHECK(problem.number == 3);
    CHECK(problem.text == "老码头污水直排。\n沿岸居民多次反映。");
    REQUIRE(problem.measures.size() == 2);
    CHECK(problem.measures[0].text == "摸清管网。委托第三方检测管线。\n（1）先查干管；\n（2）再查支管。");
    CHECK_FALSE(any_at_least(extraction.records.front().diagnostics, Severity::error));
}

TEST_CASE("which family a document is of") {
    struct Row {
        std::string_view about;
        std::string_view bytes;
        std::string_view family;
    };
    const Row rows[] = {
        {"labelled problems with labels",
         "问题一：甲。\n责任单位：乙\n整改时限：丙\n问题二：丁。\n责任单位：乙\n", "rectification-plan"},
        {"a plan's title and labels", "石桥县整改方案\n一、甲。\n整改目标：乙\n整改措施：\n1.丙。\n",
         "rectification-plan"},
        {"labels in other words",
         "石桥县突出问题整改清单\n1.甲。\n牵头部门:乙\n完成期限:丙\n具体措施:\n（1）丁。\n",
         "rectification-plan"},
        {"labels alone", "一、甲。\n整改目标：乙\n整改措施：丙\n整改时限：丁\n责任单位：戊\n",
         "rectification-plan"},
        {"a plan whose measures name their units in parentheses",
         "石桥县督察整改方案\n一、甲。\n整改目标：乙\n整改时限：2023年底前\n责任单位：县水利局\n整改措施：\n1"
         ".丙。丁。"
         "（县水利局负责）\n2."
         "戊。己。（县林业局牵头，县财政局配合）\n二、庚。\n整改目标：乙\n整改时限：2023年底前\n"
         "责任单位：县水利局\n整改措施：\n1.丙。丁。（县水利局负责）\n",
         "rectification-plan"},
        {"an opinion with units in parentheses",
         "石桥县关于修好灌渠的意见\n一、甲。乙。（县水利局负责）\n二、丙。丁。（县林业局牵头，县财政局配合，2"
         "023年底"
         "前完成）\n",
         "policy-opinion"},
        {"a notice with units in paragraphs of their own",
         "石桥县关于修好灌渠的通知\n一、甲\n乙。\n【责任单位：县水利局】\n二、丙\n丁。\n【责任单位：县林业局"
         "】\n",
         "policy-opinion"},
        {"a plan with labels in parentheses",
         "石桥县灌渠修复实施方案\n一、甲。乙。（责任单位：县水利局；完成时限：2023年底前）\n二、丙。丁。（责"
         "任单位：县林"
         "业局；完成时限：2023年底前）\n",
         "policy-opinion"},
        {"an opinion whose parentheses assign nothing",
         "石桥县关于修好灌渠的意见\n一、甲。乙（以下简称丙）。\n二、丙。丁（含县级市）。\n", "unknown"},
        {"a notice about something else", "关于食堂开放时间的通知\n一、食堂每日七时开放。\n", "unknown"},
        {"a report that speaks of plans", "石桥县工作报告\n我们制定了整改方案，明确了责任单位和整改时限。\n",
         "unknown"},
        {"one line", "一、指导思想", "unknown"},
        {"one character", "甲", "unknown"},
        {"Latin text", "Lorem ipsum dolor sit amet.\n\n1. First\n2. Second\n", "unknown"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        const Extraction extraction = extract(std::string(row.bytes));
        CHECK(extraction.records.front().document.family == row.family);
        CHECK(any_at_least(extraction.records.front().diagnostics, Severity::error) ==
              (row.family == "unknown"));
    }
}

TEST_CASE("a document of no known family is a record that says so") {
    const Extraction extraction = extract("食堂开放时间说明\n\n一、早餐\n\n每日七时开放。\n\n二、晚餐\n");
    const Record& record = extraction.records.front();
    CHECK(record.document.family == "unknown");
    CHECK(record.document.grammar == "plan-document");
    REQUIRE(record.document.title);
    CHECK(*record.document.title == "食堂开放时间说明");
    REQUIRE(record.outline.size() == 2);
    CHECK(record.outline[0].title == "早餐");
    CHECK(record.outline[1].title == "晚餐");
    CHECK(record.outline[1].line == 7);
    CHECK(record.problems.empty());
    REQUIRE(record.diagnostics.size() == 1);
    CHECK(shown(record.diagnostics[0]) ==
          "error unknown-family : the document is of no family that a grammar describes; "
          "name a grammar with --grammar, or write one for this family");
}

TEST_CASE("a grammar that is asked for is used, whether it fits or not") {
    const Extraction extraction =
        extract("食堂开放时间说明\n每日七时开放。\n", {.grammar = builtin_grammar("rectification-plan")});
    CHECK(extraction.records.front().document.family == "rectification-plan");
    CHECK(codes_of(extraction.records.front()) == "no-problems ");
    CHECK_FALSE(any_at_least(extraction.records.front().diagnostics, Severity::error));

    const Extraction other = extract(plan, {.grammar = builtin_grammar("plan-document")});
    CHECK(other.records.front().document.family == "unknown");
    CHECK(other.records.front().document.grammar == "plan-document");
    CHECK(other.records.front().problems.empty());
}

TEST_CASE("a grammar of one's own") {
    const Source source{.name = "own.yaml",
                        .bytes =
                            "grammar: own\nversion: 9\nfamily: own-family\nextends: rectification-plan\n"
                            "fields:\n  responsible_units: {labels: [承办科室]}\n"};
    const Result<Grammar> grammar = load_grammar(source, builtin_texts());
    REQUIRE(grammar);
    const Extraction extraction =
        extract("问题一：甲。\n承办科室：水利科\n整改时限：丙\n", {.grammar = &*grammar});
    CHECK(extraction.records.front().document.grammar == "own");
    CHECK(extraction.records.front().document.grammar_version == 9);
    CHECK(extraction.records.front().document.family == "own-family");
    REQUIRE(extraction.records.front().problems.size() == 1);
    REQUIRE(extraction.records.front().problems[0].labels.responsible_units);
    CHECK(extraction.records.front().problems[0].labels.responsible_units->text == "水利科");
}

TEST_CASE("lines that a rule of one's own calls running heads are a page's") {
    const Source source{.name = "own.yaml",
                        .bytes =
                            "grammar: own\nversion: 1\nextends: rectification-plan\nfurniture:\n"
                            "  running_head: {place: edges, pattern: '青石县整改(专刊|通讯)', "
                            "accepts: [青石县整改通讯], rejects: [甲]}\n"
                            "  foot: {place: end, pattern: '主办单位:.*', "
                            "accepts: ['主办单位:甲'], rejects: [甲]}\n"};
    const Result<Grammar> grammar = load_grammar(source, builtin_texts());
    REQUIRE(grammar);
    const Extraction extraction = extract(
        "青石县整改专刊\n青石县突出环境问题整改方案\n\n问题一：污水直排。\n责任单位：县水利局\n"
        "整改时限：2023年6月底前\n青石县整改通讯\n主办单位：县政府\n",
        {.grammar = &*grammar});
    // So what stands below it goes on with the text.
    CHECK(codes_of(extraction.records.front()).find("repeated-label") != std::string::npos);
}

TEST_CASE("the hash is that of the input's bytes, byte order mark and all") {
    for (const std::string& bytes : {plan, "\ufeff" + plan, std::string("甲")}) {
        CHECK(extract(bytes, {.hash = true}).records.front().document.sha256 == sha256_hex(bytes));
        CHECK_FALSE(extract(bytes).records.front().document.sha256);
    }
}

TEST_CASE("what is no text is an error and no record") {
    CHECK(error_of("%PDF-1.7\n") ==
          "error pdf-input a.txt: this is a PDF file, not plain text; "
          "convert it first: pdftotext a.txt - | zhenggai extract -");
    CHECK(error_of(std::string("一、\0", 7)) ==
          "error binary-input a.txt: this is no text: it has a NUL byte at offset 6 (0-based); "
          "save it as plain text with the program that made it; if it is text all the same, name its "
          "encoding: zhenggai extract --encoding UTF-8 a.txt");
    CHECK(error_of("\ufeff一\xFF") ==
          "error ill-formed-text a.txt: the text is not well-formed UTF-8: byte 0xFF at offset 6 (0-based) "
          "fits "
          "no character; get an undamaged copy; to read it with U+FFFD in that place: --lossy");
    // Only its decoded text shows what this is.
    CHECK(error_of(std::string("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14)) ==
          "error html-input a.txt: this is a web page (HTML), not plain text; "
          "convert it first: pandoc -f html -t plain --wrap=none a.txt | zhenggai extract -");
}

TEST_CASE("text in another encoding gives the same record, which outlives the moves of its extraction") {
    const Extraction expected = extract("问题一：甲\n整改时限：2024年6月底前\n整改目标：乙\n");
    const std::string gb18030 =
        "\xCE\xCA\xCC\xE2\xD2\xBB\xA3\xBA\xBC\xD7\n\xD5\xFB\xB8\xC4\xCA\xB1\xCF\xDE\xA3\xBA"
        "2024\xC4\xEA"
        "6\xD4\xC2\xB5\xD7\xC7\xB0\n\xD5\xFB\xB8\xC4\xC4\xBF\xB1\xEA\xA3\xBA\xD2\xD2\n";
    for (const ExtractOptions& options : {ExtractOptions{}, ExtractOptions{.decode = {.encoding = "GBK"}}}) {
        Extraction first = extract(gb18030, options);
        Extraction second = std::move(first);
        const Extraction third = std::move(second);
        CHECK(third.records.front().document.encoding == "GB18030");
        Record record = third.records.front();
        record.document.encoding = "UTF-8";
        CHECK(yaml_of(record) == yaml_of(expected.records.front()));
    }
}

TEST_CASE("warnings of the decoding stand where their bytes do") {
    const Extraction extraction = extract("本清单共3个问题。\n问题一：甲\xFF\n整改时限：乙\n整改目标：丙\n",
                                          {.decode = {.lossy = true}});
    const Diagnostics& all = extraction.records.front().diagnostics;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [](const Diagnostic& one) { return one.code == "replaced-bytes"; });
    REQUIRE(found != all.end());
    CHECK(found->position == Position{2, 6});
    CHECK(std::is_sorted(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return a.position && b.position && a.position->line < b.position->line;
    }));
}

// Line ends are characters, too: how many there are is another matter (coverage_test.cpp).
std::string yaml_without_coverage(Record record) {
    record.document.coverage.reset();
    return yaml_of(record);
}

TEST_CASE("the form of the lines changes nothing but, with blank lines, where they are") {
    const std::string expected = yaml_without_coverage(extract(plan).records.front());
    std::string windows;
    std::string old_mac;
    for (const char c : plan) {
        windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
        old_mac += c == '\n' ? '\r' : c;
    }
    CHECK(yaml_without_coverage(extract(windows).records.front()) == expected);
    CHECK(yaml_without_coverage(extract(old_mac).records.front()) == expected);
    CHECK(yaml_without_coverage(extract("\ufeff" + windows).records.front()) == expected);
    CHECK(yaml_without_coverage(extract(plan.substr(0, plan.size() - 1)).records.front()) == expected);
    CHECK(yaml_without_coverage(extract(plan + "\n\n \n").records.front()) == expected);
    const Extraction below = extract("\n\n" + plan);
    CHECK(below.records.front().problems.at(0).line == extract(plan).records.front().problems.at(0).line + 2);
}

// --- Lifetimes ---

TEST_CASE("a moved extraction keeps its views, and outlives its extractor") {
    // Short inputs too, which a string holds in itself.
    for (const std::string& bytes : {plan, std::string("一、甲"), std::string("问题一：甲\n乙")}) {
        auto extractor = std::make_unique<Extractor>();
        Result<Extraction> result = extractor->extract({.name = "plan.txt", .bytes = bytes});
        REQUIRE(result);
        const std::string before = yaml_of(result->records.front());
        Extraction moved = *std::move(result);
        extractor.reset();
        CHECK(yaml_of(moved.records.front()) == before);

        std::vector<Extraction> many;
        many.push_back(std::move(moved));
        for (int i = 0; i < 20; ++i) many.push_back(extract("另一份：" + std::to_string(i)));
        CHECK(yaml_of(many[0].records.front()) == before);
        Extraction last;
        last = std::move(many[0]);
        many.clear();
        CHECK(yaml_of(last.records.front()) == before);
    }
}

TEST_CASE("an extractor may be moved and used again") {
    Extractor first;
    const Result<Extraction> one = first.extract({.name = "plan.txt", .bytes = plan});
    Extractor second = std::move(first);
    const Result<Extraction> two = second.extract({.name = "plan.txt", .bytes = plan});
    REQUIRE(one);
    REQUIRE(two);
    CHECK(yaml_of(one->records.front()) == yaml_of(two->records.front()));
}

TEST_CASE("what an extractor has read before changes no record") {
    std::vector<std::string> sources;
    for (const auto& entry : std::filesystem::directory_iterator(SAMPLES_FOLDER)) {
        if (entry.path().extension() != ".txt") continue;
        std::ifstream file(entry.path());
        sources.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    REQUIRE(sources.size() > 15);
    std::sort(sources.begin(), sources.end());
    const auto records_of = [](const Extractor& extractor, const std::string& bytes) {
        std::string records;
        extractor.each_document({.name = "a.txt", .bytes = bytes}, [&records](const ReadDocument& document) {
            append_record(document.record, Format::yaml, records, &document.provenance);
            return true;
        });
        return records;
    };
    std::vector<std::string> alone;
    for (const std::string& bytes : sources) alone.push_back(records_of(Extractor(), bytes));
    const Extractor used;
    for (std::size_t i = 0; i < sources.size(); ++i) CHECK((records_of(used, sources[i]) == alone[i]));
    for (std::size_t i = sources.size(); i-- > 0;) CHECK((records_of(used, sources[i]) == alone[i]));
}

TEST_CASE("documents are handed over one by one, as long as they are wanted, like all of them at once") {
    const std::string bytes =
        plan + "\n云岭市林场整改方案\n\n一、总体要求\n坚持问题导向。整改到位。\n\n" + plan;
    const Extractor extractor;
    const Result<Extraction> all = extractor.extract({.name = "plan.txt", .bytes = bytes});
    REQUIRE(all);
    std::string expected;
    const Provenance provenance(all->arena, all->text->bytes);
    for (const Record& record : all->records) append_record(record, Format::yaml, expected, &provenance);

    std::string handed_over;
    const auto take = [&](const ReadDocument& document) {
        CHECK_FALSE(document.alone);
        append_record(document.record, Format::yaml, handed_over, &document.provenance);
        return true;
    };
    CHECK(extractor.each_document({.name = "plan.txt", .bytes = bytes}, take).empty());
    CHECK(handed_over == expected);

    const auto alone = [](const ReadDocument& document) {
        CHECK(document.alone);
        return true;
    };
    CHECK(extractor.each_document({.name = "plan.txt", .bytes = plan}, alone).empty());

    int given = 0;
    CHECK(extractor
              .each_document({.name = "plan.txt", .bytes = bytes},
                             [&given](const ReadDocument&) {
                                 ++given;
                                 return false;
                             })
              .empty());
    CHECK(given == 1);

    const Diagnostics refused = extractor.each_document({.name = "a.pdf", .bytes = "%PDF-1.7\n"}, take);
    REQUIRE(refused.size() == 1);
    CHECK(refused.front().code == "pdf-input");
    CHECK(handed_over == expected);
}

// --- Determinism ---

TEST_CASE("the same bytes give the same record, in every format, whatever was read before") {
    for (const Format format : {Format::yaml, Format::json, Format::jsonl}) {
        std::string first;
        append_record(extract(plan).records.front(), format, first);
        Extractor extractor;
        for (const std::string& bytes : {plan, std::string("食堂"), plan, "\ufeff" + plan, plan}) {
            Result<Extraction> extraction = extractor.extract({.name = "plan.txt", .bytes = bytes});
            REQUIRE(extraction);
            std::string again;
            append_record(extraction->records.front(), format, again);
            CHECK((again == first) == (bytes != "食堂"));
        }
    }
}

// --- Time ---

double seconds_for(Extractor& extractor, const std::string& bytes) {
    const auto begin = std::chrono::steady_clock::now();
    const Result<Extraction> extraction = extractor.extract({.name = "a.txt", .bytes = bytes});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    CHECK(extraction);
    return took.count();
}

// The best of three: a moment in which the machine does something else must not count.
double best_seconds_for(const std::string& bytes) {
    Extractor extractor;
    double best = seconds_for(extractor, bytes);
    for (int i = 0; i < 2; ++i) best = std::min(best, seconds_for(extractor, bytes));
    return best;
}

std::string repeated(std::string_view piece, std::size_t count) {
    std::string text;
    for (std::size_t i = 1; i <= count; ++i) {
        std::string one(piece);
        for (std::size_t at = one.find('#'); at != std::string::npos; at = one.find('#'))
            one.replace(at, 1, std::to_string(i));
        text += one;
    }
    return text;
}

TEST_CASE("the time grows with the number of problems, and of everything else") {
    struct Row {
        std::string_view head;
        std::string_view piece;  // # stands for the number
        std::size_t count;
    };
    const Row rows[] = {
        {"石桥县整改方案\n",
         "反馈问题#"
         "：老码头污水直排。\n责任单位：县水利局\n整改时限：2024年6月底前\n整改目标：封堵。\n整改措施：\n"
         "1.摸清管网。委托第三方。\n2.封堵排口。\n",
         1000},
        {"石桥县整改方案\n",
         "#.污水直排。\n责任单位：县水利局\n整改措施：\n（1）摸清管网。\n（2）封堵排口。\n", 1000},
        {"石桥县整改方案\n", "一、污水直排。\n整改目标：封堵。\n整改措施：封堵排口。\n", 2000},
        {"石桥县整改方案\n问题一：甲。\n整改措施：\n", "#.封堵排口。责任单位：县水利局\n", 3000},
        {"石桥县整改方案\n问题一：甲。\n", "沿岸居民多次反映。\n", 5000},
        {"石桥县整改方案\n问题一：甲。\n", "责任单位：县水利局\n", 3000},
        {"石桥县整改方案\n问题一：甲。\n整改措施：\n1.乙。\n", "（#）封堵排口。\n", 3000},
        {"石桥县整改方案\n", "#.一项工作\n", 5000},
        {"石桥县整改方案\n", "第#章 城区\n一、环境\n（一）水\n1.排口。封堵排口。\n", 1000},
        {"", "石桥县贯彻落实\n", 5000},
        {"石桥县整改方案\n", "附件#\n任务清单\n", 3000},
        {"石桥县整改方案\n", "附件：#.任务清单\n", 3000},
        {"石桥县整改方案\n", "石桥县人民政府\n2024年1月5日\n", 3000},
        {"石桥县整改方案\n", "#\t甲\t乙\n", 5000},
        {"石桥县整改方案\n", "本清单共#个问题。", 5000},
        {"", "\n", 100'000},
        {"甲", " ", 100'000},
    };
    for (const Row& row : rows) {
        CAPTURE(row.piece);
        const std::string once = std::string(row.head) + repeated(row.piece, row.count) + "。\n";
        const std::string four_times = std::string(row.head) + repeated(row.piece, 4 * row.count) + "。\n";
        // Four times as much; sixteen times the time would be quadratic. What is too short to measure
        // does not count.
        CHECK(best_seconds_for(four_times) < 10 * best_seconds_for(once) + 0.1);
    }
}

TEST_CASE("a line of 2 MB is read like any other") {
    constexpr std::size_t size = 2'000'000;
    struct Row {
        std::string_view piece;
        bool is_statement;  // nothing in it is a label or a space that is trimmed off
    };
    const Row rows[] = {
        {"老码头污水直排，", true},
        {"封堵。", true},
        {"甲：", true},
        {"a:", true},
        {"（", true},
        {"“", true},
        {"一、", true},
        {"1.", true},
        {" ", false},
        {"责任单位：甲；", false},
        {"共3个问题，", true},
        {"2024年6月底前，", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.piece);
        std::string line;
        line.reserve(size + row.piece.size());
        while (line.size() < size) line += row.piece;
        const Extraction extraction =
            extract("石桥县整改方案\n问题一：" + line + "甲\n责任单位：县水利局\n整改目标：封堵。\n");
        REQUIRE(extraction.records.front().problems.size() == 1);
        const Problem& problem = extraction.records.front().problems[0];
        CHECK(problem.line == 2);
        CHECK((problem.text == line + "甲") == row.is_statement);
        CHECK(problem.labels.responsible_units);
        CHECK(problem.labels.goal);
    }
}

}  // namespace
}  // namespace zhenggai
