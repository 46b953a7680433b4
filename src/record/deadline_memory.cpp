#include "record/deadline_memory.h"

#include <functional>

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

}  // namespace

// The `text` of a deadline is set by the reader's caller.
std::optional<Deadline> DeadlineMemory::recall(std::string_view text, Arena& arena) const {
    const auto* known = known_.find(text);
    if (known == nullptr) return std::nullopt;
    const auto move = [text, first = known->text.data()](std::string_view& view) {
        if (!view.empty()) view = text.substr(static_cast<std::size_t>(view.data() - first), view.size());
    };
    Deadline deadline = known->facts;
    const std::span<Milestone> milestones = arena.keep_all(deadline.milestones);
    for (Milestone& milestone : milestones) each_view(milestone, move);
    if (deadline.status) each_view(*deadline.status, move);
    deadline.milestones = milestones;
    return deadline;
}

void DeadlineMemory::keep(std::string_view text, const Deadline& deadline) {
    bool all_inside = true;
    const auto look = [text, &all_inside](std::string_view view) {
        all_inside = all_inside && (view.empty() || lies_in(view, text));
    };
    for (Milestone milestone : deadline.milestones) each_view(milestone, look);
    if (std::optional<Status> status = deadline.status) each_view(*status, look);
    if (all_inside) known_.keep(text, deadline);
}

}  // namespace zhenggai
