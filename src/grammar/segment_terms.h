// The terms of a grammar's `segments`: {level}{bureau} stands for every bureau behind every level.
//
// Private to grammar/; outsiders call kept_terms (grammar/segment_section.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "grammar/raw_grammar.h"

namespace zhenggai {

// A fault for each term that names no known list, has a brace too many or too few, or stands for more than
// 100,000 texts.
void check_terms(const std::vector<RawText>& terms, const Grammar& grammar, Diagnostics& faults);

}  // namespace zhenggai
