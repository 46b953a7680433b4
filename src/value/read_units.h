// A list of units (单位) into its members, each with its full name.
//
//     Arena arena;
//     UnitMemory memory;
//     UnitListReader reader(words, arena, memory);
//     UnitListReading reading = reader.read("市发展改革委、工业和信息化局，甲县、乙区党委、政府");
//     reading.value.units[1].name;       // "市工业和信息化局"
//     *reading.value.units[1].written;   // "工业和信息化局"
//     reading.value.units[2].name;       // "甲县党委"
//
// Lists split on 、，； of any width outside parentheses, and at 和/与/及 where both sides are complete. A
// bare bureau takes the prefix of its group (between ，); a party organ takes the party's. Organs behind
// places are given to each of them. What is completed carries `written`.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/span.h"
#include "base/text_memory.h"
#include "grammar/value_words.h"
#include "value/unit_list.h"
#include "value/unit_name.h"
#include "value/value_fault.h"

namespace zhenggai {

struct UnitListReading {
    UnitList value =
        {};  // in the arena; names point into the text, or into the arena where they were completed
    std::vector<ValueFault> faults = {};
};

// What stands between two marks of a list: its first item without spaces and marks, and what is left behind the
// 和 that follows it, if one does. The spans are bytes of the part.
struct UnitPart {
    Span item = {};
    Span rest = {};
    UnitName name = {};
};

// Plans name the same units again and again. Only for readers with the same words.
using UnitMemory = TextMemory<UnitPart>;

// For the lists of one document. The same list always gives the same reading, whatever the memory holds, which
// only spares work. The words, the arena and the memory must outlive the reader.
class UnitListReader {
  public:
    UnitListReader(const ValueWords& words, Arena& arena, UnitMemory& memory);
    ~UnitListReader();
    UnitListReader(const UnitListReader&) = delete;
    UnitListReader& operator=(const UnitListReader&) = delete;

    // Faults: `empty-units`, `unit-incomplete` (a bare bureau or organ with nothing to complete it),
    // `unit-unread` (a label with its value, running text: not in the list),
    // `unbalanced-parentheses`. Linear in
    // the text.
    UnitListReading read(std::string_view text);

  private:
    friend UnitListReading read_units(std::string_view text, const ValueWords& words, Arena& arena);
    struct State;
    std::unique_ptr<State> state_;
};

// One list alone.
UnitListReading read_units(std::string_view text, const ValueWords& words, Arena& arena);

}  // namespace zhenggai
