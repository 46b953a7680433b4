#include "base/provenance.h"

#include <functional>

namespace zhenggai {

std::vector<Span> Provenance::spans_of(std::string_view text) const {
    // Pointers into different texts have no order by themselves; std::less gives them one.
    const std::less<const char*> before;
    const char* const source_end = source_.data() + source_.size();
    std::vector<Span> spans;
    for (const std::string_view part : arena_.parts_of(text)) {
        if (before(part.data(), source_.data()) || !before(part.data(), source_end)) continue;
        const auto begin = static_cast<std::size_t>(part.data() - source_.data());
        if (!spans.empty() && spans.back().end == begin) {
            spans.back().end += part.size();
        } else {
            spans.push_back({begin, begin + part.size()});
        }
    }
    return spans;
}

}  // namespace zhenggai
