// Spans of one text, joined where they touch or overlap.
//
//     SpanSet values;
//     values.add({3, 9});
//     values.add({9, 12});
//     values.close();
//     values.run_at(5, 40);      // inside until 12
//     values.from(12);           // the next one, if there is any
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/span.h"

namespace zhenggai {

class SpanSet {
  public:
    // Empty spans are left out. In any order, fastest where few begin many places before the last one;
    // close() must follow before anything is asked.
    void add(Span span) {
        if (span.begin >= span.end) return;
        if (span.begin > spans_.back().end) return spans_.push_back(span);
        if (span.begin < spans_.back().begin) return insert(span);
        spans_.back().end = std::max(spans_.back().end, span.end);
    }
    void close();

    // The first span that ends behind a place; one at the end of all places where there is none. A binary
    // search; less where the place is near the one asked for before.
    const Span& from(std::size_t place) {
        if (spans_[at_].end <= place || (at_ > 0 && spans_[at_ - 1].end > place)) seek(place);
        return spans_[at_];
    }

    // How far what holds at a place goes on: inside a span to its end, else to the next one, at most to
    // `limit`.
    struct Run {
        bool inside = false;
        std::size_t end = 0;
    };
    Run run_at(std::size_t place, std::size_t limit) {
        const Span& span = from(place);
        const bool inside = span.begin <= place;
        return {inside, std::min(inside ? span.end : span.begin, limit)};
    }

    // True where a byte of the span, which is not empty, is in the set.
    bool overlaps(Span span) { return from(span.begin).begin < span.end; }

  private:
    static constexpr std::size_t most_steps = 16;  // that a span is moved forward when it is added
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    void insert(Span span);
    void join();
    void seek(std::size_t place);

    // The first may be empty; once closed, the last stands at the end of all places.
    std::vector<Span> spans_ = {{0, 0}};
    std::vector<Span> late_ = {};  // that belong far before the last one
    bool in_order_ = true;         // so far: none has begun before the last one
    std::size_t at_ = 0;           // what was found last
};

}  // namespace zhenggai
