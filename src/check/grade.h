// How far a record can be used without a look at its source.
//
//     const Grading grading = grade_record(record);
//     grading.grade;      // Grade::review
//     grading.reasons;    // {"number-gap", "unclaimed-text"}
//
// The rules, the first that holds:
//
// poor: an error, or `no-problems` (a plan without its list), or more characters unclaimed than claimed as
// extracted, heading or prose together (in reports and disclosures hardly anything is extracted).
// review: a warning, or any character unclaimed.
// complete: neither; notes are allowed.
//
// Nothing is weighed or counted up: one reason is enough, and every one is named.
#pragma once

#include <string>
#include <vector>

#include "record/record.h"

namespace zhenggai {

struct Grading {
    Grade grade = Grade::complete;
    // Codes of the diagnostics that keep the record from `complete`, each once: those of `poor` first, then
    // as the record's diagnostics stand. Characters that are unclaimed have the code `unclaimed-text`.
    std::vector<std::string> reasons = {};
};

// Looks at diagnostics and coverage alone; without coverage no character counts as unclaimed.
Grading grade_record(const Record& record);

}  // namespace zhenggai
