// The totals that a document declares before its first problem: 共两部分，24个问题，105条措施.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "document/document_tree.h"
#include "match/matcher.h"

namespace zhenggai {

// Of all sentences of the paragraphs the one that declares the most kinds of total (the later of
// equals), completed by the other sentences of its paragraph.
std::vector<DeclaredTotal> find_declared_totals(std::span<const std::string_view> paragraphs,
                                                const Matcher& matcher);

}  // namespace zhenggai
