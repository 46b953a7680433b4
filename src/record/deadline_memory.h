// Readings of deadlines by their words: many items of a plan have the same one, and so have other plans.
//
//     memory.keep("2022年6月底前", reading);                        // as it stands at the first item
//     const auto again = memory.recall("2022年6月底前", issued, arena);  // at another: its views are of that text
//
// Only for readings without faults, of texts that are read as they stand, all by the same words.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/text_memory.h"
#include "value/deadline.h"

namespace zhenggai {

class DeadlineMemory {
  public:
    // The reading of the same words, with views of `text` and milestones in the arena. None where it was not kept
    // or was driven out, and none where the day of issue would make a fault of it.
    std::optional<Deadline> recall(std::string_view text, const std::optional<Date>& issued,
                                   Arena& arena) const;

    // Does nothing where a view of the deadline is none of `text`: words joined for it have no other place. Nor
    // where the day of issue may have given it its year.
    void keep(std::string_view text, const Deadline& deadline);

  private:
    struct Kept {
        Deadline deadline = {};  // without its milestones
        std::vector<Milestone> milestones = {};
    };
    TextMemory<Kept> known_;  // the views of each are of its text
};

}  // namespace zhenggai
