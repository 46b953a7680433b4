// Counts over many inputs: what was read and what was found.
//
//     Tally tally;
//     tally.add(record.document);
//     for (const Diagnostic& diagnostic : record.diagnostics) tally.add(diagnostic);
//     tally.any_from(Severity::warning);
#pragma once

#include <array>
#include <cstddef>

#include "base/diagnostic.h"
#include "record/record.h"

namespace zhenggai {

struct Tally {
    std::size_t inputs_read = 0;
    std::size_t inputs_unread = 0;  // refused, missing, …
    std::size_t documents = 0;
    std::array<std::size_t, 3> grades = {};      // of documents that have one, by Grade
    std::array<std::size_t, 3> severities = {};  // of diagnostics, by Severity

    void add(const DocumentInfo& document);
    void add(const Diagnostic& diagnostic);
    void add(const Tally& other);

    std::size_t count(Grade grade) const { return grades[static_cast<std::size_t>(grade)]; }
    std::size_t count(Severity severity) const { return severities[static_cast<std::size_t>(severity)]; }

    // True where there is a diagnostic of `least` or above.
    bool any_from(Severity least) const;
};

}  // namespace zhenggai
