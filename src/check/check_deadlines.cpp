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

// The day after which nothing may be due; none where the deadline is open, or not wholly known.
const Milestone* limit_of(const std::optional<Deadline>& deadline) {
    if (!deadline || deadline->ongoing) return nullptr;
    for (const Milestone& milestone : deadline->milestones)
        if (!milestone.by) return nullptr;
    return last_of(deadline->milestones);
}

class DeadlineComparison {
  public:
    explicit DeadlineComparison(const CheckInput& document) : document_(document) {}

    void measure(const Measure& measure, const std::optional<Deadline>& of_problem) {
        if (const Milestone* limit = limit_of(of_problem); limit != nullptr && measure.labels.deadline)
            if (const Milestone* last = last_of(measure.labels.deadline->milestones);
                last != nullptr && *limit->by < *last->by)
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
    // Dates of running text against the deadline of its item.
    void texts(const Labels& labels, std::span<const Milestone> milestones, std::string_view where,
               std::size_t line) {
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
        const auto place = position_of(document_.text, document_.provenance, milestone.text);
        found_.push_back({.severity = severity,
                          .code = std::move(code),
                          .message = std::move(message),
                          .remedy = std::move(remedy),
                          .position = place.value_or(Position{.line = line})});
    }

    const CheckInput& document_;
    Diagnostics found_;
};

}  // namespace

Diagnostics check_deadlines(const CheckInput& document) {
    DeadlineComparison comparison(document);
    for (const Problem& problem : document.record.problems) {
        comparison.goal(problem.labels, problem.line);
        for (const Measure& measure : problem.measures) comparison.measure(measure, problem.labels.deadline);
    }
    for (const Measure& measure : document.record.measures) comparison.measure(measure, std::nullopt);
    return std::move(comparison).found();
}

}  // namespace zhenggai
