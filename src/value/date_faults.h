// What a reader of a date has to be told: that its year or its last day was completed by a rule.
//
//     std::vector<ValueFault> faults;
//     add_date_faults(*parse_date_expression("2024年前", words, {}), false, faults);
//     faults[0].code;    // "ambiguous-deadline"
#pragma once

#include <vector>

#include "value/date_expression.h"
#include "value/value_fault.h"

namespace zhenggai {

// Appends `impossible-date` for a day that does not exist and for a range that ends before it begins,
// `year-from-issue` for a day whose year is neither its own nor, with `year_carried`, that of the
// date before it, and `ambiguous-deadline` for 前 behind a bare period; nothing for a date without `by`.
void add_date_faults(const DateExpression& date, bool year_carried, std::vector<ValueFault>& faults);

}  // namespace zhenggai
