#include "pipeline/tally.h"

#include <algorithm>

namespace zhenggai {

void Tally::add(const DocumentInfo& document) {
    ++documents;
    if (document.grade) ++grades[static_cast<std::size_t>(*document.grade)];
}

void Tally::add(const Diagnostic& diagnostic) { ++severities[static_cast<std::size_t>(diagnostic.severity)]; }

void Tally::add(const Tally& other) {
    inputs_read += other.inputs_read;
    inputs_unread += other.inputs_unread;
    documents += other.documents;
    for (std::size_t i = 0; i < grades.size(); ++i) grades[i] += other.grades[i];
    for (std::size_t i = 0; i < severities.size(); ++i) severities[i] += other.severities[i];
}

bool Tally::any_from(Severity least) const {
    return std::any_of(severities.begin() + static_cast<std::ptrdiff_t>(least), severities.end(),
                       [](std::size_t count) { return count > 0; });
}

}  // namespace zhenggai
