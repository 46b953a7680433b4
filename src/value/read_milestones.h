// The dated commitments inside running text.
//
//     Arena arena;
//     auto [milestones, faults] = read_milestones("2022年底前，组织专家核验；2020年全市已完成普查。", words,
//     issued,
//                                       arena);
//     milestones[0].text;           // "2022年底前"
//     *milestones[0].clause;        // "组织专家核验"
//
// Only limiting dates count: those with 底前, 前, 内 and the like, and bare ones behind 到, 在, 确保, 力争 or
// before 达到, 完成; 于 alone is not enough. None are the past (2017年以来, 截至…), beginnings (从2019年起),
// what comes again (每年), a year that names something (2022年度报告; 在2021年4月进驻期间), periods counted
// from their start (前三季度), titles in 《》 and what is quoted in “”, and dates whose clause tells what has
// been done (计划2017年完成的问题已全部完成; 于2017年11月作了通报; 到2022年底，已建成18座). Pure.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "grammar/value_words.h"
#include "value/date.h"
#include "value/deadline.h"
#include "value/value_fault.h"

namespace zhenggai {

struct MilestoneReading {
    std::span<const Milestone> milestones = {};  // in the order of the text; in the arena
    std::vector<ValueFault> faults = {};  // those of value/date_faults.h; an impossible day is no milestone
};

// Bare dates before `told_until` (how far the document says that its news reach)
// or before the issue are past. A date without a year takes that of the limiting date before it in
// its sentence, else the first such day from the issue on, if no sentence before it names another year;
// without either its milestone has no `by`. `clause` is the text behind
// the date up to the next limiting date, ； or 。; where the date stands inside a clause, that clause
// without the date. Linear in the text; costs one search where the text names no year or month.
MilestoneReading read_milestones(std::string_view text, const ValueWords& words,
                                 const std::optional<Date>& issued, Arena& arena,
                                 const std::optional<Date>& told_until = {});

}  // namespace zhenggai
