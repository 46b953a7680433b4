#include "record/deadline_memory.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace zhenggai {
namespace {

bool lies_in(std::string_view view, std::string_view text) {
    return view.data() >= text.data() && view.data() + view.size() <= text.data() + text.size();
}

TEST_CASE("a deadline is recalled with views of the text that asks for it") {
    const std::string first = "2022年6月底前完成，正在推进";
    const std::string second = first;
    const std::string_view text = first;
    const std::vector<Milestone> milestones = {{.text = text.substr(0, text.find("完成")),
                                                .scope = text.substr(text.find("完成"), 6),
                                                .relative = RelativeTerm{.amount = 3}}};
    Deadline read{.by = Date{2022, 6, 30}, .milestones = milestones, .ongoing = true};
    read.status = Status{.state = StatusState::in_progress, .text = text.substr(text.find("正在"))};

    DeadlineMemory memory;
    Arena arena;
    CHECK_FALSE(memory.recall(second, std::nullopt, arena));
    memory.keep(first, read);
    CHECK_FALSE(memory.recall("2022年6月底前", std::nullopt, arena));
    const auto again = memory.recall(second, std::nullopt, arena);
    REQUIRE(again);
    CHECK(again->by == read.by);
    CHECK(again->ongoing);
    REQUIRE(again->milestones.size() == 1);
    const Milestone& milestone = again->milestones.front();
    CHECK(milestone.text == "2022年6月底前");
    CHECK(lies_in(milestone.text, second));
    CHECK(milestone.scope == "完成");
    CHECK(lies_in(*milestone.scope, second));
    CHECK(milestone.relative->amount == 3);
    CHECK(milestone.relative->anchor.empty());
    CHECK(again->status->text == "正在推进");
    CHECK(lies_in(again->status->text, second));
    CHECK_FALSE(again->status->scope);
}

TEST_CASE("a deadline that the day of issue makes a fault of is not recalled") {
    const std::string text = "2022年6月底前";
    const std::vector<Milestone> milestones = {{.text = text, .by = Date{2022, 6, 30}}};
    Arena arena;
    DeadlineMemory memory;
    memory.keep(text, {.by = Date{2022, 6, 30}, .milestones = milestones});
    CHECK(memory.recall(text, std::nullopt, arena));
    CHECK(memory.recall(text, Date{2022, 6, 30}, arena));
    CHECK_FALSE(memory.recall(text, Date{2022, 7, 1}, arena));
    // With a status it is none.
    memory.keep(text, {.milestones = milestones, .status = Status{.text = text}});
    CHECK(memory.recall(text, Date{2022, 7, 1}, arena));
}

TEST_CASE("a deadline whose status has a day is not kept: the day of issue may have given its year") {
    const std::string text = "截至1月13日，正在推进";
    Arena arena;
    DeadlineMemory memory;
    memory.keep(text, {.status = Status{.text = text, .as_of = Date{2022, 1, 13}}});
    CHECK_FALSE(memory.recall(text, std::nullopt, arena));
}

TEST_CASE("a deadline is recalled when the text that it was kept with is gone") {
    Arena arena;
    DeadlineMemory memory;
    {
        const std::string first = "2022年6月底前完成";
        const std::vector<Milestone> milestones = {{.text = std::string_view(first).substr(0, 17)}};
        memory.keep(first, {.milestones = milestones});
    }
    const auto again = memory.recall("2022年6月底前完成", std::nullopt, arena);
    REQUIRE(again);
    CHECK(again->milestones.front().text == "2022年6月底前");
}

TEST_CASE("a deadline with words of another text is not kept") {
    const std::string text = "主体工程2022年6月底前完成";
    const std::string scope = "主体工程完成";  // joined of two places
    const std::vector<Milestone> milestones = {{.text = text, .scope = scope}};
    const Deadline read{.milestones = milestones};
    Arena arena;
    DeadlineMemory memory;
    memory.keep(text, read);
    CHECK_FALSE(memory.recall(text, std::nullopt, arena));
}

}  // namespace
}  // namespace zhenggai
