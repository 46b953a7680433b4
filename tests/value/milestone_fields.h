// Values as flat fields, so that a table and a reading can be compared whole.
//
//     Fields wanted = fields_of(YAML::Load("{by: 2022-06-30, milestones: [{text: 2022年6月底前}]}"));
//     wanted["by"];                  // "2022-06-30"
//     wanted["milestones.0.text"];   // "2022年6月底前"
//     differences(wanted, got);      // "by: wanted 2022-06-30, got nothing", …
#pragma once

#include <yaml-cpp/yaml.h>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "value/deadline.h"

namespace zhenggai {

// A value by its path. What is absent has no entry.
using Fields = std::map<std::string, std::string>;
using Faults = std::vector<std::string>;

// Every scalar below the node; the parts of a path are parted by points.
Fields fields_of(const YAML::Node& node);

void add_milestones(Fields& fields, std::span<const Milestone> milestones);
void add_status(Fields& fields, const Status& status);

// One line a field that is not the same in both.
Faults differences(const Fields& wanted, const Fields& got);

// What is wrong with the case as it is written: keys that stand twice or are not among `known`, no text.
Faults faults_of_case(const YAML::Node& test, const std::vector<std::string>& known);

// One line each, indented.
std::string listed(const Faults& faults);

}  // namespace zhenggai
