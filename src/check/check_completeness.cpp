#include "check/check_completeness.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <initializer_list>
#include <span>

namespace zhenggai {

namespace {

// What an item may have: the keys of labels, and its measures beside the label that stands over them.
constexpr std::size_t measure_list = field_key_count;
constexpr std::size_t part_count = field_key_count + 1;

using PartSet = std::bitset<part_count>;

constexpr std::size_t index_of(FieldKey key) { return static_cast<std::size_t>(key); }

// A problem or a measure, with the labels that it has.
struct Item {
    PartSet parts = {};
    std::array<std::string_view, part_count> labels = {};  // empty where a part is there without one
    PartSet in_all_measures = {};
    std::string_view words = {};  // that it begins with
    std::uint32_t line = 1;

    bool has(std::size_t part) const { return parts.test(part); }
    void add(FieldKey key, std::string_view label) {
        parts.set(index_of(key));
        labels[index_of(key)] = label;
    }
};

void add_fields(Item& item, std::span<const FieldNode> fields) {
    for (const FieldNode& field : fields) item.add(field.key, field.label);
}

Item item_of(const MeasureNode& node) {
    Item item{.words = node.text.empty() ? std::string_view{} : node.text.front(), .line = node.line};
    add_fields(item, node.fields);
    return item;
}

Item item_of(const ProblemNode& node, std::span<const Item> measures) {
    Item item{.words = node.label.value_or(std::string_view{}), .line = node.line};
    if (item.words.empty() && !node.text.empty()) item.words = node.text.front();
    add_fields(item, node.fields);
    if (!node.statement_label.empty()) item.add(FieldKey::text, node.statement_label);
    if (!node.measures_label.empty()) item.add(FieldKey::measures, node.measures_label);
    if (measures.empty()) return item;
    item.parts.set(measure_list);
    item.labels[measure_list] = node.measures_label;
    item.in_all_measures.set();
    for (const Item& measure : measures) item.in_all_measures &= measure.parts;
    return item;
}

// A measure under headings: parentheses behind it say what labels say elsewhere.
Item item_of(const TaskNode& node, const Labels& labels) {
    Item item{.line = node.line};
    if (!node.text.empty() && !node.text.front().empty()) item.words = node.text.front().front();
    if (labels.responsible_units) item.add(FieldKey::responsible_units, {});
    if (labels.deadline) item.add(FieldKey::deadline, {});
    add_fields(item, node.fields);
    return item;
}

// A part that is looked for: any of `keys` will do.
struct Part {
    std::string_view code;
    std::string_view name;  // where no item has it with a label
    PartSet keys = {};
    PartSet needs = {};            // it concerns only items that have one of these; empty: all
    bool may_be_left_out = false;  // a note where not all others have it
    bool has_substitute = false;   // nothing can be said where not all others have it

    bool is_in(const Item& item) const { return (item.parts & keys).any(); }
    bool concerns(const Item& item) const { return needs.none() || (item.parts & needs).any(); }
};

PartSet set_of(std::initializer_list<FieldKey> keys) {
    PartSet set;
    for (const FieldKey key : keys) set.set(index_of(key));
    return set;
}

class Comparison {
  public:
    Comparison(const CheckInput& document, std::string_view what, std::span<const Item> items,
               bool under_headings = false)
        : document_(document), what_(what), items_(items), under_headings_(under_headings) {}

    void look_for(const Part& part, Diagnostics& found) const {
        Count count;
        for (const Item& item : items_) {
            if (!part.concerns(item)) continue;
            ++count.all;
            if (part.is_in(item)) {
                ++count.having;
            } else if (is_in_all_measures(part, item)) {
                ++count.in_measures;
            }
        }
        if (count.having == count.all || !count.tells()) return;
        if (under_headings_ && !count.in_most()) return;  // of two tasks, one may well have no deadline
        if (part.has_substitute && !count.in_all_others()) return;
        const std::string_view label = label_of(part);
        for (const Item& item : items_) {
            if (part.is_in(item) || !part.concerns(item)) continue;
            if (count.in_measures > 1 && is_in_all_measures(part, item)) continue;
            report(part, item, label, count, found);
        }
    }

