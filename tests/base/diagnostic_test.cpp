#include "base/diagnostic.h"

#include <doctest/doctest.h>

namespace zhenggai {
namespace {

Diagnostics of(std::initializer_list<Severity> severities) {
    Diagnostics diagnostics;
    for (const Severity severity : severities) diagnostics.push_back({.severity = severity});
    return diagnostics;
}

TEST_CASE("severities have names") {
    CHECK(severity_name(Severity::note) == "note");
    CHECK(severity_name(Severity::warning) == "warning");
    CHECK(severity_name(Severity::error) == "error");
}

TEST_CASE("severities are ordered from note to error") {
    CHECK(Severity::note < Severity::warning);
    CHECK(Severity::warning < Severity::error);
}

TEST_CASE("any_at_least finds entries of a severity or above") {
    using enum Severity;
    struct Row {
        Diagnostics diagnostics;
        Severity severity;
        bool found;
    };
    const Row rows[] = {
        {of({}), note, false},
        {of({}), error, false},
        {of({note}), note, true},
        {of({note}), warning, false},
        {of({note, warning}), warning, true},
        {of({note, warning}), error, false},
        {of({error, note}), warning, true},
        {of({error, note}), error, true},
        {of({note, note, error}), error, true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.diagnostics.size());
        CAPTURE(severity_name(row.severity));
        CHECK(any_at_least(row.diagnostics, row.severity) == row.found);
    }
}

TEST_CASE("a diagnostic is an error without a place until more is said") {
    const Diagnostic diagnostic;
    CHECK(diagnostic.severity == Severity::error);
    CHECK_FALSE(diagnostic.remedy);
    CHECK_FALSE(diagnostic.position);
    CHECK_FALSE(diagnostic.source_line);
}

}  // namespace
}  // namespace zhenggai
