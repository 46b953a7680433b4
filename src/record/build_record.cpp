#include "record/build_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <span>
#include <string>

#include "base/provenance.h"
#include "document/run_in_title.h"
#include "record/stray_diagnostic.h"
#include "text/character.h"
#include "text/fold.h"
#include "value/progress_status.h"
#include "value/read_assignment.h"
#include "value/read_deadline.h"
#include "value/read_milestones.h"
#include "value/read_progress.h"
#include "value/read_units.h"

namespace zhenggai {

namespace {

// 市水利局。 -> 市水利局: values of units and deadlines end before their final stop.
std::string_view without_final_stop(std::string_view text) {
    constexpr std::array<std::string_view, 6> stops{"。", ".", "；", ";", "，", ","};
    for (const std::string_view stop : stops)
        if (text.ends_with(stop)) return trim_end(text.substr(0, text.size() - stop.size()));
    return text;
}

// Where a value stands: the words that a diagnostic of it points to where it knows no better.
struct Spot {
    std::string_view words = {};
    std::uint32_t line = 1;  // where they do not stand in the source
};

class RecordBuilder {
  public:
    RecordBuilder(const DocumentTree& tree, const Text& text, const Grammar& grammar, Arena& arena,
                  ValueMemory::Known& memory)
        : tree_(tree),
          text_(text),
          positions_(text),
          grammar_(grammar),
          arena_(arena),
          plain_(text.foldable),
          unit_lists_(grammar.values, arena, memory.units),
          known_deadlines_(memory.deadlines) {}

    Record build() {
        document();
        declared();
        for (const OutlineNode& node : tree_.outline) record_.outline.push_back(outline_entry(node));
        record_.problems.reserve(tree_.problems.size());
        for (const ProblemNode& node : tree_.problems) record_.problems.push_back(problem(node));
        record_.measures.reserve(tree_.measures.size());
        for (const TaskNode& node : tree_.measures) record_.measures.push_back(task(node));
        for (const IndicatorNode& node : tree_.indicators) record_.indicators.push_back(indicator(node));
        for (const ProjectNode& node : tree_.projects) record_.projects.push_back(project(node));
        if (grammar_.fills(RecordList::progress))
            for (const ProseNode& node : tree_.prose)
                told_until_ = std::max(told_until_, latest_as_of(plain_.fold(node.text), grammar_.values));
        for (const ProseNode& node : tree_.prose) prose(node);
        for (const Stray& stray : tree_.strays)
            report(stray_diagnostic(stray, grammar_, plain_), {stray.text, stray.line});
        return std::move(record_);
    }

  private:
    std::string_view paragraphs(const Pieces& pieces) { return arena_.join(pieces, "\n"); }
    std::string_view wrapped_line(const Pieces& pieces) { return arena_.join(pieces); }

    void document() {
        DocumentInfo& info = record_.document;
        const FrontMatter& front = tree_.front;
        info.encoding = text_.encoding;
        info.grammar = grammar_.name;
        info.grammar_version = grammar_.version;
        info.family = grammar_.family;
        if (!front.title.empty()) info.title = wrapped_line(front.title);
        info.number = front.number;
        info.issuers = front.issuers;
        info.addressees = front.addressees;
        if (!front.issued) return;
        info.issued = Issued{*front.issued, parse_full_date(plain_.fold(*front.issued))};
        issued_ = info.issued->date;
        if (!info.issued->date)
            report(Severity::warning, "issue-date-unread", {*front.issued},
                   fmt::format("the date of issue {} is no day of the calendar", *front.issued),
                   "check the date in the source");
    }

    void declared() {
        for (const DeclaredTotal& total : tree_.declared) {
            switch (total.key) {
                case TotalKey::parts: record_.declared.parts = total.number; break;
                case TotalKey::aspects: record_.declared.aspects = total.number; break;
                case TotalKey::problems: record_.declared.problems = total.number; break;
                case TotalKey::measures: record_.declared.measures = total.number; break;
            }
        }
    }

    OutlineEntry outline_entry(const OutlineNode& node) {
        OutlineEntry entry{
            .level = node.level, .number = node.number, .title = wrapped_line(node.title), .line = node.line};
        if (!node.marker.empty()) entry.marker = node.marker;
        return entry;
    }

