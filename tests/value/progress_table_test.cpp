// Runs tests/cases/values/progress.yaml; the keys of a case are told at the head of that file.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/builtin.h"
#include "milestone_fields.h"
#include "value/progress_status.h"
#include "value/read_progress.h"

namespace zhenggai {
namespace {

const std::vector<std::string> known_keys{"text",
                                          "pending",
                                          "told_until",
                                          "progress..as_of",
                                          "progress..subject",
                                          "progress..total",
                                          "progress..done",
                                          "progress..basically_done",
                                          "progress..on_schedule",
                                          "progress..in_progress",
                                          "progress..closed",
                                          "progress..planned",
                                          "progress..planned_year",
                                          "progress..rate",
                                          "progress..text"};

const ValueWords& words() { return builtin_grammar("progress-disclosure")->values; }

void add(Fields& fields, const std::string& path, const ProgressFact& fact) {
    const auto number = [&](const char* key, const auto& value) {
        if (value) fields[path + key] = std::to_string(*value);
    };
    if (fact.as_of) fields[path + "as_of"] = iso_date(*fact.as_of);
    if (fact.subject) fields[path + "subject"] = *fact.subject;
    number("total", fact.total);
    number("done", fact.done);
    number("basically_done", fact.basically_done);
    number("on_schedule", fact.on_schedule);
    number("in_progress", fact.in_progress);
    number("closed", fact.closed);
    number("planned", fact.planned);
    number("planned_year", fact.planned_year);
    if (fact.rate) fields[path + "rate"] = *fact.rate;
    fields[path + "text"] = fact.text;
}

Faults run_case(const YAML::Node& test) {
    Faults faults = faults_of_case(test, known_keys);
    if (!faults.empty()) return faults;
    Fields wanted = fields_of(test);
    wanted.erase("text");
    wanted.erase("pending");
    wanted.erase("told_until");
    std::optional<Date> told_until;
    if (test["told_until"].IsDefined()) {
        told_until = parse_full_date(test["told_until"].Scalar());
        if (!told_until) return {"told_until: no day of the calendar"};
    }
    const std::string text = test["text"].Scalar();
    Fields got;
    std::size_t index = 0;
    for (const ProgressFact& fact : read_progress(text, words(), told_until)) {
        const std::string path = "progress." + std::to_string(index++) + ".";
        add(got, path, fact);
        if (fact.text.data() < text.data() || fact.text.data() + fact.text.size() > text.data() + text.size())
            faults.push_back(path + "text: no view of the text");
        if (!wanted.contains(path + "text") && test["progress"].IsDefined()) got.erase(path + "text");
    }
    const Faults found = differences(wanted, got);
    faults.insert(faults.end(), found.begin(), found.end());
    if (!test["pending"].IsDefined()) return faults;
    if (faults.empty()) return {"it holds and is no longer pending: take `pending` away"};
    return {};
}

TEST_CASE("every running text of the table states the progress that it says") {
    std::size_t cases = 0;
    std::set<std::string> seen;
    for (const YAML::Node& group : YAML::LoadFile(TESTS_FOLDER "/cases/values/progress.yaml")) {
        const std::string name = group["group"].as<std::string>();
        CHECK_MESSAGE((group["shows"].IsDefined() && group["cases"].size() > 0 && group.size() == 3),
                      name << ": a group has the keys group, shows and cases");
        for (const YAML::Node& test : group["cases"]) {
            const Faults faults = run_case(test);
            const std::string text = test["text"].as<std::string>("");
            CHECK_MESSAGE(faults.empty(), name << ": “" << text << "”" << listed(faults));
            CHECK_MESSAGE(seen.insert(text).second, name << ": “" << text << "” stands twice");
            ++cases;
            if (test["pending"].IsDefined())
                MESSAGE(name << ": “" << text << "” is pending: " << test["pending"].Scalar());
        }
    }
    CHECK(cases > 0);
    MESSAGE(cases << " running texts");
}

TEST_SUITE("the runner of progress itself") {
    Faults run(const std::string& test) { return run_case(YAML::Load(test)); }

    TEST_CASE("facts too many, too few and other ones are faults") {
        CHECK(run("{text: 2件信访件已全部办结}").size() == 4);  // subject, total, closed, text
        CHECK(run("{text: 无, progress: [{done: 2}]}") == Faults{"progress.0.done: wanted 2, got nothing"});
        CHECK(run("{text: 无, progress: [{undone: 2}]}") == Faults{"progress.0.undone: unknown key"});
    }

    TEST_CASE("a pending case must fail") {
        CHECK(run("{text: 2件信访件已全部办结, pending: not yet}").empty());
        CHECK(run("{text: 无, pending: not yet}") ==
              Faults{"it holds and is no longer pending: take `pending` away"});
    }
}

TEST_CASE("the status at the start of what is said of one problem") {
    struct Row {
        std::string_view text;
        std::optional<StatusState> state = {};
        std::string_view words = {};
    };
    const Row rows[] = {
        {"已经完成，长期坚持", StatusState::completed, "已经完成"},
        {"已完成整改。4家单位单独设置暂存间。", StatusState::completed, "已完成整改"},
        {"完成整改", StatusState::completed, "完成整改"},
        {"目前，该问题已整改到位。", StatusState::completed, "该问题已整改到位"},
        {"已办结", StatusState::completed, "已办结"},
        {"已完成整改任务。", StatusState::completed, "已完成整改任务"},
        {"基本完成。一是合同已经签订。", StatusState::basically_completed, "基本完成"},
        {"达到序时进度。", StatusState::on_schedule, "达到序时进度"},
        {"达到时序进度，持续推进", StatusState::on_schedule, "达到时序进度"},
        {"正在推进。收集点已建成5处。", StatusState::in_progress, "正在推进"},
        {"有序推进", StatusState::in_progress, "有序推进"},
        {"未完成。因选址变化延后。", StatusState::not_completed, "未完成"},
        {"甲河清淤已完成。", StatusState::completed, "甲河清淤已完成"},
        {"已完成污水管网建设12公里。"},
        {"建设污水管网12公里。"},
        {"长期坚持"},
        {""},
        {"，"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const std::optional<Status> status = read_progress_status(row.text, words());
        CHECK(status.has_value() == row.state.has_value());
        if (!status || !row.state) continue;
        CHECK(status->state == *row.state);
        CHECK(status->text == row.words);
    }
    const std::optional<Status> dated = read_progress_status("截至2021年底，已完成整改。", words());
    REQUIRE(dated);
    CHECK(dated->as_of == Date{2021, 12, 31});
}

TEST_CASE("the latest day that a text tells of") {
    CHECK(latest_as_of("截至2021年底，共8项；截止2022年3月15日，共9项。", words()) == Date{2022, 3, 15});
    CHECK(!latest_as_of("截至目前，2021年底前完成。", words()));
}

}  // namespace
}  // namespace zhenggai
