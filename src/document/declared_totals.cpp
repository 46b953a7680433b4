#include "document/declared_totals.h"

#include <algorithm>

namespace zhenggai {

namespace {

constexpr std::string_view full_stop = "。";

void add_missing(std::vector<DeclaredTotal>& totals, const std::vector<Matcher::Total>& found) {
    for (const Matcher::Total& total : found) {
        const auto same = [&total](const DeclaredTotal& known) { return known.key == total.key; };
        if (std::none_of(totals.begin(), totals.end(), same)) totals.push_back({total.key, total.number});
    }
}

// The best sentence of the paragraph first, the others behind it.
std::vector<std::vector<Matcher::Total>> sentences_with_totals(std::string_view paragraph,
                                                               const Matcher& matcher) {
    std::vector<std::vector<Matcher::Total>> found;
    while (!paragraph.empty()) {
        const std::size_t end = std::min(paragraph.find(full_stop), paragraph.size());
        if (auto totals = matcher.totals(paragraph.substr(0, end)); !totals.empty())
            found.push_back(std::move(totals));
        paragraph.remove_prefix(std::min(end + full_stop.size(), paragraph.size()));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return found;
}

}  // namespace

std::vector<DeclaredTotal> find_declared_totals(std::span<const std::string_view> paragraphs,
                                                const Matcher& matcher) {
    std::vector<std::vector<Matcher::Total>> best;
    for (const std::string_view paragraph : paragraphs) {
        auto found = sentences_with_totals(paragraph, matcher);
        if (!found.empty() && (best.empty() || found.front().size() >= best.front().size()))
            best = std::move(found);
    }
    std::vector<DeclaredTotal> totals;
    for (const auto& sentence : best) add_missing(totals, sentence);
    return totals;
}

}  // namespace zhenggai
