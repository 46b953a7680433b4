// The rules that the built-in grammars cut by, for tests.
#pragma once

#include "segment/segmenter.h"

namespace zhenggai {

// Those of rectification-plan.
const SegmentRules& builtin_rules();

// A segmenter with them; the test fails where it cannot be made.
Segmenter builtin_segmenter(SegmentLevel level);

inline constexpr SegmentLevel all_levels[] = {SegmentLevel::paragraph, SegmentLevel::sentence,
                                              SegmentLevel::clause, SegmentLevel::word};

}  // namespace zhenggai
