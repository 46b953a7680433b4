#include "document/family_score.h"

#include <algorithm>

#include "document/label_ownership.h"

namespace zhenggai {

namespace {

SignalScore count_paragraphs(const DetectionFacts& facts, const Detector& detector, std::size_t signal) {
    const int enough = detector.detection().signals[signal].at_least;
    SignalScore score;
    for (std::size_t from = 0; score.found < enough; ++from) {
        from = detector.find(signal, facts.blocks, from, facts.foldable);
        if (from == facts.blocks.size()) break;
        if (score.found++ > 0) continue;
        score.example = facts.blocks[from].text;
        score.line = facts.blocks[from].line;
    }
    return score;
}

// Counts the paragraphs of signals without examples. Signals of one pattern share what was counted.
class ParagraphCounter {
  public:
    ParagraphCounter(const DetectionFacts& facts, const Detector& detector)
        : facts_(facts), detector_(detector) {}

    bool is_given(std::size_t index) {
        const Signal& signal = detector_.detection().signals[index];
        Count& count = count_of(*signal.pattern);
        while (count.found < signal.at_least && count.next < facts_.blocks.size()) {
            const std::size_t found = detector_.find(index, facts_.blocks, count.next, facts_.foldable);
            if (found < facts_.blocks.size()) ++count.found;
            count.next = found + 1;
        }
        return count.found >= signal.at_least;
    }

  private:
    struct Count {
        const GatedPattern* pattern = nullptr;
        int found = 0;
        std::size_t next = 0;  // the first block that is not counted yet
    };

    Count& count_of(const GatedPattern& pattern) {
        for (Count& count : counts_)
            if (count.pattern->text == pattern.text) return count;
        return counts_.emplace_back(Count{&pattern});
    }

    const DetectionFacts& facts_;
    const Detector& detector_;
    std::vector<Count> counts_;
};

// All but `given`.
SignalScore count(const DetectionFacts& facts, const Detector& detector, std::size_t index) {
    const Signal& signal = detector.detection().signals[index];
    const auto has = [&facts](FieldKey key) { return facts.labels.test(static_cast<std::size_t>(key)); };
    switch (signal.place) {
        case SignalPlace::title:
            return {.found = detector.matches(index, facts.title, facts.foldable) ? 1 : 0};
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

DetectionFacts detection_facts(std::span<const Block> blocks, std::string title, Foldable foldable) {
    DetectionFacts facts{.title = std::move(title), .blocks = blocks, .foldable = foldable};
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
    const auto& signals = detector.detection().signals;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        SignalScore found = count(facts, detector, i);
        found.given = found.found >= signals[i].at_least;
        if (found.given) score.points += signals[i].weight;
        score.signals.push_back(found);
    }
    return score;
}

PointRange point_range(const DetectionFacts& facts, const Detector& detector) {
    PointRange range;
    const auto& signals = detector.detection().signals;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        const bool open = signals[i].place == SignalPlace::paragraphs;
        const bool given = !open && count(facts, detector, i).found >= signals[i].at_least;
        if (given) range.least += signals[i].weight;
        if (given || open) range.most += signals[i].weight;
    }
    return range;
}

std::optional<int> points_from(const DetectionFacts& facts, const Detector& detector, PointRange range,
                               int needed) {
    const auto& signals = detector.detection().signals;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < signals.size(); ++i)
        if (signals[i].place == SignalPlace::paragraphs) open.push_back(i);
    // The end of a paragraph tells most of them from what a pattern with an end of its own asks for: such
    // signals cost nearly nothing, and may leave the others nothing to decide.
    std::stable_partition(open.begin(), open.end(),
                          [&signals](std::size_t i) { return signals[i].pattern->gate.ends_text; });
    ParagraphCounter paragraphs(facts, detector);
    for (const std::size_t i : open) {
        if (range.most < needed) return std::nullopt;
        if (paragraphs.is_given(i))
            range.least += signals[i].weight;
        else
            range.most -= signals[i].weight;
    }
    return range.least >= needed ? std::optional(range.least) : std::nullopt;
}

}  // namespace zhenggai
