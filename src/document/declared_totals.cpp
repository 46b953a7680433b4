#include "document/declared_totals.h"

#include <algorithm>

namespace zhenggai {

namespace {

constexpr std::string_view full_stop = "。";

using Sentence = std::vector<DeclaredTotal>;  // what one sentence declares

void add_missing(std::vector<DeclaredTotal>& totals, const Sentence& found) {
    for (const DeclaredTotal& total : found) {
        const auto same = [&total](const DeclaredTotal& known) { return known.key == total.key; };
        if (std::none_of(totals.begin(), totals.end(), same)) totals.push_back(total);
    }
}

// The best sentence of the paragraph first, the others behind it.
std::vector<Sentence> sentences_with_totals(std::string_view paragraph, const Matcher& matcher) {
    std::vector<Sentence> found;
    while (!paragraph.empty()) {
        const std::size_t end = std::min(paragraph.find(full_stop), paragraph.size());
        const std::string_view sentence = paragraph.substr(0, end);
        Sentence totals;
        for (const Matcher::Total& total : matcher.totals(sentence))
            totals.push_back({total.key, total.number, sentence});
        if (!totals.empty()) found.push_back(std::move(totals));
        paragraph.remove_prefix(std::min(end + full_stop.size(), paragraph.size()));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return found;
}

}  // namespace

std::vector<DeclaredTotal> find_declared_totals(std::span<const std::string_view> paragraphs,
                                                const Matcher& matcher) {
    std::vector<Sentence> best;
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
