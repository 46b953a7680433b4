// The dated commitments inside running text.
//
//     Arena arena;
//     auto milestones = read_milestones("2022年底前，组织专家核验；2020年全市已完成普查。", words, issued,
//                                       arena);
//     milestones[0].text;           // "2022年底前"
//     *milestones[0].clause;        // "组织专家核验"
//
// Only limiting dates count: those with 底前, 前, 内 and the like, and bare ones behind 到, 在, 确保, 力争 or
// before 达到, 完成. The past (2017年以来, 截至…), beginnings (从2019年起), what comes again (每年) and the
// titles in 《》 are none. Pure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "grammar/value_words.h"
#include "value/date.h"
#include "value/deadline.h"

namespace zhenggai {

// In the order of the text. A date without a year takes that of the limiting date before it, else the
// first such day from the issue on; without either its milestone has no `by`. `clause` is the text behind
// the date up to the next limiting date, ； or 。; where the date stands inside a clause, that clause
// without the date. Linear in the text; costs one search where the text names no year or month.
std::vector<Milestone> read_milestones(std::string_view text, const ValueWords& words,
                                       const std::optional<Date>& issued, Arena& arena);

}  // namespace zhenggai
