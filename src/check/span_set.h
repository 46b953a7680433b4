// Spans of one text, joined where they touch or overlap.
//
//     SpanSet values;
//     values.add({3, 9});
//     values.add({9, 12});
//     values.close();
//     values.run_at(5, 40);      // inside until 12
#pragma once

#include <cstddef>
#include <vector>

#include "base/span.h"

namespace zhenggai {

class SpanSet {
  public:
    // Empty spans are left out. In any order, fastest where each comes at most a few places late; close() must
    // follow before anything is asked.
    void add(Span span);
    void close();

    // How far what holds at a place goes on: inside a span to its end, else to the next one, at most to
    // `limit`.
    struct Run {
        bool inside = false;
        std::size_t end = 0;
    };
    // A binary search; less where the place is near the one asked for before.
    Run run_at(std::size_t place, std::size_t limit);

    // True where a byte of the span, which is not empty, is in the set.
    bool overlaps(Span span);

  private:
    static constexpr std::size_t most_steps = 16;  // that a span is moved forward when it is added

    std::vector<Span> spans_;
    std::size_t behind_ = 0;  // the span behind the last place
};

}  // namespace zhenggai
