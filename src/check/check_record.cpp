#include "check/check_record.h"

#include <algorithm>
#include <iterator>

#include "check/check_assignments.h"
#include "check/check_completeness.h"
#include "check/check_deadlines.h"
#include "check/check_empty_labels.h"
#include "check/check_ordinals.h"
#include "check/check_statuses.h"
#include "check/check_totals.h"
#include "check/check_units.h"
#include "check/check_unlabelled_values.h"

namespace zhenggai {

namespace {

constexpr std::string_view unknown_family = "unknown";

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
    const std::vector<OrdinalFault> faults = read_ordinals(document.tree);
    found = check_ordinals(document, faults);
    // A disclosure in figures counts problems and lists none; a list in columns is reported as what it is.
    const auto& strays = document.tree.strays;
    const bool in_columns = std::any_of(strays.begin(), strays.end(),
                                        [](const Stray& stray) { return stray.kind == StrayKind::table; });
    if (record.problems.empty() && record.progress.empty() && !in_columns &&
        document.grammar.fills(RecordList::problems))
        found.push_back(
            {.severity = Severity::warning,
             .code = "no-problems",
             .message = "no problem was found",
             .remedy = "check whether the task list is in another file, or its labels in the grammar"});
    append(found, check_totals(document, faults));
    append(found, check_assignments(document));
    append(found, check_completeness(document));
    append(found, check_empty_labels(document));
    append(found, check_unlabelled_values(document));
    append(found, check_deadlines(document));
    append(found, check_statuses(document));
    append(found, check_units(document));
    return found;
}

}  // namespace zhenggai
