#include "document/outline_builder.h"

#include <algorithm>
#include <array>
#include <map>

#include "document/run_in_title.h"
#include "segment/sentence.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::string_view full_stop = "。";
constexpr std::array<std::string_view, 8> running_ends{"；", ";", "，", ",", "、", "：", ":", "。"};

std::string_view without_final(std::string_view text, const auto& marks) {
    for (const std::string_view mark : marks)
        if (text.ends_with(mark)) return trim_end(text.substr(0, text.size() - mark.size()));
    return text;
}

bool ends_with_any(std::string_view text, const auto& marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [text](std::string_view mark) { return text.ends_with(mark); });
}

// True for a title alone on its line: no sentence in it, nothing that goes on behind it.
bool stands_alone(std::string_view text, std::size_t limit) {
    const bool colon = text.ends_with(":") || text.ends_with("：");
    return !text.empty() && (colon || !ends_with_any(text, running_ends)) && text.size() <= 4 * limit &&
           count_code_points(text) <= limit && text.find(full_stop) == std::string_view::npos;
}

// From the marker to the end of the title, where both are of one paragraph.
std::string_view written_of(const Block& block, std::string_view title) {
    const std::string_view marker = block.marker->text;
    if (block.text.data() > marker.data() || title.data() < marker.data()) return title;
    return {marker.data(), static_cast<std::size_t>(title.data() + title.size() - marker.data())};
}

}  // namespace

OutlineBuilder::Item OutlineBuilder::item_of(const Block& block, bool more) const {
    // A label outside problems is no label: what stands behind the marker is read whole.
    const std::string_view whole =
        block.kind == BlockKind::label
            ? trim_start(block.text.substr(static_cast<std::size_t>(block.label.data() - block.text.data())))
            : block.content;
    Item item{.rule = block.marker->rule};
    std::string_view shown = without_final(whole, running_ends);
    if (const auto title = run_in_title(whole, more, grammar_.heading_limit)) {
        item.form = Form::heading;
        item.runs_in = true;
        shown = without_final(*title, running_ends);
    } else if (stands_alone(whole, grammar_.title_line_limit)) {
        item.form = Form::heading;
    } else if (whole.ends_with(full_stop) && first_sentence(whole).size() == whole.size() &&
               count_code_points(shown) <= grammar_.heading_limit) {
        item.form = Form::single_sentence;
    } else if (const auto longer = run_in_title(whole, false, 2 * grammar_.heading_limit)) {
        item.form = Form::long_title;
        shown = without_final(*longer, running_ends);
    }
    item.node = {
        .number = block.marker->number, .marker = block.marker->text, .title = {shown}, .line = block.line};
    item.written = written_of(block, shown);
    return item;
}

std::size_t OutlineBuilder::add(const Block& block, bool goes_on, bool more) {
    const std::size_t rule = block.marker->rule;
    close_from(rule, block.marker->number == 1);
    Item item = item_of(block, more);
    item.goes_on = goes_on;
    item.parent = open_.empty() ? no_parent : open_.back();
    items_.push_back(std::move(item));
    open_.push_back(items_.size() - 1);
    return items_.size() - 1;
}

std::optional<std::size_t> OutlineBuilder::parent_of(std::size_t item) const {
    const std::size_t parent = items_[item].parent;
    if (parent == no_parent || items_[parent].rule == title_rule) return std::nullopt;
    return parent;
}

std::optional<std::size_t> OutlineBuilder::container_of(std::size_t item) const {
    return items_[item].parent == no_parent ? std::nullopt : std::optional(items_[item].parent);
}

std::optional<std::size_t> OutlineBuilder::innermost() const {
    return open_.empty() ? std::nullopt : std::optional(open_.back());
}

std::vector<std::string_view> OutlineBuilder::path_of(std::size_t item) const {
    std::vector<std::string_view> path{items_[item].node.marker};
    for (auto outer = parent_of(item); outer; outer = parent_of(*outer))
        path.push_back(items_[*outer].node.marker);
    std::reverse(path.begin(), path.end());
    return path;
}

