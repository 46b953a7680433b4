#include "check/check_totals.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "check/written_marker.h"

namespace zhenggai {

namespace {

using Heading = std::optional<std::string_view> ProblemNode::*;

struct Headings {
    std::size_t count = 0;  // different ones
    bool over_all = true;   // every problem stands under one
};

Headings headings_over(const std::vector<ProblemNode>& problems, Heading heading) {
    Headings found;
    std::set<const char*> seen;  // the same heading is the same view; only counted
    for (const ProblemNode& problem : problems) {
        if (problem.*heading) {
            seen.insert((problem.*heading)->data());
        } else {
            found.over_all = false;
        }
    }
    found.count = seen.size();
    return found;
}

std::size_t count_measures(const DocumentTree& tree) {
    std::size_t count = tree.measures.size();
    for (const ProblemNode& problem : tree.problems) count += problem.measures.size();
    return count;
}

// The number of aspects found, where it is known: `declared` if any way of counting gives it.
std::optional<std::size_t> count_aspects(const std::vector<ProblemNode>& problems, std::int64_t declared) {
    constexpr std::array<Heading, 3> kinds{&ProblemNode::section, &ProblemNode::subsection,
                                           &ProblemNode::part};
    std::optional<std::size_t> known;
    for (const Heading kind : kinds) {
        const Headings headings = headings_over(problems, kind);
        if (problems.empty() || !headings.over_all) continue;
        if (!known || static_cast<std::int64_t>(headings.count) == declared) known = headings.count;
    }
    return known;
}

std::optional<std::size_t> count_parts(const std::vector<ProblemNode>& problems) {
    const std::size_t count = headings_over(problems, &ProblemNode::part).count;
    return count == 0 ? std::nullopt : std::optional(count);
}

std::string_view name_of(TotalKey key) {
    switch (key) {
        case TotalKey::parts: return "parts";
        case TotalKey::aspects: return "aspects";
        case TotalKey::problems: return "problems";
        case TotalKey::measures: break;
    }
    return "measures";
}

class Totals {
  public:
    Totals(const CheckInput& document, const std::vector<OrdinalFault>& faults)
        : document_(document), ordinals_(document.tree.ordinals), faults_(faults) {}

    Diagnostics check() const {
        Diagnostics found;
        for (const DeclaredTotal& total : document_.tree.declared) {
            const std::optional<std::size_t> counted = count(total);
            if (!counted || static_cast<std::int64_t>(*counted) == total.number) continue;
            found.push_back(mismatch(total, *counted));
        }
        return found;
    }

  private:
    std::optional<std::size_t> count(const DeclaredTotal& total) const {
        const std::vector<ProblemNode>& problems = document_.tree.problems;
        switch (total.key) {
            case TotalKey::parts: return count_parts(problems);
            case TotalKey::aspects: return count_aspects(problems, total.number);
            case TotalKey::problems: return problems.size();
            case TotalKey::measures: break;
        }
        return count_measures(document_.tree);
    }

    // True where the ordinal is one of those that the total counts.
    bool is_counted(const OrdinalNode& ordinal, TotalKey key) const {
        if (ordinal.marker.empty()) return false;
        const auto& rules = document_.grammar.markers;
        const auto heads = [&](HeadingKey wanted) {
            return ordinal.kind == OrdinalKind::heading && ordinal.style < rules.size() &&
                   rules[ordinal.style].heading == wanted;
        };
        switch (key) {
            case TotalKey::parts: return heads(HeadingKey::part);
            case TotalKey::aspects: return heads(HeadingKey::section);
            case TotalKey::problems: return ordinal.kind == OrdinalKind::problem;
            case TotalKey::measures: break;
        }
        return ordinal.kind == OrdinalKind::measure;
    }

    const OrdinalFault* first_break(TotalKey key) const {
        const auto found = std::find_if(faults_.begin(), faults_.end(), [&](const OrdinalFault& fault) {
            return fault.kind != OrdinalFaultKind::level_jump && is_counted(ordinals_[fault.at], key);
        });
        return found == faults_.end() ? nullptr : &*found;
    }

    const OrdinalNode* last_counted(TotalKey key) const {
        const auto last = std::find_if(ordinals_.rbegin(), ordinals_.rend(),
                                       [&](const OrdinalNode& ordinal) { return is_counted(ordinal, key); });
        return last == ordinals_.rend() ? nullptr : &*last;
    }

    std::optional<Position> position(std::string_view view) const {
        return document_.positions.of(view, document_.provenance);
    }

    Diagnostic mismatch(const DeclaredTotal& total, std::size_t counted) const {
        Diagnostic diagnostic{
            .severity = Severity::warning,
            .code = "total-mismatch",
            .message = fmt::format("the document declares {} {}, {} {} found", total.number,
                                   name_of(total.key), counted, counted == 1 ? "was" : "were"),
            .remedy = "compare the numbers of what is declared with the source",
            .position = position(total.sentence)};
        if (const OrdinalFault* fault = first_break(total.key)) {
            const OrdinalNode& at = ordinals_[fault->at];
            diagnostic.message += fmt::format(": the numbers break at {} (line {}), where {} is expected",
                                              at.marker, at.line, written_marker(at.marker, fault->first));
            if (const auto place = position(at.marker)) diagnostic.position = place;
        } else if (const OrdinalNode* last = last_counted(total.key)) {
            diagnostic.message += fmt::format(": their numbers show no break, the last one is {} (line {})",
                                              last->marker, last->line);
        }
        return diagnostic;
    }

    const CheckInput& document_;
    const std::vector<OrdinalNode>& ordinals_;
    const std::vector<OrdinalFault>& faults_;
};

}  // namespace

Diagnostics check_totals(const CheckInput& document, const std::vector<OrdinalFault>& faults) {
    if (document.tree.problems.empty() && !document.record.progress.empty()) return {};
    return Totals(document, faults).check();
}

}  // namespace zhenggai
