#include "grammar/value_words.h"

#include <algorithm>

namespace zhenggai {

std::string_view word_list_name(WordList list) {
    constexpr std::array<std::string_view, word_list_count> names{"immediate",
                                                                  "ongoing",
                                                                  "period_end",
                                                                  "before",
                                                                  "within",
                                                                  "first_ten_days",
                                                                  "middle_ten_days",
                                                                  "last_ten_days",
                                                                  "first_half",
                                                                  "second_half",
                                                                  "quarter",
                                                                  "plan_period",
                                                                  "range",
                                                                  "undated",
                                                                  "workday",
                                                                  "calendar_day",
                                                                  "month_count",
                                                                  "year_count",
                                                                  "event_end",
                                                                  "joining",
                                                                  "as_of",
                                                                  "past",
                                                                  "start",
                                                                  "aim",
                                                                  "reached",
                                                                  "not_completed",
                                                                  "basically_completed",
                                                                  "completed",
                                                                  "on_schedule",
                                                                  "in_progress",
                                                                  "part_of",
                                                                  "status_filler",
                                                                  "bureau",
                                                                  "unit_end",
                                                                  "party_end",
                                                                  "organ",
                                                                  "place_end",
                                                                  "level",
                                                                  "own_name",
                                                                  "and_word",
                                                                  "others",
                                                                  "company_end",
                                                                  "inner_unit",
                                                                  "party_committee",
                                                                  "party_name",
                                                                  "national_start",
                                                                  "national_end",
                                                                  "unit_variants",
                                                                  "assigned",
                                                                  "leading",
                                                                  "between_units",
                                                                  "assignment_manner",
                                                                  "assignment_opening",
                                                                  "no_assignment",
                                                                  "remark",
                                                                  "label_end",
                                                                  "same_below",
                                                                  "unnamed",
                                                                  "body_end",
                                                                  "order_start",
                                                                  "next_year",
                                                                  "this_year",
                                                                  "recurring",
                                                                  "verb_aim",
                                                                  "loose_aim",
                                                                  "told",
                                                                  "told_before",
                                                                  "untold",
                                                                  "occasion",
                                                                  "so_far",
                                                                  "counted",
                                                                  "counted_any",
                                                                  "not_counted",
                                                                  "roughly",
                                                                  "among_end",
                                                                  "noun_end",
                                                                  "counted_by",
                                                                  "noun_lead",
                                                                  "kind_end",
                                                                  "in_all",
                                                                  "task_noun",
                                                                  "rest",
                                                                  "among",
                                                                  "each",
                                                                  "whole",
                                                                  "already",
                                                                  "manner",
                                                                  "basically",
                                                                  "done_word",
                                                                  "done_bare",
                                                                  "finished",
                                                                  "closed_word",
                                                                  "unkeyed_state",
                                                                  "state_tail",
                                                                  "state_joining",
                                                                  "both_joining",
                                                                  "planned",
                                                                  "intended",
                                                                  "underway",
                                                                  "rate_word",
                                                                  "rate_of_done",
                                                                  "rate_is",
                                                                  "percent",
                                                                  "fraction",
                                                                  "tenths",
                                                                  "ordinal",
                                                                  "minus",
                                                                  "point",
                                                                  "approximate",
                                                                  "unit_word",
                                                                  "multiplier"};
    static_assert(!names.back().empty(), "every list needs its name, in the order of the enumeration");
    return names[static_cast<std::size_t>(list)];
}

// Both look at one byte before they compare: the last byte of a Han character differs most.
std::string_view ValueWords::longest_at(WordList list, std::string_view text) const {
    for (const std::string& word : of(list))
        if (word.size() <= text.size() && text[word.size() - 1] == word.back() && text.starts_with(word))
            return text.substr(0, word.size());
    return {};
}

std::string_view ValueWords::longest_ending(WordList list, std::string_view text) const {
    if (text.empty()) return {};
    for (const std::string& word : of(list))
        if (word.back() == text.back() && text.ends_with(word)) return text.substr(text.size() - word.size());
    return {};
}

std::optional<std::size_t> ValueWords::first_in(WordList list, std::string_view text) const {
    std::size_t first = std::string_view::npos;
    for (const std::string& word : of(list)) first = std::min(first, text.find(word));
    return first == std::string_view::npos ? std::nullopt : std::optional(first);
}

}  // namespace zhenggai
