#include "check/check_repetitions.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "text/text.h"

namespace zhenggai {
namespace {

// 110 characters, of our own.
const std::string passage =
    "沿岸排口逐一登记造册，旧砖窑烟囱限期拆除，建筑垃圾堆场覆土补绿，餐饮油水分离装置按月清掏，"
    "畜禽粪污收集池加盖防渗，雨污错接点位分批改造，断面水质结果每季公布，群众来信当日转办，"
    "夜间施工噪声定点监测，尾矿坝体位移在线预警。";

std::string shown_warnings(const Diagnostics& warnings) {
    std::string all;
    for (const Diagnostic& warning : warnings) {
        REQUIRE(warning.position);
        if (!all.empty()) all += '\n';
        all += std::string(severity_name(warning.severity)) + " " + warning.code + " " +
               std::to_string(warning.position->line) + ":" +
               std::to_string(warning.position->column.value_or(0)) + " " + warning.message + "; " +
               warning.remedy.value_or("");
    }
    return all;
}

// The lines of a text, each a paragraph.
std::string warnings_of(const std::string& bytes) {
    const Source source{.name = "a.txt", .bytes = bytes};
    const Result<Text> text = read_text(source);
    REQUIRE(text);
    std::vector<std::string_view> paragraphs;
    for (const Line& line : text->lines) paragraphs.push_back(line.text);
    const Arena arena;
    return shown_warnings(check_repetitions(paragraphs, Provenance(arena, text->bytes), *text));
}

constexpr std::string_view remedy =
    "; compare both places with the original: one may have been copied by mistake";

TEST_CASE("a passage that stands twice is a warning at its second place") {
    CHECK(warnings_of("甲乙：" + passage + "\n\n　　再看" + passage + "\n") ==
          "warning repeated-passage 3:5 a passage of 110 characters stands a second time: "
          "沿岸排口逐一登记造册，旧砖窑烟囱限期拆除…, first in line 1, column 4" +
              std::string(remedy));
}

TEST_CASE("in one paragraph too, and every repetition by itself") {
    CHECK(warnings_of(passage + "其次，" + passage + "\n末段：" + passage) ==
          "warning repeated-passage 1:114 a passage of 110 characters stands a second time: "
          "沿岸排口逐一登记造册，旧砖窑烟囱限期拆除…, first in line 1, column 1" +
              std::string(remedy) +
              "\nwarning repeated-passage 2:4 a passage of 110 characters stands a second time: "
              "沿岸排口逐一登记造册，旧砖窑烟囱限期拆除…, first in line 1, column 1" +
              std::string(remedy));
}

TEST_CASE("no passage twice, no warning") {
    CHECK(warnings_of(passage + "\n" + passage.substr(0, 150) + "\n").empty());
    CHECK(warnings_of("").empty());
}

TEST_CASE("in joined paragraphs the places are those of the source") {
    // Both passages are cut by a line end at another place.
    const std::string bytes = passage.substr(0, 60) + "\n" + passage.substr(60) + "\n另：" +
                              passage.substr(0, 90) + "\n" + passage.substr(90) + "\n";
    const Source source{.name = "a.txt", .bytes = bytes};
    const Result<Text> text = read_text(source);
    REQUIRE(text);
    REQUIRE(text->lines.size() == 4);
    Arena arena;
    const std::vector<std::string_view> paragraphs{arena.join({text->lines[0].text, text->lines[1].text}),
                                                   arena.join({text->lines[2].text, text->lines[3].text})};
    CHECK(shown_warnings(check_repetitions(paragraphs, Provenance(arena, text->bytes), *text)) ==
          "warning repeated-passage 3:3 a passage of 110 characters stands a second time: "
          "沿岸排口逐一登记造册，旧砖窑烟囱限期拆除…, first in line 1, column 1" +
              std::string(remedy));
}

}  // namespace
}  // namespace zhenggai
