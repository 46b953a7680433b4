// The words with which records spell enumerated values; record.schema.json lists the same.
#pragma once

#include <string_view>

#include "record/record.h"

namespace zhenggai {

constexpr std::string_view word_of(Precision precision) {
    switch (precision) {
        case Precision::day: return "day";
        case Precision::ten_days: return "ten-days";
        case Precision::month: return "month";
        case Precision::quarter: return "quarter";
        case Precision::half_year: return "half-year";
        case Precision::year: return "year";
        case Precision::plan_period: break;
    }
    return "plan-period";
}

constexpr std::string_view word_of(Grade grade) {
    switch (grade) {
        case Grade::complete: return "complete";
        case Grade::review: return "review";
        case Grade::poor: break;
    }
    return "poor";
}

constexpr std::string_view word_of(StatusState state) {
    switch (state) {
        case StatusState::completed: return "completed";
        case StatusState::basically_completed: return "basically_completed";
        case StatusState::on_schedule: return "on_schedule";
        case StatusState::in_progress: return "in_progress";
        case StatusState::not_completed: break;
    }
    return "not_completed";
}

constexpr std::string_view word_of(TermUnit unit) {
    switch (unit) {
        case TermUnit::workday: return "workday";
        case TermUnit::day: return "day";
        case TermUnit::month: return "month";
        case TermUnit::year: break;
    }
    return "year";
}

}  // namespace zhenggai
