#include "match/matcher.h"

#include "match/detector.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "grammar/builtin.h"
#include "text/text.h"

namespace zhenggai {
namespace {

const Matcher& plan_matcher() {
    static const Matcher matcher(*builtin_grammar("rectification-plan"));
    return matcher;
}

std::string_view kind_name(BlockKind kind) {
    switch (kind) {
        case BlockKind::prose: return "prose";
        case BlockKind::label: return "label";
        case BlockKind::problem: return "problem";
        case BlockKind::annex: return "annex";
        case BlockKind::annex_mention: return "annex_mention";
        case BlockKind::date_line: return "date_line";
        case BlockKind::signed_date: return "signed_date";
        case BlockKind::document_number: return "document_number";
        case BlockKind::note: return "note";
        case BlockKind::box: return "box";
        case BlockKind::table_row: return "table_row";
        case BlockKind::table_header: break;
    }
    return "table_header";
}

bool has_content(BlockKind kind) {
    return kind == BlockKind::prose || kind == BlockKind::label || kind == BlockKind::problem ||
           kind == BlockKind::annex_mention || kind == BlockKind::signed_date;
}

// "1 problem （二）=2 [反馈问题三] #3 | 河道淤积。": line, kind, marker with its number ("?" where doubtful),
// field, label, number, capture in braces, content. "+": it begins inside a paragraph. "-": no colon.
std::string shown(const Block& block) {
    std::string text = fmt::format("{} {}", block.line, kind_name(block.kind));
    if (block.continues) text += " +";
    if (const auto& marker = block.marker)
        text += fmt::format(" {}={}{}", marker->text, marker->number, marker->doubtful ? "?" : "");
    if (block.kind == BlockKind::label) text += fmt::format(" {}", field_key_name(block.key));
    if (!block.label.empty()) text += fmt::format(" [{}]", block.label);
    if (block.kind == BlockKind::label && !block.colon) text += '-';
    if (block.number) text += fmt::format(" #{}", *block.number);
    if (!block.capture.empty()) text += fmt::format(" {{{}}}", block.capture);
    if (has_content(block.kind)) text += fmt::format(" | {}", block.content);
    return text;
}

// Every line a paragraph.
std::vector<Paragraph> lines_of(const Text& text) {
    std::vector<Paragraph> paragraphs;
    for (const Line& line : text.lines) paragraphs.push_back({line.text, line.number});
    return paragraphs;
}

// Text and Matcher need bytes that stay where they are.
std::string blocks_of(std::string bytes, const Matcher& matcher = plan_matcher()) {
    const Source source{.name = "a.txt", .bytes = std::move(bytes)};
    const Result<Text> text = read_text(source);
    REQUIRE(text);
    std::string all;
    for (const Block& block : matcher.match(lines_of(*text))) {
        all += fmt::format("{}{}", all.empty() ? "" : "\n", shown(block));
        // Every view points into the text that was matched.
        for (const std::string_view view : {block.text, block.content, block.label, block.capture}) {
            if (view.empty()) continue;
            CHECK(view.data() >= source.bytes.data());
            CHECK(view.data() + view.size() <= source.bytes.data() + source.bytes.size());
        }
    }
    return all;
}

struct Row {
    std::string_view text;
    std::string_view blocks;
};

void check(const Row& row) {
    CAPTURE(row.text);
    CHECK(blocks_of(std::string(row.text)) == row.blocks);
}

TEST_CASE("markers of every style") {
    const Row rows[] = {
        {"第一部分 督察反馈问题", "1 prose 第一部分=1 | 督察反馈问题"},
        {"第2部分：移交案件", "1 prose 第2部分=2 | 移交案件"},
        {"第三篇、其他", "1 prose 第三篇=3 | 其他"},
        {"第十二章 水环境", "1 prose 第十二章=12 | 水环境"},
        {"第二节 饮用水", "1 prose 第二节=2 | 饮用水"},
        {"一、指导思想", "1 prose 一、=1 | 指导思想"},
        {"二．总体要求", "1 prose 二．=2 | 总体要求"},
        {"二十一、其他", "1 prose 二十一、=21 | 其他"},
        {"（三）加强领导。", "1 prose （三）=3 | 加强领导。"},
        {"(四) 加强领导", "1 prose (四)=4 | 加强领导"},
        {"（五）、加强领导", "1 prose （五）=5 | 加强领导"},
        {"9. 开展排查", "1 prose 9.=9 | 开展排查"},
        {"9.开展排查", "1 prose 9.=9 | 开展排查"},
        {"9、开展排查", "1 prose 9、=9 | 开展排查"},
        {"9．开展排查", "1 prose 9．=9 | 开展排查"},
        {"１２．强化监管", "1 prose １２．=12 | 强化监管"},
        {"1.\t开展排查", "1 prose 1.=1 | 开展排查"},
        {"（9）开展排查", "1 prose （9）=9 | 开展排查"},
        {"( 10 )开展排查", "1 prose ( 10 )=10 | 开展排查"},
        {"3）建立台账", "1 prose 3）=3 | 建立台账"},
        {"①清理河道", "1 prose ①=1 | 清理河道"},
        {"⑵清理河道", "1 prose ⑵=2 | 清理河道"},
        {"⒊清理河道", "1 prose ⒊=3 | 清理河道"},
        {"㈣清理河道", "1 prose ㈣=4 | 清理河道"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("what begins like a marker and is none, or only in a series") {
    const Row rows[] = {
        {"一是抓落实", "1 prose | 一是抓落实"},
        {"一部分企业未完成", "1 prose | 一部分企业未完成"},
        {"（一期）工程", "1 prose | （一期）工程"},
        {"（略）", "1 prose | （略）"},
        {"（2022）年度", "1 prose | （2022）年度"},
        {"2022年6月", "1 prose | 2022年6月"},
        {"2022.6.30前", "1 prose | 2022.6.30前"},
        {"12处排口未封堵", "1 prose | 12处排口未封堵"},
        {"第三季度完成", "1 prose | 第三季度完成"},
        {"2.5万吨设施闲置", "1 prose 2.=2? | 5万吨设施闲置"},
        {"三、四类水体占一半", "1 prose 三、=3? | 四类水体占一半"},
        {"三、三大保卫战", "1 prose 三、=3 | 三大保卫战"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("a marker that stands alone takes the next paragraph with it") {
    const Row rows[] = {
        {"66.\n开展排查。", "1 prose 66.=66 | 开展排查。"},
        {"（二）\n\n反馈问题三：河道淤积。", "1 problem （二）=2 [反馈问题三] #3 | 河道淤积。"},
        {"9.\n10.开展排查", "1 prose 9.=9 | \n2 prose 10.=10 | 开展排查"},
        {"甲\n9.", "1 prose | 甲\n2 prose 9.=9 | "},
        {"9.\n开展排查。责任单位：甲",
         "1 prose 9.=9 | 开展排查。\n1 label + responsible_units [责任单位] | 甲"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("problem starts") {
    const Row rows[] = {
        {"（二）反馈问题三：河道淤积。", "1 problem （二）=2 [反馈问题三] #3 | 河道淤积。"},
        {"问题一:管网缺失。", "1 problem [问题一] #1 | 管网缺失。"},
        {"反馈问题３：堆场扬尘。", "1 problem [反馈问题３] #3 | 堆场扬尘。"},
        {"反馈问题 12", "1 problem [反馈问题 12] #12 | "},
        {"1.问题：管网缺失。", "1 problem 1.=1 [问题] | 管网缺失。"},
        {"1.问题二十一：管网缺失。", "1 problem 1.=1 [问题二十一] #21 | 管网缺失。"},
        {"问题（三）：河道淤积。", "1 problem [问题（三）] #3 | 河道淤积。"},
        {"反馈问题四、反馈问题九已完成", "1 prose | 反馈问题四、反馈问题九已完成"},
        {"问题一直没有解决：某河", "1 prose | 问题一直没有解决：某河"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("labels") {
    const Row rows[] = {
        {"责任单位：县水利局。", "1 label responsible_units [责任单位] | 县水利局。"},
        {"牵头部门:县水利局", "1 label lead_units [牵头部门] | 县水利局"},
        {"整改目标：\n消除隐患。", "1 label goal [整改目标] | \n2 prose | 消除隐患。"},
        {"整改措施：", "1 label measures [整改措施] | "},
        {"整改措施", "1 label measures [整改措施]- | "},
        {"完　成　时　限：2023年底前", "1 label deadline [完　成　时　限] | 2023年底前"},
        {"整改时限（阶段性）：2023年底前", "1 label deadline [整改时限（阶段性）] | 2023年底前"},
        {"【整改目标】消除隐患。", "1 label goal [整改目标] | 消除隐患。"},
        {"3.责任单位：县水利局", "1 label 3.=3 responsible_units [责任单位] | 县水利局"},
        {"各责任单位要按照整改时限倒排工期。", "1 prose | 各责任单位要按照整改时限倒排工期。"},
        {"逐项明确责任单位、整改时限和销号标准。", "1 prose | 逐项明确责任单位、整改时限和销号标准。"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("labels inside a paragraph begin blocks of their own") {
    const Row rows[] = {
        {"2. 清理河道。责任单位：县水利局",
         "1 prose 2.=2 | 清理河道。\n1 label + responsible_units [责任单位] | 县水利局"},
        {"责任单位：县水利局；整改时限：2023年底前。",
         "1 label responsible_units [责任单位] | 县水利局\n1 label + deadline [整改时限] | 2023年底前。"},
        {"牵头单位：甲局 责任单位：乙局　整改时限：2023年底前",
         "1 label lead_units [牵头单位] | 甲局\n1 label + responsible_units [责任单位] | 乙局\n"
         "1 label + deadline [整改时限] | 2023年底前"},
        {"清理河道（责任单位：县水利局）",
         "1 prose | 清理河道\n1 label + responsible_units [责任单位] | 县水利局"},
        {"清理河道（责任单位：县水利局；整改时限：2023年底前）。",
         "1 prose | 清理河道\n1 label + responsible_units [责任单位] | 县水利局\n"
         "1 label + deadline [整改时限] | 2023年底前"},
        {"整改措施：1.开展排查。", "1 label measures [整改措施] | \n1 prose + 1.=1 | 开展排查。"},
        {"问题二：河道淤积。责任单位：县水利局",
         "1 problem [问题二] #2 | 河道淤积。\n1 label + responsible_units [责任单位] | 县水利局"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("annexes, dates, numbers, notes and tables") {
    const Row rows[] = {
        {"附件", "1 annex"},
        {"附 件 2：", "1 annex"},
        {"附件：某市整改任务清单", "1 annex_mention | 某市整改任务清单"},
        {"附件：1.任务清单", "1 annex_mention #1 | 任务清单"},
        {"附近居民：反映强烈", "1 prose | 附近居民：反映强烈"},
        {"2022年1月14日", "1 date_line {2022年1月14日}"},
        {"二〇二三年三月十日", "1 date_line {二〇二三年三月十日}"},
        {"２０２２ 年 １ 月 ４ 日", "1 date_line {２０２２ 年 １ 月 ４ 日}"},
        {"2022年1月14日印发", "1 prose | 2022年1月14日印发"},
        {"青石县人民政府办公室　2022年3月5日", "1 signed_date {2022年3月5日} | 青石县人民政府办公室"},
        {"云政办发〔2022〕15号", "1 document_number {云政办发〔2022〕15号}"},
        {"（青环委[2021] 3 号）", "1 document_number {青环委[2021] 3 号}"},
        {"（此件公开发布）", "1 note"},
        {"序号\t整改措施\t责任单位\t整改时限", "1 table_header"},
        {"1\t开展排查\t县水利局\t2023年底前", "1 table_row"},
        {"1\t开展排查", "1 prose | 1\t开展排查"},
        {"甲\t责任单位\t乙", "1 table_row"},
        {"云岭市人民政府", "1 prose | 云岭市人民政府"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("the number of a marker is read also where spaces stand around it") {
    const Row rows[] = {
        {"第 3 部分 移交案件", "1 prose 第 3 部分=3 | 移交案件"},
        {"第　12　章 水环境", "1 prose 第　12　章=12 | 水环境"},
        {"第 2 节 饮用水", "1 prose 第 2 节=2 | 饮用水"},
        {"（ 3 ）开展排查", "1 prose （ 3 ）=3 | 开展排查"},
        {"反馈问题 7：河道淤积。", "1 problem [反馈问题 7] #7 | 河道淤积。"},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("paragraphs keep their lines and their order") {
    CHECK(blocks_of("\n一、甲\n\n\n（一）乙\n责任单位：丙\n") ==
          "2 prose 一、=1 | 甲\n5 prose （一）=1 | 乙\n6 label responsible_units [责任单位] | 丙");
    CHECK(blocks_of("") == "");
    CHECK(blocks_of(" \n\t\n") == "");
}

TEST_CASE("a marker names the rule of its style") {
    const Source source{.name = "a.txt", .bytes = "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n"};
    const Result<Text> text = read_text(source);
    REQUIRE(text);
    const std::vector<MarkerRule>& rules = plan_matcher().grammar().markers;
    std::vector<std::string> names;
    for (const Block& block : plan_matcher().match(lines_of(*text))) {
        REQUIRE(block.marker);
        REQUIRE(block.marker->rule < rules.size());
        names.push_back(rules[block.marker->rule].name);
    }
    CHECK(names ==
          std::vector<std::string>{"han_dot", "han_parens", "arabic_dot", "arabic_parens", "enclosed"});
}

TEST_CASE("roles that depend on the place match all of a text, or not at all") {
    struct RoleRow {
        BlockRole role;
        std::string_view text;
        bool is;
    };
    const RoleRow rows[] = {
        {BlockRole::title_end, "云岭市水环境整改方案", true},
        {BlockRole::title_end, "任务清单（公开版）", true},
        {BlockRole::title_end, "任务清单(公开版)", true},
        {BlockRole::title_end, "云岭市贯彻落实督察", false},
        {BlockRole::title_end, "整改方案已经印发", false},
        {BlockRole::title_end, "", false},
        {BlockRole::addressees, "各县（市、区）人民政府，市直各单位：", true},
        {BlockRole::addressees, "各县人民政府:", true},
        {BlockRole::addressees, "各县人民政府：请落实", false},
        {BlockRole::addressees, "现将有关事项通知如下：", false},
        {BlockRole::signature, "中共云岭市委员会办公室", true},
        {BlockRole::signature, "由各县政府落实。", false},
        {BlockRole::notice_title, "云岭市人民政府关于印发整改方案的通知", true},
        {BlockRole::notice_title, "关于加强整改工作的通知", false},
        {BlockRole::letterhead, "云岭市人民政府文件", true},
        {BlockRole::letterhead, "云岭市整改方案", false},
        {BlockRole::date_line, "2022年1月14日", true},
        {BlockRole::date_line, "2022年1月14日印发", false},
        {BlockRole::annex, "附件1", true},
        {BlockRole::annex, "附件1的要求", false},
    };
    for (const RoleRow& row : rows) {
        CAPTURE(row.text);
        CHECK(plan_matcher().is(row.role, row.text) == row.is);
    }
}

TEST_CASE("captures of roles") {
    struct CaptureRow {
        BlockRole role;
        std::string_view name;
        std::string_view text;
        std::string_view capture;
    };
    const CaptureRow rows[] = {
        {BlockRole::notice_title, "issuer", "云岭市人民政府办公室关于印发整改方案的通知",
         "云岭市人民政府办公室"},
        {BlockRole::notice_title, "issuer", "关于印发整改方案的通知", "none"},
        {BlockRole::notice_title, "issuer", "云岭市整改方案", "none"},
        {BlockRole::addressees, "addressees", "各县人民政府，市直各单位：", "各县人民政府，市直各单位"},
        {BlockRole::date_line, "date", "（2022年1月14日）", "2022年1月14日"},
        {BlockRole::date_line, "unit", "2022年1月14日", "none"},
        {BlockRole::signed_date, "unit", "青石县水利局 2022年3月5日", "青石县水利局"},
        {BlockRole::signed_date, "date", "青石县水利局 2022年3月5日", "2022年3月5日"},
        {BlockRole::document_number, "number", "云政办发〔2022〕15号", "云政办发〔2022〕15号"},
        {BlockRole::annex_mention, "title", "附件：1.任务清单", "任务清单"},
        {BlockRole::annex_mention, "number", "附件：任务清单", "none"},
        {BlockRole::problem, "number", "反馈问题三：河道淤积。", "三"},
    };
    for (const CaptureRow& row : rows) {
        CAPTURE(row.text);
        CAPTURE(row.name);
        CHECK(plan_matcher().capture(row.role, row.name, row.text).value_or("none") == row.capture);
    }
}

TEST_CASE("what a line ends with tells which lines are none of a page") {
    for (const std::string_view line : {"— 12 —", "第 3 页", "１２", "3", "12\u200B"})
        CHECK(plan_matcher().may_be_of_page(line));
    for (const std::string_view line : {"推进截污控源。", "责任单位：", "一、水环境治理"})
        CHECK_FALSE(plan_matcher().may_be_of_page(line));
    for (const std::string_view line : {"— 12 —", "第 3 页", "１２", "3"})
        CHECK(plan_matcher().may_be_of_page(line, Foldable::never));
    for (const std::string_view line : {"推进截污控源。", "责任单位：", "一、水环境治理"})
        CHECK_FALSE(plan_matcher().may_be_of_page(line, Foldable::never));
}

TEST_CASE("the title's signal") {
    const Detector detector(plan_matcher().grammar().detection);
    const std::vector<Signal>& signals = detector.detection().signals;
    REQUIRE_FALSE(signals.empty());
    std::size_t title = signals.size();
    for (std::size_t i = 0; i < signals.size(); ++i) {
        if (signals[i].place == SignalPlace::title)
            title = i;
        else
            CHECK_FALSE(detector.matches(i, "云岭市贯彻落实督察反馈意见整改方案"));
    }
    REQUIRE(title < signals.size());
    CHECK(detector.matches(title, "云岭市贯彻落实督察反馈意见整改方案"));
    CHECK_FALSE(detector.matches(title, "云岭市生态环境保护规划"));
    CHECK_FALSE(detector.matches(title, ""));

    const std::string_view words = "云岭市整改方案";
    const std::vector<Block> blocks{
        Block{.text = "一、水环境"}, Block{.text = words}, Block{.continues = true, .text = words},
        Block{.kind = BlockKind::label, .continues = true, .text = words}, Block{.text = ""}};
    for (const Foldable foldable : {Foldable::maybe, Foldable::never}) {
        CHECK(detector.find(title, blocks, 0, foldable) == 1);
        CHECK(detector.find(title, blocks, 2, foldable) == 3);
        CHECK(detector.find(title, blocks, 4, foldable) == blocks.size());
        CHECK(detector.find(title, blocks, blocks.size(), foldable) == blocks.size());
    }
}

// "parts=2 problems=24"
std::string totals_of(std::string_view sentence) {
    constexpr std::string_view names[] = {"parts", "aspects", "problems", "measures"};
    std::string all;
    for (const Matcher::Total& total : plan_matcher().totals(sentence)) {
        all += fmt::format("{}{}={}", all.empty() ? "" : " ", names[static_cast<std::size_t>(total.key)],
                           total.number);
    }
    return all;
}

TEST_CASE("declared totals") {
    const Row rows[] = {
        {"本清单共两部分，24个问题，105条具体整改措施", "parts=2 problems=24 measures=105"},
        {"共两部分，２４个问题", "parts=2 problems=24"},
        {"共涉及5个方面、三十一项问题", "aspects=5 problems=31"},
        {"梳理归并为3个方面、6个问题,细化15条整改措施", "aspects=3 problems=6 measures=15"},
        {"共有问题12个、措施13条", "problems=12 measures=13"},
        {"共 24 个问题", "problems=24"},
        // Without an opening, or before it, nothing is declared.
        {"两部分内容，24个问题", ""},
        {"24个问题，共两部分", "parts=2"},
        {"", ""},
        {"共同推进", ""},
        // The first of each key.
        {"共24个问题，其中7个问题已完成", "problems=24"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(totals_of(row.text) == row.blocks);
    }
}

TEST_CASE("the first of each total counts, whichever way round it is written") {
    CHECK(totals_of("共有问题12个，其中5个问题已办结") == "problems=12");
    CHECK(totals_of("共移交5个问题，其中水环境问题3个") == "problems=5");
    CHECK(totals_of("共安排措施13条，另有2条措施在编") == "measures=13");
}

TEST_CASE("a Matcher may be moved, and every grammar can have one") {
    Matcher first(*builtin_grammar("plan-document"));
    Matcher second = std::move(first);
    CHECK(&second.grammar() == builtin_grammar("plan-document"));
    CHECK(blocks_of("一、甲", second) == "1 prose 一、=1 | 甲");
    second = Matcher(*builtin_grammar("rectification-plan"));
    CHECK(blocks_of("责任单位：甲", second) == "1 label responsible_units [责任单位] | 甲");
    const Grammar empty;
    CHECK(blocks_of("一、甲\n责任单位：乙", Matcher(empty)) == "1 prose | 一、甲\n2 prose | 责任单位：乙");
}

double seconds_for(const std::string& bytes) {
    const Source source{.name = "a.txt", .bytes = bytes};
    const Result<Text> text = read_text(source);
    REQUIRE(text);
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        CHECK_FALSE(plan_matcher().match(lines_of(*text)).empty());
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count());
    }
    return best;
}

TEST_CASE("the time grows with the line, whatever it is made of") {
    for (const std::string_view piece : {"治理河道，", "1:", "甲：", "甲:乙。", "甲。责任单位：", "（",
                                         "甲（责任单位：乙）", "责任单位：甲；", "【", "一、", "甲\t",
                                         "附件：", "2022年1月14日", "共2个问题，", "　", "责 任 单 位"}) {
        CAPTURE(piece);
        std::string line;
        while (line.size() < 40'000) line += piece;
        line += "。";
        const std::string four = line + line + line + line;
        // Four times the text; sixteen times would be quadratic. Times too short to measure do not count.
        CHECK(seconds_for(four) < 8 * seconds_for(line) + 0.01);
    }
}

}  // namespace
}  // namespace zhenggai
