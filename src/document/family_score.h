// How well a grammar fits a document.
//
//     if (family_score(blocks, tree, matcher) >= matcher.grammar().detection.threshold) ...
#pragma once

#include <span>

#include "document/document_tree.h"
#include "match/block.h"
#include "match/matcher.h"

namespace zhenggai {

// The sum of the weights of the detection signals that the document gives: its title, the different
// labels in it, its labelled problem starts. 0 for a grammar without signals.
int family_score(std::span<const Block> blocks, const DocumentTree& tree, const Matcher& matcher);

}  // namespace zhenggai
