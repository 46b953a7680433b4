#include "check/check_completeness.h"

#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <initializer_list>
#include <span>
#include <vector>

namespace zhenggai {

namespace {

// What an item may have: the keys of labels, and its measures beside the label that stands over them.
constexpr std::size_t measure_list = field_key_count;
constexpr std::size_t part_count = field_key_count + 1;

using PartSet = std::bitset<part_count>;

constexpr std::size_t index_of(FieldKey key) { return static_cast<std::size_t>(key); }

PartSet part(FieldKey key) { return PartSet(1U << index_of(key)); }

// A problem or a measure: a ProblemNode, a MeasureNode or a TaskNode, with the parts that it has.
template <class Node>
struct Item {
    const Node* node = nullptr;
    PartSet parts = {};
    PartSet in_all_measures = {};
};

PartSet parts_of(std::span<const FieldNode> fields) {
    PartSet parts;
    for (const FieldNode& field : fields) parts |= part(field.key);
    return parts;
}

Item<MeasureNode> item_of(const MeasureNode& node) { return {.node = &node, .parts = parts_of(node.fields)}; }

Item<ProblemNode> item_of(const ProblemNode& node, std::span<const Item<MeasureNode>> measures) {
    Item<ProblemNode> item{.node = &node, .parts = parts_of(node.fields)};
    if (!node.statement_label.empty()) item.parts |= part(FieldKey::text);
    if (!node.measures_label.empty()) item.parts |= part(FieldKey::measures);
    if (measures.empty()) return item;
    item.parts.set(measure_list);
    item.in_all_measures.set();
    for (const Item<MeasureNode>& measure : measures) item.in_all_measures &= measure.parts;
    return item;
}

// A measure under headings: parentheses behind it say what labels say elsewhere.
Item<TaskNode> item_of(const TaskNode& node, const Labels& labels) {
    Item<TaskNode> item{.node = &node, .parts = parts_of(node.fields)};
    if (labels.responsible_units) item.parts |= part(FieldKey::responsible_units);
    if (labels.deadline) item.parts |= part(FieldKey::deadline);
    return item;
}

// What an item calls a part that it has; empty where it has it without a label.
std::string_view field_label(std::span<const FieldNode> fields, std::size_t part) {
    std::string_view label;
    for (const FieldNode& field : fields)
        if (index_of(field.key) == part) label = field.label;
    return label;
}

std::string_view label_in(const MeasureNode& node, std::size_t part) {
    return field_label(node.fields, part);
}
std::string_view label_in(const TaskNode& node, std::size_t part) { return field_label(node.fields, part); }
std::string_view label_in(const ProblemNode& node, std::size_t part) {
    if (part == measure_list) return node.measures.empty() ? std::string_view{} : node.measures_label;
    if (part == index_of(FieldKey::measures) && !node.measures_label.empty()) return node.measures_label;
    if (part == index_of(FieldKey::text) && !node.statement_label.empty()) return node.statement_label;
    return field_label(node.fields, part);
}

// What an item begins with.
std::string_view words_of(const Pieces& text) { return text.empty() ? std::string_view{} : text.front(); }
std::string_view words_of(const MeasureNode& node) { return words_of(node.text); }
std::string_view words_of(const ProblemNode& node) {
    return node.label && !node.label->empty() ? *node.label : words_of(node.text);
}
std::string_view words_of(const TaskNode& node) {
    return node.text.empty() ? std::string_view{} : words_of(node.text.front());
}

// A part that is looked for: any of `keys` will do.
struct Part {
    std::string_view code;
    std::string_view name;  // where no item has it with a label
    PartSet keys = {};
    PartSet needs = {};            // it concerns only items that have one of these; empty: all
    bool may_be_left_out = false;  // a note where not all others have it
    bool has_substitute = false;   // nothing can be said where not all others have it