void OutlineBuilder::hold_task(std::size_t item, bool heading) {
    Item& own = items_[item];
    if (heading) {
        own.form = Form::heading;
    } else if (own.form == Form::heading && !own.runs_in) {
        own.form = Form::single_sentence;
    }
    for (auto outer = parent_of(item); outer && !items_[*outer].over_problem; outer = parent_of(*outer))
        items_[*outer].over_problem = true;
}

std::size_t OutlineBuilder::add_title(Pieces lines, std::uint32_t line) {
    open_.clear();
    Item item{.parent = no_parent, .form = Form::heading};
    item.rule = title_rule;
    item.node = {.title = std::move(lines), .line = line};
    items_.push_back(std::move(item));
    open_.push_back(items_.size() - 1);
    return items_.size() - 1;
}

bool OutlineBuilder::has_open(std::size_t marker_rule) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](std::size_t index) { return items_[index].rule == marker_rule; });
}

std::optional<std::int64_t> OutlineBuilder::open_number(std::size_t marker_rule) const {
    for (auto index = open_.rbegin(); index != open_.rend(); ++index)
        if (items_[*index].rule == marker_rule) return items_[*index].node.number;
    return std::nullopt;
}

void OutlineBuilder::close_from(std::size_t marker_rule, bool first_of_list) {
    const bool own_style = has_open(marker_rule);
    // A title closes with the next one only.
    while (!open_.empty() && items_[open_.back()].rule != title_rule) {
        const Item& inner = items_[open_.back()];
        const bool below = first_of_list && (inner.goes_on || inverted_.contains({inner.rule, marker_rule}));
        if (!own_style && inner.rule > marker_rule && below) inverted_.insert({inner.rule, marker_rule});
        if (!own_style && (inner.rule < marker_rule || (inner.rule > marker_rule && below))) break;
        const bool reached = inner.rule == marker_rule;
        open_.pop_back();
        if (own_style && reached) break;
    }
}

HeadingContext OutlineBuilder::context() {
    HeadingContext context;
    for (const std::size_t index : open_) {
        Item& item = items_[index];
        item.over_problem = true;
        if (item.form == Form::text || item.form == Form::long_title || item.rule == title_rule) continue;
        const std::optional<HeadingKey> key = grammar_.markers[item.rule].heading;
        if (!key) continue;
        (*key == HeadingKey::part      ? context.part
         : *key == HeadingKey::section ? context.section
                                       : context.subsection) = item.written;
    }
    return context;
}

bool OutlineBuilder::is_heading(const Item& item) const {
    if (item.form == Form::heading) return true;
    if (item.form == Form::text) return false;
    return item.over_problem || heading_siblings_.contains({item.parent, item.rule});
}

void OutlineBuilder::settle_long_titles() {
    struct Siblings {
        std::size_t headings = 0;
        std::size_t long_titles = 0;
        std::size_t others = 0;
    };
    std::map<std::pair<std::size_t, std::size_t>, Siblings> lists;
    for (const Item& item : items_) {
        Siblings& list = lists[{item.parent, item.rule}];
        ++(item.form == Form::heading      ? list.headings
           : item.form == Form::long_title ? list.long_titles
                                           : list.others);
    }
    for (Item& item : items_) {
        if (item.form != Form::long_title) continue;
        const Siblings& list = lists[{item.parent, item.rule}];
        const bool fits = list.others == 0 && list.headings >= 2 && list.headings > list.long_titles;
        item.form = fits ? Form::heading : Form::text;
    }
}

std::vector<OutlineNode> OutlineBuilder::finish() {
    settle_long_titles();
    for (const Item& item : items_)
        if (item.form == Form::heading) heading_siblings_.insert({item.parent, item.rule});
    std::vector<OutlineNode> nodes;
    std::vector<int> levels(
        items_.size());  // of headings: their level; of others: that of what they stand in
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const int outer = items_[i].parent == no_parent ? 0 : levels[items_[i].parent];
        levels[i] = outer + (is_heading(items_[i]) ? 1 : 0);
        if (!is_heading(items_[i])) continue;
        nodes.push_back(std::move(items_[i].node));
        nodes.back().level = levels[i];
    }
    return nodes;
}

}  // namespace zhenggai
