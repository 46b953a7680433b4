// A sentence as far as it tells of progress: counts, states, dates, and the words between them that matter.
//
//     auto tokens = progress_tokens("截至2017年底，37个问题已完成整改22个。", 0, size, words);
//     // as_of, comma, count 37个问题, state 已完成整改, count 22个, comma
//
// Everything else is passed over. What read_progress (value/read_progress.h) reads.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "grammar/value_words.h"
#include "value/date_expression.h"
#include "value/progress_words.h"

namespace zhenggai {

enum class ProgressTokenKind {
    count,     // 38项整改任务
    state,     // 已全部完成整改
    rate,      // 完成率为59%
    as_of,     // 截至2017年底
    date,      // 2018年底前: with a year
    planned,   // 计划
    intended,  // 确保
    rest,      // 其余
    among,     // 其中
    each,      // 分别
    comma,     // the end of a clause
    stop,      // ；: the end of a clause and of what governs it
};

// A piece of the text, [begin, end) in bytes; `count`, `state`, `rate` and `date` only of tokens of that
// kind, `date` of as_of too.
struct ProgressToken {
    ProgressTokenKind kind = ProgressTokenKind::comma;
    std::size_t begin = 0;
    std::size_t end = 0;
    CountPhrase count = {};
    StatePhrase state = {};
    RatePhrase rate = {};
    DateExpression date = {};
};

// The tokens of the sentence [begin, end) of the text, in order; offsets and views are of the text. A
// quotation, and a parenthesis that neither counts with a state nor is a percentage, has none. Pure; linear.
std::vector<ProgressToken> progress_tokens(std::string_view text, std::size_t begin, std::size_t end,
                                           const ValueWords& words);

}  // namespace zhenggai