  private:
    // Of the items that a part concerns.
    struct Count {
        std::size_t all = 0;
        std::size_t having = 0;
        std::size_t in_measures = 0;  // those without it whose measures all have it

        bool in_all_others() const { return having > 0 && having + 1 == all; }
        bool in_most() const { return 2 * having > all; }
        bool tells() const { return in_most() || in_all_others(); }
    };

    static bool is_in_all_measures(const Part& part, const Item& item) {
        return (item.in_all_measures & part.keys).any();
    }

    // As most of the items write it; the first of those that are written equally often.
    std::string_view label_of(const Part& part) const {
        struct Written {
            std::string_view label;
            std::size_t times;
        };
        std::vector<Written> all;
        for (const Item& item : items_) {
            for (std::size_t key = 0; key < part_count; ++key) {
                if (!part.keys.test(key) || item.labels[key].empty()) continue;
                const auto known = std::find_if(all.begin(), all.end(), [&](const Written& written) {
                    return written.label == item.labels[key];
                });
                if (known == all.end()) {
                    all.push_back({item.labels[key], 1});
                } else {
                    ++known->times;
                }
            }
        }
        const auto most = std::max_element(
            all.begin(), all.end(), [](const Written& a, const Written& b) { return a.times < b.times; });
        return most == all.end() ? part.name : most->label;
    }

    void report(const Part& part, const Item& item, std::string_view label, const Count& count,
                Diagnostics& found) const {
        found.push_back(
            {.severity = part.may_be_left_out && !count.in_all_others() ? Severity::note : Severity::warning,
             .code = std::string(part.code),
             .message = fmt::format("this {} has no {}, {}", what_, label, comparison(count)),
             .remedy = "look in the original whether a line is lost, or stands without its label",
             .position = document_.place_of(item.words, item.line)});
    }

    std::string comparison(const Count& count) const {
        if (count.all == 2) return fmt::format("the other {} has it", what_);
        if (count.in_all_others()) return fmt::format("all {} other {}s have it", count.having, what_);
        return fmt::format("{} of the {} other {}s have it", count.having, count.all - 1, what_);
    }

    const CheckInput& document_;
    std::string_view what_;
    std::span<const Item> items_;
    bool under_headings_;
};

constexpr std::string_view missing = "label-missing";

// The labels that have no code of their own.
void look_for_labels(const Comparison& items, std::initializer_list<FieldKey> keys, Diagnostics& found) {
    for (const FieldKey key : keys)
        items.look_for(
            {.code = missing, .name = field_key_name(key), .keys = set_of({key}), .may_be_left_out = true},
            found);
}

// 牵头单位 or 责任单位 of an item that has the other one: many plans write now this one, now that.
void look_for_answering(const Comparison& items, Diagnostics& found) {
    const PartSet either = set_of({FieldKey::lead_units, FieldKey::responsible_units});
    for (const FieldKey key : {FieldKey::lead_units, FieldKey::responsible_units})
        items.look_for({.code = missing,
                        .name = field_key_name(key),
                        .keys = set_of({key}),
                        .needs = either,
                        .has_substitute = true},
                       found);
}

void compare_problems(const CheckInput& document, std::span<const Item> problems, Diagnostics& found) {
    const Comparison items(document, "problem", problems);
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
void compare_measures(const CheckInput& document, std::span<const Item> measures, bool under_headings,
                      Diagnostics& found) {
    const Comparison items(document, "measure", measures, under_headings);
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
    std::vector<Item> problems;
    std::vector<Item> measures;
    for (const ProblemNode& problem : document.tree.problems) {
        const std::size_t first = measures.size();
        for (const MeasureNode& measure : problem.measures) measures.push_back(item_of(measure));
        problems.push_back(item_of(problem, std::span(measures).subspan(first)));
    }
    std::vector<Item> tasks;
    for (std::size_t i = 0; i < document.tree.measures.size(); ++i)
        tasks.push_back(item_of(document.tree.measures[i], document.record.measures[i].labels));
    Diagnostics found;
    compare_problems(document, problems, found);
    compare_measures(document, measures, false, found);
    compare_measures(document, tasks, true, found);
    return found;
}

}  // namespace zhenggai
