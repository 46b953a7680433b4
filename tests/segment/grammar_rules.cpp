#include "segment/grammar_rules.h"

#include <doctest/doctest.h>

#include "grammar/builtin.h"
#include "pipeline/segment_rules.h"

namespace zhenggai {

const SegmentRules& builtin_rules() {
    static const SegmentRules rules =
        segment_rules(*builtin_segments("rectification-plan"), *builtin_grammar("rectification-plan"));
    return rules;
}

Segmenter builtin_segmenter(SegmentLevel level) {
    Result<Segmenter> segmenter = Segmenter::make(builtin_rules(), level);
    REQUIRE(static_cast<bool>(segmenter));
    return *std::move(segmenter);
}

}  // namespace zhenggai
