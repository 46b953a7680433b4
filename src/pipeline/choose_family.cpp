#include "pipeline/choose_family.h"

#include <algorithm>
#include <numeric>

#include "grammar/builtin.h"

namespace zhenggai {

std::vector<const Grammar*> builtin_families() {
    std::vector<const Grammar*> families;
    for (const GrammarText& text : builtin_texts())
        if (const Grammar* grammar = builtin_grammar(text.name);
            grammar != nullptr && !grammar->detection.signals.empty())
            families.push_back(grammar);
    return families;
}

FamilyChooser::FamilyChooser(const std::vector<const Grammar*>& families) {
    for (const Grammar* family : families) detectors_.emplace_back(*family);
}

const Grammar* FamilyChooser::choose(const DetectionFacts& facts) const {
    // Those that get the most without a look at paragraphs come first: they may rule out all others unread.
    std::vector<PointRange> ranges;
    for (const Detector& detector : detectors_) ranges.push_back(point_range(facts, detector));
    std::vector<std::size_t> order(detectors_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&ranges](std::size_t a, std::size_t b) { return ranges[a].least > ranges[b].least; });
    const Grammar* best = nullptr;
    int points = 0;
    std::size_t place = 0;  // of the best, in the order given
    for (const std::size_t i : order) {
        const Grammar& grammar = detectors_[i].grammar();
        const int to_win = best == nullptr || i < place ? points : points + 1;
        const int needed = std::max(grammar.detection.threshold, to_win);
        if (ranges[i].most < needed) continue;
        const auto own = points_from(facts, detectors_[i], ranges[i], needed);
        if (!own) continue;
        best = &grammar;
        points = *own;
        place = i;
    }
    return best;
}

std::vector<FamilyWeight> FamilyChooser::weigh(const DetectionFacts& facts) const {
    std::vector<FamilyWeight> weights;
    for (const Detector& detector : detectors_)
        weights.push_back({&detector.grammar(), score_family(facts, detector)});
    std::stable_sort(weights.begin(), weights.end(), [](const FamilyWeight& a, const FamilyWeight& b) {
        return a.score.points > b.score.points;
    });
    return weights;
}

}  // namespace zhenggai