    Problem problem(const ProblemNode& node) {
        Problem problem{.ordinal = node.ordinal,
                        .number = node.number,
                        .label = node.label,
                        .part = node.part,
                        .section = node.section,
                        .subsection = node.subsection,
                        .line = node.line};
        problem.text = statement(node);
        read_labels(node.fields, problem.labels);
        const bool progress_told = problem.labels.progress_text.has_value();
        problem.measures.resize(node.measures.size());
        for (std::size_t i = 0; i < node.measures.size(); ++i)
            read_measure(node.measures[i], progress_told, problem.measures[i]);
        return problem;
    }

    // The problem's own words, and what labels like 具体问题 add to them.
    std::string_view statement(const ProblemNode& node) {
        const auto adds = [](const FieldNode& field) { return field.key == FieldKey::text; };
        if (std::none_of(node.fields.begin(), node.fields.end(), adds)) return paragraphs(node.text);
        Pieces statement = node.text;
        for (const FieldNode& field : node.fields)
            if (adds(field)) statement.append(field.value);
        return paragraphs(statement);
    }

    void read_measure(const MeasureNode& node, bool progress_told, Measure& measure) {
        measure.number = node.number;
        measure.line = node.line;
        if (!node.text.empty()) {
            measure.text = paragraphs(node.text);
            measure.title = run_in_title(node.text.front(), node.text.size() > 1, grammar_.heading_limit);
        }
        read_labels(node.fields, measure.labels, progress_told);
        measure.milestones = milestones(measure.text, {measure.text, node.line});
        const auto& responsible = measure.labels.responsible_units;
        if (tree_.first_unit_leads && responsible && !responsible->units.empty())
            measure.lead_unit = responsible->units.front().name;
    }

    // A measure under headings.
    Measure task(const TaskNode& node) {
        Measure measure{.path = node.path, .number = node.number, .line = node.line};
        if (!node.text.empty()) {
            Pieces lines;
            for (const Pieces& pieces : node.text) lines.push_back(wrapped_line(pieces));
            measure.text = paragraphs(lines);
            if (!node.heading.empty()) {
                measure.title = node.heading;
            } else if (node.begins_sentence) {
                measure.title = run_in_title(lines.front(), lines.size() > 1, grammar_.heading_limit);
            }
        }
        read_labels(node.fields, measure.labels);
        if (measure.labels.lead_units && !measure.labels.lead_units->units.empty())
            measure.lead_unit = measure.labels.lead_units->units.front().name;
        assign(measure, node.assignments);
        const auto& responsible = measure.labels.responsible_units;
        const bool first_leads = node.first_unit_leads || tree_.first_unit_leads;
        if (!measure.lead_unit && first_leads && responsible && !responsible->units.empty())
            measure.lead_unit = responsible->units.front().name;
        measure.milestones = milestones(measure.text, {measure.text, node.line});
        return measure;
    }

    // What the parentheses behind a task say, besides its labels.
    void assign(Measure& measure, const std::vector<AssignmentNode>& nodes) {
        if (nodes.empty()) return;
        std::vector<Unit> units;
        std::vector<std::string_view> texts;
        std::vector<std::string_view> times;
        if (measure.labels.responsible_units) {
            const UnitList& list = *measure.labels.responsible_units;
            units.assign(list.units.begin(), list.units.end());
            texts.push_back(list.text);
        }
        for (const AssignmentNode& node : nodes) {
            texts.push_back(node.words);
            std::vector<std::string_view> clauses;
            for (const std::string_view clause : node.clauses) clauses.push_back(plain_.fold(clause));
            const auto assignment = read_assignment(clauses, grammar_.values, node.bare);
            if (!assignment) continue;
            std::vector<std::string_view> groups;
            for (const AssignedClause& clause : assignment->clauses) {
                groups.push_back(arena_.join(clause.units, "、"));
                if (clause.leads && !measure.lead_unit) measure.lead_unit = first_unit(groups.back());
            }
            if (!groups.empty()) add_units(units, arena_.join(groups, "，"), {node.words, node.line});
            std::string_view before;  // of this parenthesis
            for (std::string_view time : assignment->deadline) {
                restore(time);
                if (!before.empty() && parted_by_stop(before, time)) {
                    const char* end = time.data() + time.size();
                    times.back() = {times.back().data(), static_cast<std::size_t>(end - times.back().data())};
                } else {
                    times.push_back(time);
                }
                before = time;
            }
        }
        measure.labels.responsible_units =
            UnitList{.text = arena_.join(texts, "；"), .units = arena_.keep_all<Unit>(units)};
        if (!measure.labels.deadline && !times.empty())
            measure.labels.deadline = deadline(arena_.join(times, "；"), {times.front(), nodes.front().line});
    }

