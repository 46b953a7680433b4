#include "match/line_ending.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace zhenggai {
namespace {

std::string_view name_of(LineEnding ending) {
    switch (ending) {
        case LineEnding::closed: return "closed";
        case LineEnding::connecting: return "connecting";
        case LineEnding::open: return "open";
    }
    return "?";
}

TEST_CASE("how lines end") {
    struct Row {
        std::string_view line;
        std::string_view ending;
    };
    const Row rows[] = {
        // the marks of a sentence, of any width
        {"完成整改。", "closed"},
        {"完成整改！", "closed"},
        {"是否整改？", "closed"},
        {"清理河道；", "closed"},
        {"整改措施：", "closed"},
        {"等等……", "closed"},
        {"完成整改｡", "closed"},
        {"完成整改．", "closed"},
        {"整改措施:", "closed"},
        {"清理河道;", "closed"},
        {"完成整改!", "closed"},
        {"是否整改?", "closed"},
        {"完成整改.", "closed"},
        // with the quotes and brackets that close behind them
        {"要求“完成整改。”", "closed"},
        {"（清理河道。）", "closed"},
        {"（见《清单》。）", "closed"},
        {"“‘限期完成。’”", "closed"},
        {"(done.)", "closed"},
        // a comma, a dash, an open bracket or quote
        {"市水利局、", "connecting"},
        {"经过整治，", "connecting"},
        {"经过整治,", "connecting"},
        {"青溪——", "connecting"},
        {"2022～", "connecting"},
        {"市水利局､", "connecting"},
        {"按照《青溪镇河道", "connecting"},
        {"（含补种", "connecting"},
        {"(含补种", "connecting"},
        {"落实“河长", "connecting"},
        {"云政发〔2022", "connecting"},
        {"按照《办法》（试", "connecting"},
        {"青溪（", "connecting"},
        // a parenthesis behind a sentence
        {"清理河道。（市水利局负责）", "closed"},
        {"清理河道。（市水利局（河长办）负责）", "closed"},
        {"清理河道；(市水利局负责)", "closed"},
        {"清理河道。【责任单位：市水利局】", "closed"},
        {"（市水利局负责）", "closed"},
        {"清理河道（市水利局负责）", "open"},
        {"清理。河道（市水利局负责）", "open"},
        {"（一）清理河道（干流）", "open"},
        {"市水利局负责）", "open"},
        // ；： inside a parenthesis
        {"清理河道。（责任单位：市水利局；完成时限：", "connecting"},
        {"清理河道。（责任单位：市水利局；", "connecting"},
        {"清理河道。(责任单位:", "connecting"},
        {"【牵头单位：", "connecting"},
        {"清理河道（含支渠）；", "closed"},
        {"（一）清理河道：", "closed"},
        {"1）清理河道；", "closed"},
        {"（清理河道。", "closed"},
        // anything else
        {"深海排", "open"},
        {"青溪镇整改方案", "open"},
        {"《青溪镇整改方案》", "open"},
        {"整改方案（公开版）", "open"},
        {"达到52", "open"},
        {"达标率52%", "open"},
        {"river", "open"},
        {"。其余", "open"},
        {"1.", "open"},
        {"2.5", "open"},
        {"约3.", "open"},
        // what is closed before is not open at the end
        {"（一）清理", "open"},
        {"（一）（二", "connecting"},
        // a line of dashes parts
        {"————————", "closed"},
        {"--------", "closed"},
        {"========", "closed"},
        {"______", "closed"},
        {"* * *", "closed"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        CHECK(name_of(line_ending(row.line)) == row.ending);
    }
}

TEST_CASE("only the line itself counts: a bracket that closes here was opened before") {
    CHECK(line_ending("补种，浇灌）") == LineEnding::open);
    CHECK(line_ending("补种，浇灌）。") == LineEnding::closed);
    CHECK(line_ending("补种）（浇灌") == LineEnding::connecting);
}

TEST_CASE("a long line of brackets is read in one go") {
    std::string line;
    for (int i = 0; i < 200'000; ++i) line += "（）";
    CHECK(line_ending(line + "。") == LineEnding::closed);
    CHECK(line_ending(line) == LineEnding::open);
    CHECK(line_ending(line + "（") == LineEnding::connecting);
    std::string closers = "完成。";
    for (int i = 0; i < 200'000; ++i) closers += "）”";
    CHECK(line_ending(closers) == LineEnding::closed);
}

}  // namespace
}  // namespace zhenggai
