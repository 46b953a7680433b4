// Where sentences and clauses end: at the runs that their break rules tag, outside brackets and quotes.
//
//     MarkedEndings endings(std::move(runs));
//     endings.start("“马上改。”随后离开。后来呢？");
//     endings.next(0);      // 36: behind 离开。
//
// Private to segment/; outsiders use a Segmenter (segment/segmenter.h).
#pragma once

#include <cstddef>
#include <string_view>

#include "segment/break_runs.h"
#include "segment/pair_filter.h"

namespace zhenggai {

class MarkedEndings {
  public:
    explicit MarkedEndings(BreakRuns runs) : runs_(std::move(runs)) {}

    // The text must outlive the calls of next().
    void start(std::string_view text);

    // The first ending behind `from`, the end of the text where there is none. `from` grows from call to
    // call.
    std::size_t next(std::size_t from);

  private:
    bool read_run();
    void read_pairs(std::size_t to);
    void join_following(Ending& ending);

    BreakRuns runs_;
    PairFilter pairs_;
    std::string_view text_ = {};
    std::size_t read_ = 0;  // up to here the filter knows the text
    bool at_end_ = false;   // no run is left
};

}  // namespace zhenggai
