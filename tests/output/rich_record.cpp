#include "output/rich_record.h"

#include <cstdint>
#include <string>

namespace zhenggai {
namespace {

using namespace std::string_view_literals;

// Hands out the hostile texts in turn.
class Texts {
  public:
    std::string_view view() { return hostile_texts()[next_++ % hostile_texts().size()]; }
    std::string string() { return std::string(view()); }

  private:
    std::size_t next_ = 0;
};

UnitList unit_list(Texts& texts) {
    return {.text = texts.view(),
            .units = for_ever<Unit>(
                {{.name = texts.view(), .written = {}}, {.name = texts.view(), .written = texts.view()}})};
}

Status status(Texts& texts, StatusState state) {
    return {.state = state,
            .text = texts.view(),
            .scope = texts.view(),
            .as_of = Date{2022, 1, 13},
            .note = texts.view()};
}

std::span<const Milestone> milestones(Texts& texts) {
    std::vector<Milestone> all = {{.text = texts.view()}};
    for (const Precision precision :
         {Precision::day, Precision::ten_days, Precision::month, Precision::quarter, Precision::half_year,
          Precision::year, Precision::plan_period}) {
        all.push_back({.text = texts.view(),
                       .from = Date{2020, 2, 29},
                       .by = Date{2022, 12, 31},
                       .precision = precision,
                       .scope = texts.view(),
                       .clause = texts.view()});
    }
    for (const TermUnit unit : {TermUnit::workday, TermUnit::day, TermUnit::month, TermUnit::year}) {
        all.push_back({.text = texts.view(),
                       .relative = RelativeTerm{.amount = 30, .unit = unit, .anchor = texts.view()}});
    }
    return for_ever(std::move(all));
}

Labels labels(Texts& texts, StatusState state) {
    return {.lead_units = unit_list(texts),
            .responsible_units = unit_list(texts),
            .cooperating_units = unit_list(texts),
            .supervising_units = unit_list(texts),
            .accepting_units = UnitList{.text = texts.view(), .units = {}},
            .leaders = texts.view(),
            .deadline = Deadline{.text = texts.view(),
                                 .by = Date{1000, 1, 1},
                                 .milestones = milestones(texts),
                                 .immediate = true,
                                 .ongoing = true,
                                 .status = status(texts, state)},
            .goal = texts.view(),
            .goal_milestones = milestones(texts),
            .progress_text = texts.view(),
            .status = status(texts, state)};
}

Measure measure(Texts& texts, StatusState state) {
    return {.number = 9,
            .title = texts.view(),
            .line = 189,
            .text = texts.view(),
            .labels = labels(texts, state),
            .lead_unit = texts.view(),
            .milestones = milestones(texts)};
}

Problem problem(Texts& texts, StatusState state) {
    return {.ordinal = 2,
            .number = 0,
            .label = texts.view(),
            .part = texts.view(),
            .section = texts.view(),
            .subsection = texts.view(),
            .line = 169,
            .text = texts.view(),
            .labels = labels(texts, state),
            .measures = {measure(texts, state), {.line = 190, .text = texts.view()}}};
}

Measure measure_under_headings(Texts& texts) {
    Measure all = measure(texts, StatusState::completed);
    all.path = {texts.view(), texts.view(), texts.view()};
    return all;
}

Indicator indicator(Texts& texts) {
    return {.number = 17,
            .category = texts.view(),
            .name = texts.view(),
            .unit = texts.view(),
            .attribute = texts.view(),
            .values = {{.year = 2020, .scope = texts.view(), .text = texts.view()}, {.text = texts.view()}},
            .notes = {texts.view(), texts.view()},
            .line = 113};
}

ProgressFact progress_fact(Texts& texts) {
    return {.as_of = Date{2017, 12, 31},
            .subject = texts.view(),
            .total = 37,
            .done = 22,
            .basically_done = 6,
            .on_schedule = 0,
            .in_progress = 9,
            .closed = INT64_MAX,
            .planned = 30,
            .planned_year = 2018,
            .rate = texts.view(),
            .text = texts.view(),
            .line = 63};
}

DocumentInfo document(Texts& texts) {
    return {.source = texts.string(),
            .media_type = texts.string(),
            .encoding = texts.string(),
            .sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            .grammar = texts.string(),
            .grammar_version = 1,
            .family = "rectification-plan",
            .index = 1,
            .title = texts.view(),
            .number = texts.view(),
            .issuers = {texts.view(), texts.view()},
            .issued = Issued{.text = texts.view(), .date = Date{2022, 1, 14}},
            .addressees = texts.view(),
            .coverage = Coverage{.extracted = 1, .heading = 0, .prose = 30, .furniture = 4, .unclaimed = 5},
            .grade = Grade::poor,
            .grade_reasons = {texts.string(), texts.string()}};
}

}  // namespace

const std::vector<std::string_view>& hostile_texts() {
    // Laid out by hand: one text a line would hide which belong together.
    // clang-format off
    static const std::vector<std::string_view> texts = {
        // quotes and backslashes
        "\"", "\\", "\\\"", "\\n", "'", "''", "“”", "C:\\某市\\new",
        // line ends, control characters and what else readers refuse, fold or take for a line end
        "a\nb", "\n", "\r\n", "\t", "\ta\t", "\0"sv, "\a\b\v\f\x1B\x1F", "\x7F", "\u0080\u0084\u0085\u0086\u009F",
        "\u00A0", "\u2028", "\u2029", "a\u2028b", "\uFEFF", "一\uFEFF", "\uFEFE", "\uFFFD", "\uFFFE", "\uFFFF",
        "\uE000", "\uFDD0", "\u200B\u200D\u202A\u202C",
        // above U+FFFF
        "😀", "𠮷野家", "\U00010000", "\U0001FFFE\U0001FFFF", "\U0010FFFF", "👨\u200D👩",
        // white space
        " ", "\u3000", " a", "a ", "  a  \n  b  ", "一 \n 二", "\u3000\u3000一、",
        // what is of another type when it stands plain
        "no", "yes", "on", "off", "y", "N", "true", "null", "~", "NaN", ".inf", "-.inf", "1", "0", "-1", "66.", "1.5",
        "1e3", "0x1F", "0o17", "017", "1_000", "1:30", "190:20:30", "+1", "9223372036854775808", "2022-06-30",
        "2022-06-30T00:00:00Z", "12:30:45", "=", "<<",
        // what has a meaning in YAML
        "!", "!!str a", "&a", "*a", "|", ">", "%", "%TAG", "@", "`", "是: 否", "是：否", ": ", ":", "a:", "# x", "a # b",
        "#", "- a", "-", "--", "---", "---\n", "...", "? a", "?", "[]", "[a", "]", "{}", "{a: b}", "}", ",", "a, b",
        "[1, 2]",
        // texts of documents
        "某市贯彻落实“两高”整改方案", "（一）", "①", "Ⅲ", "２０２２", "·", "…", "—", "é", "e\u0301",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十，“”（）：\n2022年底前。",
    };
    // clang-format on
    return texts;
}

Record rich_record() {
    Texts texts;
    Record record{.document = document(texts),
                  .declared = {.parts = 2, .aspects = 5, .problems = 24, .measures = INT64_MAX}};
    for (std::size_t i = 0; i < hostile_texts().size(); ++i) {
        record.outline.push_back(
            {.level = 1, .marker = texts.view(), .number = 1, .title = texts.view(), .line = i + 1});
    }
    for (const StatusState state :
         {StatusState::completed, StatusState::basically_completed, StatusState::on_schedule,
          StatusState::in_progress, StatusState::not_completed}) {
        record.problems.push_back(problem(texts, state));
    }
    record.measures = {measure_under_headings(texts), {.path = {texts.view()}, .line = 3}};
    record.indicators = {indicator(texts), {.name = texts.view(), .line = 114}};
    record.projects = {
        {.box = 2, .box_title = texts.view(), .name = texts.view(), .text = texts.view(), .line = 228},
        {.text = texts.view(), .line = 230}};
    record.progress = {progress_fact(texts), {.text = texts.view(), .line = 64}};
    for (const Milestone& milestone : milestones(texts)) record.milestones.push_back({milestone, 77});
    for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
        record.diagnostics.push_back({.severity = severity, .code = "number-gap", .message = texts.string()});
        record.diagnostics.push_back({.severity = severity,
                                      .code = "number-gap",
                                      .message = texts.string(),
                                      .remedy = texts.string(),
                                      .source = "not written",
                                      .position = Position{.line = 317, .column = 2},
                                      .source_line = "not written"});
    }
    return record;
}

Record bare_record() {
    return {
        .document = {.source = "-", .media_type = "text/plain", .encoding = "UTF-8", .family = "unknown"}};
}

}  // namespace zhenggai
