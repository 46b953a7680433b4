// What was read for one document and is likely to stand in the next as well: the plans of one place name the same
// units and deadlines in all of them.
//
//     ValueMemory memory;
//     for (…) records.push_back(build_record(tree, text, grammar, arena, memory));
//
// It spares work and changes no record. It keeps copies of what it knows, so that no document must outlive it, and
// never more than a fixed number of them.
#pragma once

#include <map>

#include "grammar/grammar.h"
#include "record/deadline_memory.h"
#include "value/read_units.h"

namespace zhenggai {

class ValueMemory {
  public:
    struct Known {
        UnitMemory units = {};
        DeadlineMemory deadlines = {};
    };

    // What was read by the words of the grammar, which must outlive the memory.
    Known& of(const Grammar& grammar) { return known_[&grammar]; }

  private:
    std::map<const Grammar*, Known> known_ = {};  // looked up only, never walked
};

}  // namespace zhenggai
