#include "document/family_score.h"

#include <algorithm>

#include "document/label_ownership.h"

namespace zhenggai {

namespace {

SignalScore count_paragraphs(const DetectionFacts& facts, const Detector& detector, std::size_t signal) {
    const int enough = detector.grammar().detection.signals[signal].at_least;
    SignalScore score;
    for (const Block& block : facts.blocks) {
        if (score.found >= enough) break;
        if ((block.continues && block.kind != BlockKind::label) || !detector.matches(signal, block.text))
            continue;
        if (score.found++ > 0) continue;
        score.example = block.text;
        score.line = block.line;
    }
    return score;
}

// All but `given`.
SignalScore count(const DetectionFacts& facts, const Detector& detector, std::size_t index) {
    const Signal& signal = detector.grammar().detection.signals[index];
    const auto has = [&facts](FieldKey key) { return facts.labels.test(static_cast<std::size_t>(key)); };
    switch (signal.place) {
        case SignalPlace::title: return {.found = detector.matches(index, facts.title) ? 1 : 0};
        case SignalPlace::labels:
            return {.found =
                        static_cast<int>(std::count_if(signal.fields.begin(), signal.fields.end(), has))};
        case SignalPlace::problems: return {.found = facts.problems};
        case SignalPlace::tables: return {.found = facts.tables};
        case SignalPlace::paragraphs: return count_paragraphs(facts, detector, index);
    }
    return {};
}

}  // namespace

DetectionFacts detection_facts(std::span<const Block> blocks, std::string title) {
    DetectionFacts facts{.title = std::move(title), .blocks = blocks};
    const bool without_colon = labels_without_colon_count(blocks);
    for (const Block& block : blocks) {
        if (block.kind == BlockKind::label && (block.colon || without_colon))
            facts.labels.set(static_cast<std::size_t>(block.key));
        if (block.kind == BlockKind::problem && block.number) ++facts.problems;
        if (block.kind == BlockKind::table_header) ++facts.tables;
    }
    return facts;
}

FamilyScore score_family(const DetectionFacts& facts, const Detector& detector) {
    FamilyScore score;
    const auto& signals = detector.grammar().detection.signals;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        SignalScore found = count(facts, detector, i);
        found.given = found.found >= signals[i].at_least;
        if (found.given) score.points += signals[i].weight;
        score.signals.push_back(found);
    }
    return score;
}

int most_points(const DetectionFacts& facts, const Detector& detector) {
    int points = 0;
    const auto& signals = detector.grammar().detection.signals;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        const bool possible = signals[i].place == SignalPlace::paragraphs ||
                              count(facts, detector, i).found >= signals[i].at_least;
        if (possible) points += signals[i].weight;
    }
    return points;
}

}  // namespace zhenggai
