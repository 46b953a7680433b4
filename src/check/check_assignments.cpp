#include "check/check_assignments.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace zhenggai {

namespace {

// Items of one style below one parent.
struct TaskList {
    std::size_t items = 0;
    std::size_t tasks = 0;

    bool is_of_tasks() const { return 2 * tasks > items || (tasks > 0 && tasks + 1 == items); }
};

class TaskSearch {
  public:
    explicit TaskSearch(const CheckInput& document)
        : document_(document), nodes_(document.tree.ordinals), named_(nodes_.size()), above_(nodes_.size()) {
        for (const TaskNode& task : document.tree.measures) markers_.insert(task.path.back().data());
    }

    Diagnostics run() {
        // A parent stands before what is below it.
        for (std::size_t i = nodes_.size(); i-- > 0;) {
            named_[i] = markers_.contains(nodes_[i].marker.data());
            if ((named_[i] || above_[i]) && nodes_[i].parent) above_[*nodes_[i].parent] = true;
        }
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (nodes_[i].marker.empty()) continue;
            TaskList& list = list_of(nodes_[i]);
            ++list.items;
            list.tasks += named_[i] ? 1U : 0U;
        }
        Diagnostics found;
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (!nodes_[i].marker.empty() && !named_[i] && !above_[i] && list_of(nodes_[i]).is_of_tasks())
                report(nodes_[i], list_of(nodes_[i]), found);
        return found;
    }

  private:
    TaskList& list_of(const OrdinalNode& node) {
        return lists_[{node.parent ? *node.parent + 1 : 0, node.style}];
    }

    static std::string others(const TaskList& list) {
        if (list.items == 2) return "the other item of its list does";
        if (list.tasks + 1 == list.items) return fmt::format("all {} other items of its list do", list.tasks);
        return fmt::format("{} of the {} other items of its list do", list.tasks, list.items - 1);
    }

    void report(const OrdinalNode& node, const TaskList& list, Diagnostics& found) const {
        found.push_back(
            {.severity = Severity::note,
             .code = "item-without-assignment",
             .message = fmt::format("{} names nobody who answers, while {}", node.marker, others(list)),
             .remedy = "look behind its text whether a parenthesis or a line is lost",
             .position = document_.place_of(node.marker, node.line)});
    }

    const CheckInput& document_;
    const std::vector<OrdinalNode>& nodes_;
    std::set<const char*> markers_;  // of the measures, by where they stand: asked for only
    std::vector<bool> named_;        // the item is a measure
    std::vector<bool> above_;        // one of the items below it is
    std::map<std::pair<std::size_t, std::size_t>, TaskList> lists_;
};

}  // namespace

Diagnostics check_assignments(const CheckInput& document) {
    if (document.tree.measures.empty()) return {};
    return TaskSearch(document).run();
}

}  // namespace zhenggai
