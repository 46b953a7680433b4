#include "check/span_set.h"

#include <algorithm>

namespace zhenggai {

namespace {

bool begins_before(const Span& a, const Span& b) { return a.begin < b.begin; }

}  // namespace

void SpanSet::add(Span span) {
    if (span.begin >= span.end) return;
    spans_.push_back(span);
    // The fields of an item come in the order of the record, not in that of the text: no need to sort for those.
    std::size_t place = spans_.size() - 1;
    for (std::size_t steps = 0; steps < most_steps && place > 0; ++steps, --place) {
        if (!begins_before(span, spans_[place - 1])) break;
        spans_[place] = spans_[place - 1];
    }
    spans_[place] = span;
}

void SpanSet::close() {
    if (!std::is_sorted(spans_.begin(), spans_.end(), begins_before))
        std::sort(spans_.begin(), spans_.end(), begins_before);
    std::size_t joined = 0;  // so many of them
    for (const Span& span : spans_) {
        if (joined > 0 && span.begin <= spans_[joined - 1].end) {
            spans_[joined - 1].end = std::max(spans_[joined - 1].end, span.end);
        } else {
            spans_[joined++] = span;
        }
    }
    spans_.resize(joined);
    behind_ = 0;
}

SpanSet::Run SpanSet::run_at(std::size_t place, std::size_t limit) {
    const auto is_behind = [&](std::size_t i) { return i == spans_.size() || place < spans_[i].begin; };
    const auto is_next = [&](std::size_t i) {
        return is_behind(i) && (i == 0 || spans_[i - 1].begin <= place);
    };
    if (!is_next(behind_) && (behind_ == spans_.size() || !is_next(++behind_))) {
        const auto behind =
            std::upper_bound(spans_.begin(), spans_.end(), place,
                             [](std::size_t at, const Span& span) { return at < span.begin; });
        behind_ = static_cast<std::size_t>(behind - spans_.begin());
    }
    if (behind_ > 0 && spans_[behind_ - 1].end > place)
        return {true, std::min(spans_[behind_ - 1].end, limit)};
    return {false, behind_ == spans_.size() ? limit : std::min(spans_[behind_].begin, limit)};
}

bool SpanSet::overlaps(Span span) {
    const Run run = run_at(span.begin, span.end);
    return run.inside || run.end < span.end;
}

}  // namespace zhenggai
