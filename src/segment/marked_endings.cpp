#include "segment/marked_endings.h"

#include <optional>

#include "segment/paragraph_break.h"
#include "text/character.h"

namespace zhenggai {

void MarkedEndings::start(std::string_view text) {
    runs_.start(text);
    pairs_ = {};
    text_ = text;
    read_ = 0;
    at_end_ = false;
}

std::size_t MarkedEndings::next(std::size_t from) {
    while (true) {
        if (std::optional<Ending> ending = pairs_.take()) {
            join_following(*ending);
            if (ending->end > from) return ending->end;
        } else if (at_end_) {
            return text_.size();
        } else {
            read_run();
        }
    }
}

// Reads one more run and offers it to the filter where it is an ending; true where it is.
bool MarkedEndings::read_run() {
    const std::optional<BreakRun> run = runs_.next();
    at_end_ = !run;
    if (at_end_) {
        read_pairs(text_.size());
        pairs_.close_paragraph();
        return false;
    }
    if (run->kind == 0) return false;
    read_pairs(run->span.begin);
    pairs_.offer({.mark = run->span.begin, .end = run->span.end, .kind = run->kind});
    return true;
}

void MarkedEndings::read_pairs(std::size_t to) {
    while (read_ < to) {
        const std::size_t at = read_;
        const char32_t c = next_code_point(text_, read_);
        if (is_paragraph_break(c)) pairs_.close_paragraph();
        pairs_.read(c, at, read_);
    }
}

// 。”！: more endings of the same kind directly behind this one are part of it. They stand outside all
// pairs as it does: nothing is opened between them.
void MarkedEndings::join_following(Ending& ending) {
    while (!pairs_.empty() || (!at_end_ && read_run())) {
        const Ending& following = pairs_.front();
        if (following.mark != ending.end || following.kind != ending.kind) return;
        ending.end = following.end;
        pairs_.drop_front();
    }
}

}  // namespace zhenggai
