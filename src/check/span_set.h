// Spans of one text, joined where they touch or overlap.
//
//     SpanSet values;
//     values.add({3, 9});
//     values.add({9, 12});
//     values.close();
//     values.run_at(5, 40);      // inside until 12
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/span.h"

namespace zhenggai {

class SpanSet {
  public:
    // Empty spans are left out. In any order, fastest where few begin many places before the last one; close() must follow before anything is asked.
    void add(Span span) {
        if (span.begin >= span.end) return;
        if (span.begin > spans_.back().end) return spans_.push_back(span);
        if (span.begin < spans_.back().begin) return insert(span);
        spans_.back().end = std::max(spans_.back().end, span.end);
    }
    void close();

    // How far what holds at a place goes on: inside a span to its end, else to the next one, at most to
    // `limit`.
    struct Run {
        bool inside = false;
        std::size_t end = 0;
    };
    // A binary search; less where the place is near the one asked for before.
    Run run_at(std::size_t place, std::size_t limit) {
        if (place < spans_[behind_ - 1].begin || place >= spans_[behind_].begin) seek(place);
        const std::size_t end = spans_[behind_ - 1].end;
        if (end > place) return {true, std::min(end, limit)};
        return {false, std::min(spans_[behind_].begin, limit)};
    }

    // True where a byte of the span, which is not empty, is in the set.
    bool overlaps(Span span) {
        const Run run = run_at(span.begin, span.end);
        return run.inside || run.end < span.end;
    }

  private:
    static constexpr std::size_t most_steps = 16;  // that a span is moved forward when it is added
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    void insert(Span span);
    void join();
    void seek(std::size_t place);

    // From one at place 0, which may be empty, to one behind all places once closed: every place stands between
    // two.
    std::vector<Span> spans_ = {{0, 0}};
    std::vector<Span> late_ = {};  // that belong far before the last one
    bool in_order_ = true;         // so far: none has begun before the last one
    std::size_t behind_ = 1;       // the span behind the last place
};

}  // namespace zhenggai
