#include "check/check_deadlines.h"

#include <fmt/format.h>

#include <span>
#include <string>

namespace zhenggai {

namespace {

// The milestone with the latest day; nullptr where none has one.
const Milestone* last_of(std::span<const Milestone> milestones) {
    const Milestone* last = nullptr;
    for (const Milestone& milestone : milestones)
        if (milestone.by && (last == nullptr || *last->by < *milestone.by)) last = &milestone;
    return last;
}

// The day after which nothing may be due; none where the deadline is open, not wholly known or wrong itself.
const Milestone* limit_of(const std::optional<Deadline>& deadline) {
    if (!deadline || deadline->ongoing) return nullptr;
    for (const Milestone& milestone : deadline->milestones)
        if (!milestone.by || (milestone.from && *milestone.by < *milestone.from)) return nullptr;
    return last_of(deadline->milestones);
}

class DeadlineComparison {
  public:
    explicit DeadlineComparison(const CheckInput& document) : document_(document) {}

    void measure(const Measure& measure, const Problem& problem) {
        measure_with(measure, problem.labels.deadline);
        if (!states_something(problem.labels) && !states_something(measure.labels)) before_issue(measure);
    }

    void measure_with(const Measure& measure, const std::optional<Deadline>& of_problem) {
        // Without a deadline of its own a measure is due when its text says.
        const auto& dates =
            measure.labels.deadline ? measure.labels.deadline->milestones : measure.milestones;
        const Milestone* limit = limit_of(of_problem);
        if (const Milestone* last = last_of(dates);
            limit != nullptr && last != nullptr && *limit->by < *last->by)
            report(Severity::warning, "measure-after-problem", *last, measure.line,
                   fmt::format("this measure is due {}, later than its problem: {}", shown(*last),
                               shown(*limit)),
                   "compare both deadlines with the original");
        texts(measure.labels, measure.milestones, "the text of this measure", measure.line);
        goal(measure.labels, measure.line);
    }

    void goal(const Labels& labels, std::size_t line) {
        texts(labels, labels.goal_milestones, "this goal", line);
    }

    Diagnostics found() && { return std::move(found_); }

  private:
    static bool states_something(const Labels& labels) {
        return labels.status || labels.progress_text || (labels.deadline && labels.deadline->status);
    }

    // What is told of earlier days in a document that tells how things stand (a disclosure) is no order.
    void before_issue(const Measure& measure) {
        const auto& issued = document_.record.document.issued;
        if (!issued || !issued->date || document_.grammar.fills(RecordList::progress)) return;
        for (const Milestone& milestone : measure.milestones)
            if (milestone.by && *milestone.by < *issued->date && !is_told(milestone))
                report(Severity::note, "deadline-before-issue", milestone, measure.line,
                       fmt::format("the text of this measure names {}, before the day of issue {}, and no "
                                   "status is stated",
                                   milestone.text, iso_date(*issued->date)),
                       "check the year in the source");
    }

    // 2022年6月底前，已安装12台
    bool is_told(const Milestone& milestone) const {
        return milestone.clause &&
               !document_.grammar.values.longest_at(WordList::already, *milestone.clause).empty();
    }

    // Dates of running text against the deadline of its item.
    void texts(const Labels& labels, std::span<const Milestone> milestones, std::string_view where,
               std::size_t line) {
        if (milestones.empty()) return;
        const Milestone* limit = limit_of(labels.deadline);
        if (limit == nullptr) return;
        for (const Milestone& milestone : milestones)
            if (milestone.by && *limit->by < *milestone.by)
                report(Severity::note, "milestone-after-deadline", milestone, line,
                       fmt::format("{} names {}, later than the deadline: {}", where, shown(milestone),
                                   shown(*limit)),
                       "compare both dates with the original");
    }

    // 2022年底前 (2022-12-31)
    static std::string shown(const Milestone& milestone) {
        return fmt::format("{} ({})", milestone.text, iso_date(*milestone.by));
    }

    void report(Severity severity, std::string code, const Milestone& milestone, std::size_t line,
                std::string message, std::string remedy) {
        found_.push_back({.severity = severity,
                          .code = std::move(code),
                          .message = std::move(message),
                          .remedy = std::move(remedy),
                          .position = document_.place_of(milestone.text, line)});
    }

    const CheckInput& document_;
    Diagnostics found_;
};

}  // namespace

Diagnostics check_deadlines(const CheckInput& document) {
    DeadlineComparison comparison(document);
    for (const Problem& problem : document.record.problems) {
        comparison.goal(problem.labels, problem.line);
        for (const Measure& measure : problem.measures) comparison.measure(measure, problem);
    }
    for (const Measure& measure : document.record.measures) comparison.measure_with(measure, std::nullopt);
    return std::move(comparison).found();
}

}  // namespace zhenggai
