#include "value/date_faults.h"

#include <fmt/format.h>

namespace zhenggai {

void add_date_faults(const DateExpression& date, bool year_carried, std::vector<ValueFault>& faults) {
    if (date.impossible)
        faults.push_back({Severity::warning, "impossible-date",
                          fmt::format("{} is no day of the calendar", date.text),
                          "check the source; no date was made of it", date.text});
    if (!date.by) return;
    if (date.from && *date.by < *date.from)
        faults.push_back({Severity::warning, "impossible-date",
                          fmt::format("{} ends before it begins", date.text),
                          "check both dates with the source", date.text});
    if (!date.year && !year_carried)
        faults.push_back({Severity::note, "year-from-issue",
                          fmt::format("{} names no year; {} is the first such day from the issue on",
                                      date.text, iso_date(*date.by)),
                          "check that the year is meant", date.text});
    if (date.ambiguous)
        faults.push_back(
            {Severity::note, "ambiguous-deadline",
             fmt::format("{} may mean before or by the end of the period; it is read as before: {}",
                         date.text, iso_date(*date.by)),
             "ask who issued it if the difference matters", date.text});
}

}  // namespace zhenggai
