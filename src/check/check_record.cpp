#include "check/check_record.h"

#include <fmt/format.h>

#include <iterator>

#include "check/check_completeness.h"
#include "check/check_deadlines.h"
#include "check/check_units.h"
#include "check/check_unlabelled_values.h"

namespace zhenggai {

namespace {

constexpr std::string_view unknown_family = "unknown";

void check_total(Diagnostics& found, std::string_view what, const std::optional<std::int64_t>& declared,
                 std::size_t counted) {
    if (!declared || *declared == static_cast<std::int64_t>(counted)) return;
    found.push_back(
        {.severity = Severity::warning,
         .code = "total-mismatch",
         .message = fmt::format("the document declares {} {}, {} were found", *declared, what, counted),
         .remedy = "compare the numbers of the problems and measures with the source"});
}

void append(Diagnostics& all, Diagnostics&& more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Diagnostics check_record(const CheckInput& document) {
    const Record& record = document.record;
    Diagnostics found;
    if (record.document.family == unknown_family) {
        found.push_back({.severity = Severity::error,
                         .code = "unknown-family",
                         .message = "the document is of no family that a grammar describes",
                         .remedy = "name a grammar with --grammar, or write one for this family"});
        return found;
    }
    // A disclosure in figures counts problems and lists none.
    if (record.problems.empty() && !record.progress.empty()) return found;
    if (record.problems.empty() && document.grammar.fills(RecordList::problems))
        found.push_back(
            {.severity = Severity::warning,
             .code = "no-problems",
             .message = "no problem was found",
             .remedy = "check whether the task list is in another file, or its labels in the grammar"});
    std::size_t measures = record.measures.size();
    for (const Problem& problem : record.problems) measures += problem.measures.size();
    check_total(found, "problems", record.declared.problems, record.problems.size());
    check_total(found, "measures", record.declared.measures, measures);
    append(found, check_completeness(document));
    append(found, check_unlabelled_values(document));
    append(found, check_deadlines(document));
    append(found, check_units(document));
    return found;
}

}  // namespace zhenggai
