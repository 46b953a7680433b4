// Deadlines (时限) and the dated commitments inside running text.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "value/date.h"

namespace zhenggai {

enum class Precision { day, ten_days, month, quarter, half_year, year, plan_period };
enum class StatusState { completed, basically_completed, on_schedule, in_progress, not_completed };
enum class TermUnit { workday, day, month, year };

// 收到反馈意见后30个工作日内: a term that runs from an event, so that no date can be given.
struct RelativeTerm {
    int amount = 0;
    TermUnit unit = TermUnit::day;
    std::string_view anchor = {};  // 收到反馈意见后
};

// One date that limits something. `by` is the last allowed day.
struct Milestone {
    std::string_view text = {};  // the words of the date: 2022年6月底前
    std::optional<Date> from = {};
    std::optional<Date> by = {};
    std::optional<Precision> precision = {};
    std::optional<std::string_view> scope = {};   // in a deadline: what the date is for
    std::optional<std::string_view> clause = {};  // in running text: the clause that the date governs
    std::optional<RelativeTerm> relative = {};
};

// How things stand, as the document says: （已完成整改）.
struct Status {
    StatusState state = StatusState::in_progress;
    std::string_view text = {};
    std::optional<std::string_view> scope = {};
    std::optional<Date> as_of = {};
    std::optional<std::string_view> note = {};
};

// The value of a 整改时限 label: `text` is all of it without its final 。; the milestones live in the arena of
// whoever read them.
struct Deadline {
    std::string_view text = {};
    std::optional<Date> by = {};  // of the first milestone that has one
    std::span<const Milestone> milestones = {};
    bool immediate = false;  // 立行立改
    bool ongoing = false;    // 长期坚持
    std::optional<Status> status = {};
};

}  // namespace zhenggai
