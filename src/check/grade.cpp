#include "check/grade.h"

#include <algorithm>
#include <string_view>

namespace zhenggai {

namespace {

constexpr std::string_view no_list_code = "no-problems";
constexpr std::string_view unclaimed_code = "unclaimed-text";

Grade grade_of(const Diagnostic& diagnostic) {
    if (diagnostic.severity == Severity::error || diagnostic.code == no_list_code) return Grade::poor;
    return diagnostic.severity == Severity::warning ? Grade::review : Grade::complete;
}

Grade grade_of(const Coverage& coverage) {
    if (coverage.unclaimed > coverage.extracted + coverage.heading + coverage.prose) return Grade::poor;
    return coverage.unclaimed > 0 ? Grade::review : Grade::complete;
}

void add(Grading& grading, Grade grade, std::string_view code) {
    grading.grade = std::max(grading.grade, grade);
    auto& reasons = grading.reasons;
    if (std::find(reasons.begin(), reasons.end(), code) == reasons.end()) reasons.emplace_back(code);
}

}  // namespace

Grading grade_record(const Record& record) {
    const Grade unclaimed = record.document.coverage ? grade_of(*record.document.coverage) : Grade::complete;
    Grading grading;
    for (const Grade grade : {Grade::poor, Grade::review}) {
        for (const Diagnostic& diagnostic : record.diagnostics)
            if (grade_of(diagnostic) == grade) add(grading, grade, diagnostic.code);
        if (unclaimed == grade) add(grading, grade, unclaimed_code);
    }
    return grading;
}

}  // namespace zhenggai
