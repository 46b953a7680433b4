// The counts of what is done inside running text.
//
//     auto facts = read_progress("截至2017年底，37个问题已完成整改22个，完成率为59%。", words);
//     *facts[0].total;      // 37
//     *facts[0].done;       // 22
//     *facts[0].subject;    // "问题"
//     facts[0].text;        // "截至2017年底，37个问题已完成整改22个，完成率为59%"
//
// A fact is a number of things together with a state that it is in (已完成整改22个, 全部办结) or a year that
// it is planned for. Numbers without either (检查企业40家) are none, nor what is only intended
// (确保完成12个). The total alone is a fact where what is planned of it follows:
// 61个问题，计划2017年完成的30个…. Pure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "grammar/value_words.h"
#include "value/progress_fact.h"

namespace zhenggai {

// In the order of the text; every view is a view of `text`, `line` stays 1. One fact for each thing that is
// counted in a sentence, over its clauses, and one for each year that some of them are planned for; a
// sentence that names nothing counted goes on with the total that the sentence before it ended with.
// What a limit governs (到2025年，58项全部完成) is a commitment and none, unless the limit is before
// `told_until` (how far the document says that its news reach, or its issue) or 已 says that it is done.
// Linear in the text.
std::vector<ProgressFact> read_progress(std::string_view text, const ValueWords& words,
                                        const std::optional<Date>& told_until = {});

// The latest day of which the text says how things stand (截至2017年12月31日); none where it names none.
std::optional<Date> latest_as_of(std::string_view text, const ValueWords& words);

}  // namespace zhenggai
