// Readings of the deadlines of one document by their words: many items of a plan have the same one.
//
//     memory.keep("2022年6月底前", reading);             // as it stands at the first item
//     const auto again = memory.recall("2022年6月底前", arena);  // at another: its views are of that text
//
// Only for readings without faults, of texts that are read as they stand, all with the same day of issue. The
// texts given to keep(), and the milestones, must outlive the memory.
#pragma once

#include <optional>
#include <string_view>

#include "base/arena.h"
#include "base/text_memory.h"
#include "value/deadline.h"

namespace zhenggai {

class DeadlineMemory {
  public:
    // The reading of the same words, with views of `text` and milestones in the arena; none where it was not kept, or
    // was driven out.
    std::optional<Deadline> recall(std::string_view text, Arena& arena) const;

    // Does nothing where a view of the deadline is none of `text`: words joined for it have no other place.
    void keep(std::string_view text, const Deadline& deadline);

  private:
    TextMemory<Deadline> known_;  // the views of each are of its text
};

}  // namespace zhenggai
