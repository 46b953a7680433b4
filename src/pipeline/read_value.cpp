#include "pipeline/read_value.h"

#include <fmt/format.h>

#include "value/read_deadline.h"
#include "value/read_units.h"

namespace zhenggai {

namespace {

Diagnostics diagnostics_of(const std::vector<ValueFault>& faults) {
    Diagnostics diagnostics;
    for (const ValueFault& fault : faults)
        diagnostics.push_back({.severity = fault.severity,
                               .code = fault.code,
                               .message = fault.message,
                               .remedy = fault.remedy});
    return diagnostics;
}

bool says_something(const Deadline& deadline) {
    return !deadline.milestones.empty() || deadline.immediate || deadline.ongoing || deadline.status;
}

}  // namespace

Reading read_value(ValueKind kind, std::string_view text, const ValueWords& words,
                   const std::optional<Date>& issued, Arena& arena) {
    Reading reading{.text = text};
    if (kind == ValueKind::deadline) {
        DeadlineReading found = read_deadline(text, words, issued, arena);
        reading.diagnostics = diagnostics_of(found.faults);
        if (says_something(found.value)) reading.deadline = std::move(found.value);
    } else if (kind == ValueKind::units) {
        UnitListReading found = read_units(text, words, arena);
        reading.diagnostics = diagnostics_of(found.faults);
        if (!found.value.units.empty()) reading.units = std::move(found.value);
    } else {
        reading.quantity = read_quantity(text, words);
        if (!reading.quantity)
            reading.diagnostics.push_back(
                {.severity = Severity::warning,
                 .code = "number-unread",
                 .message = "the text does not begin with a number of at most 18 digits",
                 .remedy = "give the number and its unit alone"});
    }
    return reading;
}

}  // namespace zhenggai
