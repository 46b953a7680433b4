#include "milestone_fields.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace zhenggai {

namespace {

constexpr std::array<std::string_view, 7> precision_words{"day",       "ten-days", "month",      "quarter",
                                                          "half-year", "year",     "plan-period"};
constexpr std::array<std::string_view, 4> unit_words{"workday", "day", "month", "year"};
constexpr std::array<std::string_view, 5> state_words{"completed", "basically_completed", "on_schedule",
                                                      "in_progress", "not_completed"};

template <typename Enum, std::size_t Size>
std::string word(Enum value, const std::array<std::string_view, Size>& words) {
    return std::string(words.at(static_cast<std::size_t>(value)));
}

void add_date(Fields& fields, const std::string& path, const std::optional<Date>& date) {
    if (date) fields[path] = iso_date(*date);
}

void add_text(Fields& fields, const std::string& path, const std::optional<std::string_view>& text) {
    if (text) fields[path] = *text;
}

void add_node(Fields& fields, const std::string& path, const YAML::Node& node) {
    const auto below = [&](const std::string& key) { return path.empty() ? key : path + "." + key; };
    if (node.IsScalar()) fields[path] = node.Scalar();
    if (node.IsSequence())
        for (std::size_t i = 0; i < node.size(); ++i) add_node(fields, below(std::to_string(i)), node[i]);
    if (node.IsMap())
        for (const auto& entry : node) add_node(fields, below(entry.first.Scalar()), entry.second);
}

void find_repeated_keys(const YAML::Node& node, Faults& faults) {
    if (node.IsSequence())
        for (const YAML::Node& item : node) find_repeated_keys(item, faults);
    if (!node.IsMap()) return;
    std::set<std::string> seen;
    for (const auto& entry : node) {
        const std::string key = entry.first.Scalar();
        if (!seen.insert(key).second) faults.push_back(key + ": the key stands twice");
        find_repeated_keys(entry.second, faults);
    }
}

}  // namespace

Fields fields_of(const YAML::Node& node) {
    Fields fields;
    add_node(fields, "", node);
    return fields;
}

void add_milestones(Fields& fields, std::span<const Milestone> milestones) {
    for (std::size_t i = 0; i < milestones.size(); ++i) {
        const Milestone& milestone = milestones[i];
        const std::string path = "milestones." + std::to_string(i) + ".";
        fields[path + "text"] = milestone.text;
        add_date(fields, path + "from", milestone.from);
        add_date(fields, path + "by", milestone.by);
        if (milestone.precision) fields[path + "precision"] = word(*milestone.precision, precision_words);
        add_text(fields, path + "scope", milestone.scope);
        add_text(fields, path + "clause", milestone.clause);
        if (!milestone.relative) continue;
        fields[path + "relative.amount"] = std::to_string(milestone.relative->amount);
        fields[path + "relative.unit"] = word(milestone.relative->unit, unit_words);
        if (!milestone.relative->anchor.empty())
            fields[path + "relative.anchor"] = milestone.relative->anchor;
    }
}

void add_status(Fields& fields, const Status& status) {
    fields["status.state"] = word(status.state, state_words);
    fields["status.text"] = status.text;
    add_text(fields, "status.scope", status.scope);
    add_date(fields, "status.as_of", status.as_of);
    add_text(fields, "status.note", status.note);
}

Faults differences(const Fields& wanted, const Fields& got) {
    Faults faults;
    for (const auto& [path, value] : wanted) {
        const auto found = got.find(path);
        if (found == got.end() || found->second != value)
            faults.push_back(path + ": wanted " + value + ", got " +
                             (found == got.end() ? "nothing" : found->second));
    }
    for (const auto& [path, value] : got)
        if (!wanted.contains(path)) faults.push_back(path + ": wanted nothing, got " + value);
    return faults;
}

Faults faults_of_case(const YAML::Node& test, const std::vector<std::string>& known) {
    if (!test.IsMap() || !test["text"].IsDefined() || !test["text"].IsScalar())
        return {"text: a case must have one"};
    Faults faults;
    find_repeated_keys(test, faults);
    for (const auto& [path, value] : fields_of(test)) {
        std::string key;  // the path without its numbers
        for (const char c : path)
            if (c < '0' || c > '9') key += c;
        if (std::find(known.begin(), known.end(), key) == known.end())
            faults.push_back(path + ": unknown key");
        if (value.empty() && key != "text") faults.push_back(path + ": an empty value; leave the key out");
    }
    return faults;
}

std::string listed(const Faults& faults) {
    std::string lines;
    for (const std::string& fault : faults) lines += "\n    " + fault;
    return lines;
}

}  // namespace zhenggai
