// A term that runs from an event: 收到反馈意见后30个工作日内.
//
//     const auto term = find_relative_term("印发之日起6个月内完成", words);
//     term->text;             // "印发之日起6个月内"
//     term->term.amount;      // 6
//     term->term.anchor;      // "印发之日起"
#pragma once

#include <optional>
#include <string_view>

#include "grammar/value_words.h"
#include "value/deadline.h"

namespace zhenggai {

struct FoundTerm {
    std::string_view text = {};  // from the anchor to 内
    RelativeTerm term = {};      // its anchor is empty where the clause names no event
};

// The first term of a clause: a number, a unit of time and 内 behind them; the anchor is what stands
// before the number, where it ends in a word like 后 or 之日起. None where the clause has no term.
std::optional<FoundTerm> find_relative_term(std::string_view clause, const ValueWords& words);

}  // namespace zhenggai