    // Of any of the Items, or of several that have the same parts.
    bool is_in(const auto& item) const { return (item.parts & keys).any(); }
    bool is_in_all_measures(const auto& item) const { return (item.in_all_measures & keys).any(); }
    bool concerns(const auto& item) const { return needs.none() || (item.parts & needs).any(); }
};

PartSet set_of(std::initializer_list<FieldKey> keys) {
    PartSet set;
    for (const FieldKey key : keys) set |= part(key);
    return set;
}

template <class Node>
class Comparison {
  public:
    Comparison(const CheckInput& document, std::string_view what, std::span<const Item<Node>> items,
               bool under_headings = false)
        : document_(document), what_(what), items_(items), under_headings_(under_headings) {
        for (const Item<Node>& item : items_) {
            const bool like_last = !alike_.empty() && alike_.back().parts == item.parts &&
                                   alike_.back().in_all_measures == item.in_all_measures;
            if (!like_last) alike_.push_back({item.parts, item.in_all_measures});
            ++alike_.back().items;
        }
    }

    void look_for(const Part& part, Diagnostics& found) const {
        Count count;
        for (const Alike& some : alike_) {
            if (!part.concerns(some)) continue;
            count.all += some.items;
            if (part.is_in(some)) {
                count.having += some.items;
            } else if (part.is_in_all_measures(some)) {
                count.in_measures += some.items;
            }
        }
        if (count.having == count.all || !count.tells()) return;
        if (under_headings_ && !count.in_most()) return;  // of two tasks, one may well have no deadline
        if (part.has_substitute && !count.in_all_others()) return;
        const std::string_view label = label_of(part);
        for (const Item<Node>& item : items_) {
            if (part.is_in(item) || !part.concerns(item)) continue;
            if (count.in_measures > 1 && part.is_in_all_measures(item)) continue;
            report(part, item, label, count, found);
        }
    }

  private:
    // Items that follow each other and have the same parts.
    struct Alike {
        PartSet parts = {};
        PartSet in_all_measures = {};
        std::size_t items = 0;
    };

    // Of the items that a part concerns.
    struct Count {
        std::size_t all = 0;
        std::size_t having = 0;
        std::size_t in_measures = 0;  // those without it whose measures all have it

        bool in_all_others() const { return having > 0 && having + 1 == all; }
        bool in_most() const { return 2 * having > all; }
        bool tells() const { return in_most() || in_all_others(); }
    };

    // As most of the items write it; the first of those that are written equally often.
    std::string_view label_of(const Part& part) const {
        struct Written {
            std::string_view label;
            std::size_t times;
        };
        std::vector<Written> all;
        for (const Item<Node>& item : items_) {
            for (std::size_t key = 0; key < part_count; ++key) {
                if (!part.keys.test(key)) continue;
                const std::string_view label = label_in(*item.node, key);
                if (label.empty()) continue;
                const auto known = std::find_if(all.begin(), all.end(), [label](const Written& written) {
                    return written.label == label;
                });
                if (known == all.end()) {
                    all.push_back({label, 1});
                } else {
                    ++known->times;
                }
            }
        }
        const auto most = std::max_element(
            all.begin(), all.end(), [](const Written& a, const Written& b) { return a.times < b.times; });
        return most == all.end() ? part.name : most->label;
    }

    void report(const Part& part, const Item<Node>& item, std::string_view label, const Count& count,
                Diagnostics& found) const {
        found.push_back(
            {.severity = part.may_be_left_out && !count.in_all_others() ? Severity::note : Severity::warning,
             .code = std::string(part.code),
             .message = fmt::format("this {} has no {}, {}", what_, label, comparison(count)),
             .remedy = "look in the original whether a line is lost, or stands without its label",
             .position = document_.place_of(words_of(*item.node), item.node->line)});
    }

    std::string comparison(const Count& count) const {
        if (count.all == 2) return fmt::format("the other {} has it", what_);
        if (count.in_all_others()) return fmt::format("all {} other {}s have it", count.having, what_);
        return fmt::format("{} of the {} other {}s have it", count.having, count.all - 1, what_);
    }

