// The words of a deadline (整改时限) into milestones, flags and status.
//
//     Arena arena;
//     DeadlineReading reading = read_deadline("2021年12月底前，并长期坚持（已完成整改）", words, issued,
//     arena); reading.value.by;                  // 2021-12-31 reading.value.ongoing;             // true
//     reading.value.status->state;       // StatusState::completed
//
// Pure: the same words, word lists and day of issue always give the same reading.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "grammar/value_words.h"
#include "value/date.h"
#include "value/deadline.h"
#include "value/value_fault.h"

namespace zhenggai {

struct DeadlineReading {
    Deadline value = {};  // its views point into the text, or into the arena, where its milestones are
    std::vector<ValueFault> faults = {};
};

// Faults: `empty-deadline`, `deadline-unread` (words that say nothing known), `ambiguous-deadline`,
// `impossible-date`, `undated-deadline` (汛期前), `year-from-issue`, `year-missing`,
// `deadline-before-issue` (a date before the issue, with no status said), `status-unread` (截至… without a
// known status), `unbalanced-parentheses`. Linear in the text.
DeadlineReading read_deadline(std::string_view text, const ValueWords& words,
                              const std::optional<Date>& issued, Arena& arena);

// The status that a text states: 正在推进, 整改工作已基本完成; none where it states none.
std::optional<Status> read_status(std::string_view text, const ValueWords& words);

// False where no part of the text states one: one look at it.
bool may_state_status(std::string_view text, const ValueWords& words);

}  // namespace zhenggai
