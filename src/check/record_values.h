// The texts of a record that stand in its source.
//
//     for_each_value(record, [](std::string_view value) { … });
#pragma once

#include <optional>
#include <string_view>

#include "record/record.h"

namespace zhenggai {

namespace record_values {

template <class Visit>
void visit_labels(const Labels& labels, Visit& visit) {
    for (const auto* units : {&labels.lead_units, &labels.responsible_units, &labels.cooperating_units,
                              &labels.supervising_units, &labels.accepting_units})
        if (*units) visit((*units)->text);
    if (labels.leaders) visit(*labels.leaders);
    if (labels.deadline) visit(labels.deadline->text);
    if (labels.goal) visit(*labels.goal);
    if (labels.progress_text) visit(*labels.progress_text);
}

template <class Visit>
void visit_measure(const Measure& measure, Visit& visit) {
    visit(measure.text);
    visit_labels(measure.labels, visit);
}

template <class Visit>
void visit_front(const DocumentInfo& info, Visit& visit) {
    if (info.title) visit(*info.title);
    if (info.number) visit(*info.number);
    for (const std::string_view issuer : info.issuers) visit(issuer);
    if (info.issued) visit(info.issued->text);
    if (info.addressees) visit(*info.addressees);
}

template <class Visit>
void visit_indicator(const Indicator& indicator, Visit& visit) {
    if (indicator.category) visit(*indicator.category);
    visit(indicator.name);
    if (indicator.unit) visit(*indicator.unit);
    if (indicator.attribute) visit(*indicator.attribute);
    for (const IndicatorValue& value : indicator.values) {
        if (value.scope) visit(*value.scope);
        visit(value.text);
    }
    for (const std::string_view note : indicator.notes) visit(note);
}

}  // namespace record_values

// Calls `visit` with every such text, some of them twice (the category of several rows); the front matter,
// some of which may stand at the end of the document, comes last. Left out are those that are part of another
// one (titles of measures, units, dates), the outline, and what is read from prose.
template <class Visit>
void for_each_value(const Record& record, Visit visit) {
    for (const Problem& problem : record.problems) {
        if (problem.label) visit(*problem.label);
        visit(problem.text);
        record_values::visit_labels(problem.labels, visit);
        for (const Measure& measure : problem.measures) record_values::visit_measure(measure, visit);
    }
    for (const Measure& measure : record.measures) record_values::visit_measure(measure, visit);
    for (const Indicator& indicator : record.indicators) record_values::visit_indicator(indicator, visit);
    for (const Project& project : record.projects) {
        if (project.box_title) visit(*project.box_title);
        if (project.name) visit(*project.name);
        visit(project.text);
    }
    record_values::visit_front(record.document, visit);
}

// The same for what is read from prose: dated commitments and progress.
template <class Visit>
void for_each_prose_value(const Record& record, Visit visit) {
    for (const ProgressFact& fact : record.progress) visit(fact.text);
    for (const DocumentMilestone& entry : record.milestones) {
        visit(entry.milestone.text);
        if (entry.milestone.clause) visit(*entry.milestone.clause);
    }
}

}  // namespace zhenggai
