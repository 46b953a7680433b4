#include "document/ordinal_list.h"

#include <algorithm>

namespace zhenggai {

std::size_t OrdinalList::add(const Block& block, OrdinalKind kind, std::optional<std::size_t> parent) {
    OrdinalNode node{.kind = kind, .parent = parent, .line = block.line};
    if (block.marker && !block.marker->doubtful) {
        node.style = block.marker->rule;
        node.number = block.marker->number;
        node.marker = block.marker->text;
    }
    nodes_.push_back(node);
    return nodes_.size() - 1;
}

std::optional<std::size_t> OrdinalList::node_of(std::optional<std::size_t> outline_item) const {
    if (!outline_item || *outline_item >= by_outline_.size()) return std::nullopt;
    return by_outline_[*outline_item];
}

// Lists of what `owner` holds begin anew.
void OrdinalList::begin_inner(std::size_t owner) {
    inner_parent_ = owner_ = owner;
    inner_.clear();
    value_ = nullptr;
}

void OrdinalList::add_outline_item(const Block& block, std::size_t item) {
    const std::size_t node = add(block, OrdinalKind::item, node_of(outline_.container_of(item)));
    by_outline_.resize(std::max(by_outline_.size(), item + 1));
    by_outline_[item] = node;
    of_outline_.emplace_back(node, item);
}

void OrdinalList::add_problem(const Block& block) {
    problem_ = add(block, OrdinalKind::problem, node_of(outline_.innermost()));
    before_measures_.clear();
    begin_inner(problem_);
}

void OrdinalList::add_measure(const Block& block) {
    if (owner_ == problem_) {
        before_measures_ = inner_;
        parent_before_measures_ = inner_parent_;
    }
    begin_inner(add(block, OrdinalKind::measure, problem_));
}

// 3.整改措施：, the measures, 4.责任单位：: the label goes on with the list of the labels before them.
void OrdinalList::resume_labels(std::size_t style) {
    const bool open = std::any_of(before_measures_.begin(), before_measures_.end(),
                                  [&](std::size_t node) { return nodes_[node].style == style; });
    if (owner_ == problem_ || !open) return;
    begin_inner(problem_);
    inner_ = before_measures_;
    inner_parent_ = parent_before_measures_;
}

void OrdinalList::add_box(const Block& block) {
    begin_inner(add(block, OrdinalKind::item, node_of(outline_.innermost())));
}

void OrdinalList::add_inner_item(const Block& block) {
    if (value_ != nullptr) {
        inner_parent_ = add(Block{.line = value_->line}, OrdinalKind::item, owner_);
        inner_.clear();
        value_ = nullptr;
    }
    const std::size_t style = block.marker->rule;
    if (block.kind == BlockKind::label) resume_labels(style);
    const auto same = std::find_if(inner_.begin(), inner_.end(),
                                   [&](std::size_t node) { return nodes_[node].style == style; });
    inner_.erase(same, inner_.end());
    while (!inner_.empty() && nodes_[inner_.back()].style > style) inner_.pop_back();
    inner_.push_back(add(block, OrdinalKind::item, inner_.empty() ? inner_parent_ : inner_.back()));
}

std::vector<OrdinalNode> OrdinalList::finish() {
    for (const auto& [node, item] : of_outline_)
        if (outline_.is_heading(item)) nodes_[node].kind = OrdinalKind::heading;
    return std::move(nodes_);
}

}  // namespace zhenggai
