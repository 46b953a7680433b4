#include "record/deadline_memory.h"

#include <functional>

namespace zhenggai {

namespace {

// Every view that a reading has of its text, its own `text` apart, which is set by the reader's caller.
template <class Visit>
void each_view(Deadline& deadline, Visit visit) {
    const auto visit_optional = [&visit](std::optional<std::string_view>& view) {
        if (view) visit(*view);
    };
    for (Milestone& milestone : deadline.milestones) {
        visit(milestone.text);
        visit_optional(milestone.scope);
        visit_optional(milestone.clause);
        if (milestone.relative) visit(milestone.relative->anchor);
    }
    if (!deadline.status) return;
    visit(deadline.status->text);
    visit_optional(deadline.status->scope);
    visit_optional(deadline.status->note);
}

bool lies_in(std::string_view view, std::string_view text) {
    const std::less_equal<const char*> at_most;  // of pointers that may be of different texts
    return at_most(text.data(), view.data()) && at_most(view.data() + view.size(), text.data() + text.size());
}

}  // namespace

std::optional<Deadline> DeadlineMemory::recall(std::string_view text) const {
    const auto* known = known_.find(text);
    if (known == nullptr) return std::nullopt;
    std::optional<Deadline> deadline(known->facts);
    each_view(*deadline, [text, first = known->text.data()](std::string_view& view) {
        if (!view.empty()) view = text.substr(static_cast<std::size_t>(view.data() - first), view.size());
    });
    return deadline;
}

void DeadlineMemory::keep(std::string_view text, const Deadline& deadline) {
    Deadline kept = deadline;
    bool all_inside = true;
    each_view(kept, [text, &all_inside](std::string_view view) {
        all_inside = all_inside && (view.empty() || lies_in(view, text));
    });
    if (all_inside) known_.keep(text, std::move(kept));
}

}  // namespace zhenggai
