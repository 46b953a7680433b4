// What a text says of named problems: that they are done, or not.
//
//     // 整改时限为2021年12月底前的反馈问题四、反馈问题九及其他反馈问题部分整改措施，目前已基本完成整改
//     auto claims = read_status_claims(text, {.problems = {"反馈问题"}, .deadlines = {"整改时限"}}, words);
//     claims[0].state;       // StatusState::basically_completed
//     claims[0].numbers;     // {4, 9}
//     *claims[0].due;        // 2021-12-31
//     claims[0].due_in_part; // true: of what else is due then, a part only
//
// Pure; every view is a view of the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "grammar/value_words.h"
#include "value/date.h"
#include "value/deadline.h"

namespace zhenggai {

// How the document refers to its items.
struct ItemNames {
    std::vector<std::string_view> problems = {};   // before their numbers: 反馈问题
    std::vector<std::string_view> deadlines = {};  // before a date: 整改时限
};

struct StatusClaim {
    StatusState state = StatusState::in_progress;
    std::string_view words = {};             // the clause that states it
    std::vector<std::int64_t> numbers = {};  // of the problems that are named
    std::optional<Date> due = {};            // all that is due on this day is spoken of
    std::string_view due_words = {};         // the words of the date
    bool due_in_part = false;                // or only a part of it
};

// A claim for each clause that states how things stand of problems or of a day named before it in its
// sentence. 反馈问题四部分措施 names a part, and so not the problem; an intention (确保…) states nothing.
// Linear.
std::vector<StatusClaim> read_status_claims(std::string_view text, const ItemNames& names,
                                            const ValueWords& words);

}  // namespace zhenggai
