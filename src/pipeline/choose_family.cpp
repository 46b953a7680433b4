#include "pipeline/choose_family.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "grammar/builtin.h"

namespace zhenggai {

namespace {

const Grammar* grammar_of(const Family& family) {
    return family.grammar != nullptr ? family.grammar : builtin_grammar(family.name);
}

std::vector<Family> families_of(const std::vector<const Grammar*>& grammars) {
    std::vector<Family> families;
    for (const Grammar* grammar : grammars) families.push_back({grammar->name, &grammar->detection, grammar});
    return families;
}

}  // namespace

std::vector<Family> builtin_families() {
    std::vector<Family> families;
    for (const GrammarText& text : builtin_texts())
        if (const Detection* detection = builtin_detection(text.name);
            detection != nullptr && !detection->signals.empty())
            families.push_back({text.name, detection});
    return families;
}

FamilyChooser::FamilyChooser(std::vector<Family> families) : families_(std::move(families)) {
    for (const Family& family : families_) detectors_.emplace_back(*family.detection);
}

FamilyChooser::FamilyChooser(const std::vector<const Grammar*>& families)
    : FamilyChooser(families_of(families)) {}

const Grammar* FamilyChooser::choose(const DetectionFacts& facts) const {
    // Those that get the most without a look at paragraphs come first: they may rule out all others unread.
    std::vector<PointRange> ranges;
    for (const Detector& detector : detectors_) ranges.push_back(point_range(facts, detector));
    std::vector<std::size_t> order(detectors_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&ranges](std::size_t a, std::size_t b) { return ranges[a].least > ranges[b].least; });
    std::optional<std::size_t> best;
    int points = 0;
    for (const std::size_t i : order) {
        const int to_win = !best || i < *best ? points : points + 1;
        const int needed = std::max(detectors_[i].detection().threshold, to_win);
        if (ranges[i].most < needed) continue;
        const auto own = points_from(facts, detectors_[i], ranges[i], needed);
        if (!own) continue;
        best = i;
        points = *own;
    }
    return best ? grammar_of(families_[*best]) : nullptr;
}

std::vector<FamilyWeight> FamilyChooser::weigh(const DetectionFacts& facts) const {
    std::vector<FamilyWeight> weights;
    for (std::size_t i = 0; i < families_.size(); ++i)
        weights.push_back({grammar_of(families_[i]), score_family(facts, detectors_[i])});
    std::stable_sort(weights.begin(), weights.end(), [](const FamilyWeight& a, const FamilyWeight& b) {
        return a.score.points > b.score.points;
    });
    return weights;
}

}  // namespace zhenggai
