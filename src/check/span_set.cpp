#include "check/span_set.h"

#include <utility>

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
    if (!in_order_) join();
    spans_.push_back({nowhere, nowhere});
    at_ = 0;
}

void SpanSet::join() {
    std::sort(late_.begin(), late_.end(), begins_before);
    std::vector<Span> joined = {{0, 0}};
    joined.reserve(spans_.size() + late_.size() + 1);
    const auto add = [&joined](const Span& span) {
        if (span.begin > joined.back().end) return joined.push_back(span);
        joined.back().end = std::max(joined.back().end, span.end);
    };
    auto late = late_.begin();
    for (const Span& span : spans_) {
        for (; late != late_.end() && begins_before(*late, span); ++late) add(*late);
        add(span);
    }
    for (; late != late_.end(); ++late) add(*late);
    spans_ = std::move(joined);
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