    // Nothing but a ， stands between two clauses of one parenthesis: they are one text.
    static bool parted_by_stop(std::string_view before, std::string_view clause) {
        constexpr std::string_view stop = "，";
        const char* end = before.data() + before.size();
        return clause.data() == end + 1 || clause.data() == end + stop.size();
    }

    // The units of a list in folded words; 各有关部门 names none.
    UnitListReading named_units(std::string_view folded) {
        UnitListReading reading = unit_lists_.read(folded);
        std::vector<Unit> named;
        std::copy_if(reading.value.units.begin(), reading.value.units.end(), std::back_inserter(named),
                     [this](const Unit& unit) {
                         const std::string_view name = unit.name;
                         return grammar_.values.longest_at(WordList::unnamed, name).size() < name.size();
                     });
        reading.value.units = arena_.keep_all<Unit>(named);
        std::erase_if(reading.faults, [](const ValueFault& fault) { return fault.code == "empty-units"; });
        restore(reading.value.units);
        return reading;
    }

    void add_units(std::vector<Unit>& units, std::string_view folded, Spot spot) {
        UnitListReading reading = named_units(folded);
        report_units(std::move(reading.faults), spot);
        units.insert(units.end(), reading.value.units.begin(), reading.value.units.end());
    }

    std::optional<std::string_view> first_unit(std::string_view folded) {
        const UnitListReading reading = named_units(folded);
        return reading.value.units.empty() ? std::nullopt : std::optional(reading.value.units.front().name);
    }

    std::optional<std::string_view> joined(const Pieces& pieces) {
        return pieces.empty() ? std::nullopt : std::optional(wrapped_line(pieces));
    }

    Indicator indicator(const IndicatorNode& node) {
        Indicator indicator{.number = node.number,
                            .category = joined(node.category),
                            .name = wrapped_line(node.name),
                            .unit = joined(node.unit),
                            .attribute = joined(node.attribute),
                            .line = node.line};
        for (const auto& value : node.values)
            indicator.values.push_back({value.year, joined(value.scope), wrapped_line(value.text)});
        for (const Pieces& note : node.notes) indicator.notes.push_back(wrapped_line(note));
        return indicator;
    }

    Project project(const ProjectNode& node) {
        Project project{.box = node.box,
                        .box_title = joined(node.box_title),
                        .text = paragraphs(node.text),
                        .line = node.line};
        if (!node.name.empty()) project.name = node.name;
        return project;
    }

    // What stands outside every record tells of dated commitments, and in disclosures and reports of
    // progress. What a problem says of its own progress stays with the problem.
    void prose(const ProseNode& node) {
        if (grammar_.fills(RecordList::progress)) progress(node);
        for (const Milestone& milestone : milestones(node.text, {node.text, node.line}))
            record_.milestones.push_back({milestone, node.line});
    }

    void progress(const ProseNode& node) {
        for (ProgressFact& fact :
             read_progress(plain_.fold(node.text), grammar_.values, std::max(issued_, told_until_))) {
            restore(fact.subject);
            restore(fact.rate);
            restore(fact.text);
            fact.line = node.line;
            record_.progress.push_back(std::move(fact));
        }
    }

    // `progress_told`: the problem of these labels says how things stand.
    void read_labels(const std::vector<FieldNode>& fields, Labels& labels, bool progress_told = false) {
        std::uint32_t keys = 0;  // a bit each
        static_assert(field_key_count <= 32);
        for (const FieldNode& field : fields) {
            keys |= 1U << static_cast<unsigned>(field.key);
            const bool told = field.key == FieldKey::progress_text && !field.value.empty();
            progress_told = progress_told || told;
        }
        progress_told_ = progress_told;
        for (; keys != 0; keys &= keys - 1) {
            const auto key = static_cast<FieldKey>(std::countr_zero(keys));
            of_key_.clear();
            for (const FieldNode& field : fields)
                if (field.key == key) of_key_.push_back(&field);
            if (key == FieldKey::other) report_others(of_key_);
            if (!has_value(key)) continue;
            const FieldNode& first = *of_key_.front();
            if (const auto value = value_of(of_key_))
                set(labels, key, *value, {value->empty() ? first.label : *value, first.line});
        }
    }

