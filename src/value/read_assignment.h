// The words of a parenthesis behind a task: who answers for it, who leads, and by when.
//
//     const auto clauses = assignment_clauses("市水利局牵头，林业局参与，2022年底前完成");
//     const auto assignment = read_assignment(clauses, words);
//     assignment->clauses[0].units[0];     // "市水利局", for read_units
//     assignment->clauses[0].leads;        // true
//     assignment->deadline[0];             // "2022年底前完成"
//
// None where the words assign nothing: （以下简称领导小组）, （不含县级市）, （负责人签字）. Pure.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "grammar/value_words.h"

namespace zhenggai {

// A clause that names units. All views are of the words read.
struct AssignedClause {
    std::vector<std::string_view> units = {};  // lists of units; several where a word like 会同 parts them
    bool leads = false;                        // its first unit leads
};

struct Assignment {
    std::vector<AssignedClause> clauses =
        {};  // those with units, in order; may be none: 各有关部门负责 has one
    std::vector<std::string_view> deadline = {};  // clauses with a time, from the date on
};

// The words cut at ，；。 of any width outside parentheses, trimmed; no empty ones. Linear.
std::vector<std::string_view> assignment_clauses(std::string_view words);

// An assignment has a clause in which units stand before a word such as 负责, by itself or between further
// words (WordList::assigned). Clauses of units alone belong to it too: 市水利局，各县人民政府按职责分工负责;
// with `bare` they are enough, if there is nothing else: （财政部、商务部）. Clauses that say something else
// are passed over, but for the words of WordList::no_assignment. Linear in the words.
std::optional<Assignment> read_assignment(std::span<const std::string_view> clauses, const ValueWords& words,
                                          bool bare = false);

}  // namespace zhenggai
