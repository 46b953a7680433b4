#include "check/span_set.h"

namespace zhenggai {

namespace {

bool begins_before(const Span& a, const Span& b) { return a.begin < b.begin; }

}  // namespace

// The fields of an item come in the order of the record, not in that of the text: no need to sort for those.
void SpanSet::insert(Span span) {
    in_order_ = false;
    std::size_t place = spans_.size() - 1;
    for (std::size_t steps = 0; begins_before(span, spans_[place]); ++steps, --place)
        if (steps == most_steps) return late_.push_back(span);
    spans_.insert(spans_.begin() + static_cast<std::ptrdiff_t>(place) + 1, span);
}

void SpanSet::close() {
    if (!late_.empty()) {
        std::sort(late_.begin(), late_.end(), begins_before);
        const auto middle = static_cast<std::ptrdiff_t>(spans_.size());
        spans_.insert(spans_.end(), late_.begin(), late_.end());
        std::inplace_merge(spans_.begin(), spans_.begin() + middle, spans_.end(), begins_before);
    }
    if (!in_order_) join();
    spans_.push_back({nowhere, nowhere});
    at_ = 0;
}

void SpanSet::join() {
    std::size_t last = 0;  // of those that are joined
    for (const Span& span : spans_) {
        if (span.begin <= spans_[last].end) {
            spans_[last].end = std::max(spans_[last].end, span.end);
        } else {
            spans_[++last] = span;
        }
    }
    spans_.resize(last + 1);
}

// The next few spans first: places are mostly asked for in order.
void SpanSet::seek(std::size_t place) {
    constexpr std::size_t near_by = 4;
    for (std::size_t steps = 0; steps < near_by && spans_[at_].end <= place; ++steps) ++at_;
    if (spans_[at_].end > place && (at_ == 0 || spans_[at_ - 1].end <= place)) return;
    const auto found =
        std::upper_bound(spans_.begin(), spans_.end(), place,
                         [](std::size_t wanted, const Span& span) { return wanted < span.end; });
    at_ = static_cast<std::size_t>(found - spans_.begin());
}

}  // namespace zhenggai
