// How well a grammar fits a document, and why.
//
//     const DetectionFacts facts = detection_facts(blocks, title);
//     const FamilyScore score = score_family(facts, detector);
//     if (score.points >= detector.detection().threshold) ...
//     score.signals[0].given;     // whether the document gives the first signal
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/block.h"
#include "match/detector.h"
#include "text/fold.h"

namespace zhenggai {

// What the signals look at, counted once for all families. Views of the blocks.
struct DetectionFacts {
    std::string title = {};  // without white space
    std::bitset<field_key_count> labels = {};
    int problems = 0;  // labelled problem starts with a number
    int tables = 0;
    std::span<const Block> blocks = {};
    Foldable foldable = Foldable::maybe;  // of the text (text/fold.h)
};

// `title`: that of the document, without white space. Labels, problems and tables are those that the grammar
// knew by which the blocks were made.
DetectionFacts detection_facts(std::span<const Block> blocks, std::string title,
                               Foldable foldable = Foldable::maybe);

// What a document gives of one signal.
struct SignalScore {
    bool given = false;
    int found = 0;                  // labels, problems, tables, paragraphs; 1 for a title that matches
    std::string_view example = {};  // the first paragraph that matches; of no other signals
    std::uint32_t line = 0;         // of that paragraph, 1-based
};

struct FamilyScore {
    int points = 0;                         // the weights of the signals that are given
    std::vector<SignalScore> signals = {};  // one for each signal of the grammar, in its order
};

// A signal `in: paragraphs` is counted up to what it asks for and no further.
FamilyScore score_family(const DetectionFacts& facts, const Detector& detector);

// What a family gets without a look at the paragraphs: the least and the most points.
struct PointRange {
    int least = 0;
    int most = 0;
};
PointRange point_range(const DetectionFacts& facts, const Detector& detector);

// The points of score_family(), where they are at least `needed`; empty where they are not. Paragraphs are
// looked at only as long as both is possible. `range`: that of the family.
std::optional<int> points_from(const DetectionFacts& facts, const Detector& detector, PointRange range,
                               int needed);

}  // namespace zhenggai
