// A list of units (单位) into its members, each with its full name.
//
//     Arena arena;
//     UnitListReading reading = read_units("市发展改革委、工业和信息化局，甲县、乙区党委、政府", words,
//     arena); reading.value.units[1].name;       // "市工业和信息化局" *reading.value.units[1].written;   //
//     "工业和信息化局" reading.value.units[2].name;       // "甲县党委"
//
// Lists split on 、，； of any width outside parentheses, and at 和/与/及 where both sides are complete. A
// bare bureau takes the prefix of its group (between ，); a party organ takes the party's. Organs behind
// places are given to each of them. What is completed carries `written`. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "base/arena.h"
#include "grammar/value_words.h"
#include "value/unit_list.h"
#include "value/value_fault.h"

namespace zhenggai {

struct UnitListReading {
    UnitList value = {};  // names point into the text, or into the arena where they were completed
    std::vector<ValueFault> faults = {};
};

// Faults: `empty-units`, `unit-incomplete` (a bare bureau or organ with nothing to complete it),
// `unit-unread` (a label with its value, running text: not in the list),
// `unbalanced-parentheses`. Linear in
// the text.
UnitListReading read_units(std::string_view text, const ValueWords& words, Arena& arena);

}  // namespace zhenggai