    // Keys whose values are values of the record; 具体问题 has become part of the statement.
    static bool has_value(FieldKey key) {
        return key != FieldKey::text && key != FieldKey::measures && key != FieldKey::other;
    }

    void report_others(std::span<const FieldNode* const> fields) {
        for (const FieldNode* field : fields)
            report(Severity::note, "label-not-in-record", {field->label, field->line},
                   fmt::format("the label {} is known, but the record has no key for it", field->label),
                   "look it up in the source if it matters");
    }

    // The value of a label and of its repetitions in one item; none where all are empty.
    std::optional<std::string_view> value_of(std::span<const FieldNode* const> fields) {
        const FieldKey key = fields.front()->key;
        const bool stops_kept = key == FieldKey::goal || key == FieldKey::progress_text;
        // Most labels stand once and have their value on one line: nothing is put together.
        if (const Pieces& pieces = fields.front()->value; fields.size() == 1 && pieces.size() == 1) {
            const std::string_view plain = without_final_stop(pieces.front());
            if (!stops_kept) return plain;
            if (!plain.empty()) return pieces.front();
        }
        std::vector<std::string_view> values;
        for (const FieldNode* field : fields) {
            if (field != fields.front())
                report(Severity::warning, "repeated-label", {field->label, field->line},
                       field->label == fields.front()->label
                           ? fmt::format("the label {} stands more than once in one item", field->label)
                           : fmt::format("the labels {} and {} of one item fill the same key",
                                         fields.front()->label, field->label),
                       "the values were joined with ；; check whether one belongs elsewhere");
            const bool only_a_stop =
                stops_kept && field->value.size() == 1 && without_final_stop(field->value.front()).empty();
            if (field->value.empty() || only_a_stop) {
                report(Severity::warning, "label-without-value", {field->label, field->line},
                       fmt::format("the label {} has no value", field->label), "check the source");
                continue;
            }
            if (stops_kept) {
                values.push_back(paragraphs(field->value));
                continue;
            }
            Pieces pieces = field->value;
            pieces.back() = without_final_stop(pieces.back());
            values.push_back(paragraphs(pieces));
        }
        if (values.empty()) return std::nullopt;
        std::erase(values, std::string_view{});  // a value of nothing but its stop
        return arena_.join(values, "；");
    }

    UnitList units(std::string_view value, Spot spot) {
        UnitListReading reading = unit_lists_.read(plain_.fold(value));
        if (!reading.faults.empty()) report_units(std::move(reading.faults), spot);
        restore(reading.value.units);
        reading.value.text = value;
        return std::move(reading.value);
    }

    // Where the country's own organs issue a document, 卫生健康委 needs no place.
    void report_units(std::vector<ValueFault> faults, Spot spot) {
        const auto& issuers = tree_.front.issuers;
        if (std::any_of(issuers.begin(), issuers.end(), [this](std::string_view issuer) {
                return !grammar_.values.longest_at(WordList::national_start, issuer).empty();
            }))
            std::erase_if(faults, [](const ValueFault& fault) { return fault.code == "unit-incomplete"; });
        report(faults, spot);
    }

    Deadline deadline(std::string_view value, Spot spot) {
        std::optional<Deadline> known = known_deadlines_.recall(value, issued_, arena_);
        Deadline deadline = known ? std::move(*known) : new_deadline(value, spot);
        restore(deadline.milestones);
        if (deadline.status) restore(*deadline.status);
        deadline.text = value;
        return deadline;
    }

    // In the words of the folded value.
    Deadline new_deadline(std::string_view value, Spot spot) {
        const std::string_view folded = plain_.fold(value);
        DeadlineReading reading = read_deadline(folded, grammar_.values, issued_, arena_);
        if (reading.faults.empty() && folded.data() == value.data())
            known_deadlines_.keep(value, reading.value);
        if (progress_told_)
            std::erase_if(reading.faults,
                          [](const ValueFault& fault) { return fault.code == "deadline-before-issue"; });
        report(reading.faults, spot);
        return std::move(reading.value);
    }