    const CheckInput& document_;
    std::string_view what_;
    std::span<const Item<Node>> items_;
    bool under_headings_;
    std::vector<Alike> alike_ = {};
};

constexpr std::string_view missing = "label-missing";

// The labels that have no code of their own.
template <class Node>
void look_for_labels(const Comparison<Node>& items, std::initializer_list<FieldKey> keys,
                     Diagnostics& found) {
    for (const FieldKey key : keys)
        items.look_for(
            {.code = missing, .name = field_key_name(key), .keys = set_of({key}), .may_be_left_out = true},
            found);
}

// 牵头单位 or 责任单位 of an item that has the other one: many plans write now this one, now that.
template <class Node>
void look_for_answering(const Comparison<Node>& items, Diagnostics& found) {
    const PartSet either = set_of({FieldKey::lead_units, FieldKey::responsible_units});
    for (const FieldKey key : {FieldKey::lead_units, FieldKey::responsible_units})
        items.look_for({.code = missing,
                        .name = field_key_name(key),
                        .keys = set_of({key}),
                        .needs = either,
                        .has_substitute = true},
                       found);
}

void compare_problems(const CheckInput& document, std::span<const Item<ProblemNode>> problems,
                      Diagnostics& found) {
    const Comparison<ProblemNode> items(document, "problem", problems);
    PartSet measures;
    measures.set(measure_list);
    const PartSet units = set_of({FieldKey::lead_units, FieldKey::responsible_units});
    items.look_for({.code = "problem-without-units", .name = "units", .keys = units}, found);
    items.look_for(
        {.code = "problem-without-deadline", .name = "deadline", .keys = set_of({FieldKey::deadline})},
        found);
    items.look_for({.code = "problem-without-goal", .name = "goal", .keys = set_of({FieldKey::goal})}, found);
    items.look_for({.code = "problem-without-measures", .name = "measures", .keys = measures}, found);
    items.look_for({.code = missing,
                    .name = "measures",
                    .keys = set_of({FieldKey::measures}),
                    .needs = measures,
                    .may_be_left_out = true},
                   found);
    look_for_answering(items, found);
    look_for_labels(items,
                    {FieldKey::cooperating_units, FieldKey::supervising_units, FieldKey::accepting_units,
                     FieldKey::leaders, FieldKey::progress_text, FieldKey::text},
                    found);
}

// Measures under headings often have no deadline of their own.
template <class Node>
void compare_measures(const CheckInput& document, std::span<const Item<Node>> measures, bool under_headings,
                      Diagnostics& found) {
    const Comparison<Node> items(document, "measure", measures, under_headings);
    const PartSet units = set_of({FieldKey::lead_units, FieldKey::responsible_units});
    const PartSet deadline = set_of({FieldKey::deadline});
    items.look_for(
        {.code = "measure-without-units", .name = "units", .keys = units, .may_be_left_out = under_headings},
        found);
    items.look_for({.code = "measure-without-deadline",
                    .name = "deadline",
                    .keys = deadline,
                    .may_be_left_out = under_headings},
                   found);
    if (!under_headings) look_for_answering(items, found);
    look_for_labels(items,
                    {FieldKey::cooperating_units, FieldKey::supervising_units, FieldKey::accepting_units,
                     FieldKey::leaders, FieldKey::goal, FieldKey::progress_text},
                    found);
}

}  // namespace

Diagnostics check_completeness(const CheckInput& document) {
    std::vector<Item<ProblemNode>> problems;
    std::vector<Item<MeasureNode>> measures;
    problems.reserve(document.tree.problems.size());
    for (const ProblemNode& problem : document.tree.problems) {
        const std::size_t first = measures.size();
        for (const MeasureNode& measure : problem.measures) measures.push_back(item_of(measure));
        problems.push_back(item_of(problem, std::span(measures).subspan(first)));
    }
    std::vector<Item<TaskNode>> tasks;
    tasks.reserve(document.tree.measures.size());
    for (std::size_t i = 0; i < document.tree.measures.size(); ++i)
        tasks.push_back(item_of(document.tree.measures[i], document.record.measures[i].labels));
    Diagnostics found;
    compare_problems(document, problems, found);
    compare_measures<MeasureNode>(document, measures, false, found);
    compare_measures<TaskNode>(document, tasks, true, found);
    return found;
}

}  // namespace zhenggai
