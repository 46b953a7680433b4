#include "check/span_set.h"

#include <algorithm>
#include <iterator>

namespace zhenggai {

void SpanSet::close() {
    std::sort(spans_.begin(), spans_.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    std::vector<Span> joined;
    for (const Span& span : spans_) {
        if (!joined.empty() && span.begin <= joined.back().end) {
            joined.back().end = std::max(joined.back().end, span.end);
        } else {
            joined.push_back(span);
        }
    }
    spans_ = std::move(joined);
}

SpanSet::Run SpanSet::run_at(std::size_t place, std::size_t limit) const {
    const auto behind = std::upper_bound(spans_.begin(), spans_.end(), place,
                                         [](std::size_t at, const Span& span) { return at < span.begin; });
    if (behind != spans_.begin() && std::prev(behind)->end > place)
        return {true, std::min(std::prev(behind)->end, limit)};
    return {false, behind == spans_.end() ? limit : std::min(behind->begin, limit)};
}

bool SpanSet::overlaps(Span span) const {
    const Run run = run_at(span.begin, span.end);
    return run.inside || run.end < span.end;
}

}  // namespace zhenggai
