#include "record/deadline_memory.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace zhenggai {

namespace {

template <class Visit>
void each_view(Milestone& milestone, Visit visit) {
    visit(milestone.text);
    if (milestone.scope) visit(*milestone.scope);
    if (milestone.clause) visit(*milestone.clause);
    if (milestone.relative) visit(milestone.relative->anchor);
}

template <class Visit>
void each_view(Status& status, Visit visit) {
    visit(status.text);
    if (status.scope) visit(*status.scope);
    if (status.note) visit(*status.note);
}

bool lies_in(std::string_view view, std::string_view text) {
    const std::less_equal<const char*> at_most;  // of pointers that may be of different texts
    return at_most(text.data(), view.data()) && at_most(view.data() + view.size(), text.data() + text.size());
}

// Leads a view of one text to the same bytes of another, which is its like.
auto moving(std::string_view from, std::string_view to) {
    return [from, to](std::string_view& view) {
        if (!view.empty()) view = to.substr(static_cast<std::size_t>(view.data() - from.data()), view.size());
    };
}

}  // namespace

// The `text` of a deadline is set by the reader's caller.
std::optional<Deadline> DeadlineMemory::recall(std::string_view text, const std::optional<Date>& issued,
                                               Arena& arena) const {
    const auto* known = known_.find(text);
    if (known == nullptr) return std::nullopt;
    const Kept& kept = known->facts;
    const auto comes_late = [&issued](const Milestone& milestone) {
        return milestone.by && issued && *milestone.by < *issued;
    };
    if (!kept.deadline.status && std::any_of(kept.milestones.begin(), kept.milestones.end(), comes_late))
        return std::nullopt;
    const auto move = moving(known->text, text);
    Deadline deadline = kept.deadline;
    const std::span<Milestone> milestones = arena.keep_all<Milestone>(kept.milestones);
    for (Milestone& milestone : milestones) each_view(milestone, move);
    if (deadline.status) each_view(*deadline.status, move);
    deadline.milestones = milestones;
    return deadline;
}

void DeadlineMemory::keep(std::string_view text, const Deadline& deadline) {
    if (text.size() > known_.longest || (deadline.status && deadline.status->as_of)) return;
    Kept kept{.deadline = deadline, .milestones = {deadline.milestones.begin(), deadline.milestones.end()}};
    kept.deadline.milestones = {};
    bool all_inside = true;
    const auto look = [text, &all_inside](std::string_view view) {
        all_inside = all_inside && (view.empty() || lies_in(view, text));
    };
    for (Milestone& milestone : kept.milestones) each_view(milestone, look);
    if (kept.deadline.status) each_view(*kept.deadline.status, look);
    if (!all_inside) return;
    auto& known = known_.keep(text);
    const auto move = moving(text, known.text);
    for (Milestone& milestone : kept.milestones) each_view(milestone, move);
    if (kept.deadline.status) each_view(*kept.deadline.status, move);
    kept.deadline.text = {};
    known.facts = std::move(kept);
}

}  // namespace zhenggai
