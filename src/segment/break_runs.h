// ICU's break iterators over UTF-8: a text cut into runs, one after the other.
//
//     Result<BreakRuns> runs = BreakRuns::of_rules("[。！？]+ {1}; [^。！？]+;");
//     runs->start("强化宣传。");
//     runs->next();      // bytes [0, 12), kind 0
//     runs->next();      // bytes [12, 15), kind 1
//     runs->next();      // none
//
// The runs follow each other without a gap, from the beginning of the text to its end. Not for use by several
// threads.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/span.h"

namespace zhenggai {

struct BreakRun {
    Span span = {};  // of the text given to start()
    int kind = 0;    // the number in braces behind the rule that matched; 0 where none stands there
};

class BreakRuns {
  public:
    // Rules as https://unicode-org.github.io/icu/userguide/boundaryanalysis/break-rules.html has them. The
    // one error is `bad-break-rules`; its position is a line and column of `rules`.
    static Result<BreakRuns> of_rules(std::string_view rules);

    // ICU's words, Han by its dictionary. The one error is `no-word-dictionary`: ICU's data is incomplete.
    static Result<BreakRuns> of_words();

    BreakRuns(BreakRuns&&) noexcept;
    BreakRuns& operator=(BreakRuns&&) noexcept;
    ~BreakRuns();

    // Begins anew with a well-formed UTF-8 text, which must outlive its runs. ICU counts in 32 bits: in a
    // text beyond 1 GiB a run ends at every GiB.
    void start(std::string_view text);

    // The next run; none at the end of the text.
    std::optional<BreakRun> next();

  private:
    struct Iterator;
    explicit BreakRuns(std::unique_ptr<Iterator> iterator);

    void open_window();

    std::unique_ptr<Iterator> iterator_;
    std::string_view text_ = {};
    std::size_t window_begin_ = 0;
    std::size_t window_end_ = 0;
    std::size_t at_ = 0;
};

}  // namespace zhenggai