    std::span<const Milestone> milestones(std::string_view text, Spot spot) {
        MilestoneReading found =
            read_milestones(plain_.fold(text), grammar_.values, issued_, arena_, told_until_);
        if (!found.faults.empty()) report(found.faults, spot);
        restore(found.milestones);
        return found.milestones;
    }

    // Values are read from folded text (text/fold.h); the words that they keep are the source's own.
    void restore(std::string_view& text) {
        if (plain_.empty() || text.empty()) return;
        std::vector<std::string_view> parts = arena_.parts_of(text);
        for (std::string_view& part : parts) part = plain_.unfold(part);
        text = arena_.join(parts);
    }
    void restore(std::optional<std::string_view>& text) {
        if (text) restore(*text);
    }
    // The lists are of the arena, and nobody else has them yet.
    template <class Value>
    void restore(std::span<const Value>& values) {
        if (plain_.empty()) return;
        const std::span<Value> restored = arena_.keep_all(values);
        for (Value& value : restored) restore(value);
        values = restored;
    }
    void restore(Unit& unit) {
        restore(unit.name);
        restore(unit.written);
    }
    void restore(Milestone& milestone) {
        restore(milestone.text);
        restore(milestone.scope);
        restore(milestone.clause);
        if (milestone.relative) restore(milestone.relative->anchor);
    }
    void restore(Status& status) {
        restore(status.text);
        restore(status.scope);
        restore(status.note);
    }

    void report(const std::vector<ValueFault>& faults, Spot spot) {
        for (const ValueFault& fault : faults) {
            std::string_view words = fault.words;
            restore(words);
            const bool found = !words.empty() && place_of(words);
            report(fault.severity, fault.code, found ? Spot{words, spot.line} : spot, fault.message,
                   fault.remedy);
        }
    }

    std::optional<Status> progress_status(std::string_view value) {
        std::optional<Status> status = read_progress_status(plain_.fold(value), grammar_.values);
        if (status) restore(*status);
        return status;
    }

    void set(Labels& labels, FieldKey key, std::string_view value, Spot spot) {
        switch (key) {
            case FieldKey::lead_units: labels.lead_units = units(value, spot); break;
            case FieldKey::responsible_units: labels.responsible_units = units(value, spot); break;
            case FieldKey::cooperating_units: labels.cooperating_units = units(value, spot); break;
            case FieldKey::supervising_units: labels.supervising_units = units(value, spot); break;
            case FieldKey::accepting_units: labels.accepting_units = units(value, spot); break;
            case FieldKey::leaders: labels.leaders = value; break;
            case FieldKey::deadline: labels.deadline = deadline(value, spot); break;
            case FieldKey::goal:
                labels.goal = value;
                labels.goal_milestones = milestones(value, spot);
                break;
            case FieldKey::progress_text:
                labels.progress_text = value;
                labels.status = progress_status(value);
                break;
            case FieldKey::text:
            case FieldKey::measures:
            case FieldKey::other: break;
        }
    }

    // With the words of `spot` for its place.
    void report(Diagnostic diagnostic, Spot spot) {
        diagnostic.position = place_of(spot.words).value_or(Position{.line = spot.line});
        record_.diagnostics.push_back(std::move(diagnostic));
    }

    std::optional<Position> place_of(std::string_view view) {
        return positions_.of(view, Provenance(arena_, text_.bytes));
    }

    void report(Severity severity, std::string code, Spot spot, std::string message, std::string remedy) {
        report({.severity = severity,
                .code = std::move(code),
                .message = std::move(message),
                .remedy = std::move(remedy)},
               spot);
    }

    const DocumentTree& tree_;
    const Text& text_;
    PositionFinder positions_;
    const Grammar& grammar_;
    Arena& arena_;
    Folding plain_;  // the texts that values were read from
    UnitListReader unit_lists_;
    DeadlineMemory& known_deadlines_;
    Record record_;
    std::optional<Date> issued_ = {};
    std::vector<const FieldNode*> of_key_ = {};  // the fields of an item that fill one key
    bool progress_told_ = false;                 // of the item whose labels are read
    std::optional<Date> told_until_ = {};        // the last day that a disclosure or report tells of
};

}  // namespace

Record build_record(const DocumentTree& tree, const Text& text, const Grammar& grammar, Arena& arena,
                    ValueMemory& memory) {
    return RecordBuilder(tree, text, grammar, arena, memory.of(grammar)).build();
}

}  // namespace zhenggai
