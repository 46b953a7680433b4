// Where words end: ICU's words with the terms and the runs of the word rules kept whole.
//
//     WordEnds ends(std::move(dictionary), std::move(rules), {"市生态环境局"});
//     ends.start("市生态环境局2022年6月底前");
//     ends.next(0);      // 18: behind 市生态环境局
//
// Private to segment/; outsiders use a Segmenter (segment/segmenter.h).
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "segment/break_runs.h"

namespace zhenggai {

class WordEnds {
  public:
    WordEnds(BreakRuns dictionary, BreakRuns rules, std::vector<std::string> terms);

    // The text must outlive the calls of next().
    void start(std::string_view text);

    // The end of the word that begins at `from`, the end of the text at last. `from` grows from call to call;
    // it lies on an end given before, or on the end of white space behind one.
    std::size_t next(std::size_t from);

  private:
    std::optional<std::size_t> piece_end(std::size_t index, std::size_t from);
    std::optional<std::size_t> next_piece(std::size_t from);

    BreakRuns dictionary_;
    BreakRuns rules_;
    std::vector<std::string> terms_;  // in the order of their bytes
    std::string_view text_ = {};
    std::deque<std::size_t> pieces_;  // ends of the pieces read so far, behind the word given last
    std::optional<BreakRun> kept_;    // the next run that is a word as it stands
    std::size_t dictionary_end_ = 0;
};

}  // namespace zhenggai
