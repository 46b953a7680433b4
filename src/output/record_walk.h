// The one walk over a record that decides keys and order for every format. Private to output/ and
// its tests.
//
//     YamlWriter writer(buffer);
//     walk_record(record, writer);
//     walk_record(record, writer, &provenance);    // every object with its `spans`
//
// A Writer gets the record as events and has these members:
//
//     begin_map() end_map() begin_list() end_list()
//     key(std::string_view)     before every value in a map; a constant of a-z and _
//     item()                    before every value in a list
//     text(std::string_view)    a value from the document or the user
//     date(const Date&)         a day
//     word(std::string_view)    a constant of the contract, such as `ten-days` or `warning`
//     number(std::int64_t)
//     truth()                   the value true; false is never written
//     spans(const std::vector<Span>&)    a list of pairs [begin, end]; never empty
//
// Lists hold texts or maps, never lists but those of spans; the outermost value is a map. The walk keeps the
// rule that a key without a value is absent: empty optionals and empty texts are left out, key and all. The
// lists that the contract says are always there are written when they are empty, too.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/provenance.h"
#include "output/audit.h"
#include "output/contract_words.h"
#include "record/reading.h"
#include "record/record.h"

namespace zhenggai {

template <class Writer>
class RecordWalk {
  public:
    // Without provenance no object has `spans`.
    RecordWalk(Writer& writer, const Provenance* provenance) : writer_(writer), provenance_(provenance) {}

    void record(const Record& record) {
        begin_map();
        word("schema", "zhenggai/1");
        writer_.key("document");
        document(record.document);
        writer_.key("declared");
        declared(record.declared);
        list("outline", record.outline, [this](const OutlineEntry& entry) { outline_entry(entry); });
        list("problems", record.problems, [this](const Problem& entry) { problem(entry); });
        list("measures", record.measures, [this](const Measure& entry) { measure(entry); });
        list("indicators", record.indicators, [this](const Indicator& entry) { indicator(entry); });
        list("projects", record.projects, [this](const Project& entry) { project(entry); });
        list("progress", record.progress, [this](const ProgressFact& entry) { progress_fact(entry); });
        list("milestones", record.milestones, [this](const DocumentMilestone& entry) {
            begin_map();
            milestone_values(entry.milestone);
            line(entry.line);
            end_map();
        });
        list("diagnostics", record.diagnostics, [this](const Diagnostic& entry) { diagnostic(entry); });
        end_map();
    }

    void reading(const Reading& reading) {
        begin_map();
        text("text", reading.text);
        if (reading.deadline) deadline_values(*reading.deadline);
        if (reading.units) units(*reading.units);
        if (reading.quantity) {
            if (reading.quantity->value) own_text("value", *reading.quantity->value);
            if (reading.quantity->numerator) own_text("numerator", *reading.quantity->numerator);
            if (reading.quantity->denominator) own_text("denominator", *reading.quantity->denominator);
            if (reading.quantity->unit) own_text("unit", *reading.quantity->unit);
        }
        list("diagnostics", reading.diagnostics, [this](const Diagnostic& entry) { diagnostic(entry); });
        end_map();
    }

    // What the checks found, as audit.h describes it.
    void audit(const Record& record, const std::vector<UnclaimedPlace>* places) {
        begin_map();
        own_text("source", record.document.source);
        number("index", record.document.index);
        own_text("family", record.document.family);
        assessment(record.document);
        list("diagnostics", record.diagnostics, [this](const Diagnostic& entry) { diagnostic(entry); });
        if (places != nullptr)
            list("unclaimed", *places, [this](const UnclaimedPlace& place) { unclaimed(place); });
        end_map();
    }

  private:
    void unclaimed(const UnclaimedPlace& place) {
        begin_map();
        position(place.position);
        writer_.key("spans");
        writer_.spans({place.span});
        own_text("text", place.text);
        end_map();
    }

    void document(const DocumentInfo& info) {
        begin_map();
        own_text("source", info.source);
        own_text("media_type", info.media_type);
        own_text("encoding", info.encoding);
        if (info.sha256) own_text("sha256", *info.sha256);
        own_text("grammar", info.grammar);
        if (!info.grammar.empty()) number("grammar_version", info.grammar_version);
        own_text("family", info.family);
        number("index", info.index);
        text("title", info.title);
        text("number", info.number);
        texts("issuers", info.issuers);
        if (info.issued) {
            writer_.key("issued");
            begin_map();
            text("text", info.issued->text);
            date("date", info.issued->date);
            end_map();
        }
        text("addressees", info.addressees);
        assessment(info);
        end_map();
    }

    void assessment(const DocumentInfo& info) {
        if (info.coverage) coverage(*info.coverage);
        if (info.grade) word("grade", word_of(*info.grade));
        if (!info.grade_reasons.empty())
            list("grade_reasons", info.grade_reasons,
                 [this](const std::string& code) { writer_.text(code); });
    }

    void coverage(const Coverage& coverage) {
        writer_.key("coverage");
        begin_map();
        count("extracted", coverage.extracted);
        count("heading", coverage.heading);
        count("prose", coverage.prose);
        count("furniture", coverage.furniture);
        count("unclaimed", coverage.unclaimed);
        end_map();
    }

    void declared(const Declared& declared) {
        begin_map();
        number("parts", declared.parts);
        number("aspects", declared.aspects);
        number("problems", declared.problems);
        number("measures", declared.measures);
        end_map();
    }

    void outline_entry(const OutlineEntry& entry) {
        begin_map();
        number("level", entry.level);
        text("marker", entry.marker);
        number("number", entry.number);
        text("title", entry.title);
        line(entry.line);
        end_map();
    }

    void problem(const Problem& problem) {
        begin_map();
        number("ordinal", problem.ordinal);
        number("number", problem.number);
        text("label", problem.label);
        text("part", problem.part);
        text("section", problem.section);
        text("subsection", problem.subsection);
        line(problem.line);
        text("text", problem.text);
        labels(problem.labels);
        list("measures", problem.measures, [this](const Measure& entry) { measure(entry); });
        end_map();
    }

    void measure(const Measure& measure) {
        begin_map();
        texts("path", measure.path);
        number("number", measure.number);
        text("title", measure.title);
        line(measure.line);
        text("text", measure.text);
        labels(measure.labels);
        if (measure.lead_unit) text("lead_unit", *measure.lead_unit);
        milestones("milestones", measure.milestones);
        end_map();
    }

    void indicator(const Indicator& indicator) {
        begin_map();
        number("number", indicator.number);
        text("category", indicator.category);
        text("name", indicator.name);
        text("unit", indicator.unit);
        text("attribute", indicator.attribute);
        list("values", indicator.values, [this](const IndicatorValue& value) {
            begin_map();
            number("year", value.year);
            text("scope", value.scope);
            text("text", value.text);
            end_map();
        });
        text_list("notes", indicator.notes);
        line(indicator.line);
        end_map();
    }

    void project(const Project& project) {
        begin_map();
        number("box", project.box);
        text("box_title", project.box_title);
        text("name", project.name);
        text("text", project.text);
        line(project.line);
        end_map();
    }

    void progress_fact(const ProgressFact& fact) {
        begin_map();
        date("as_of", fact.as_of);
        text("subject", fact.subject);
        number("total", fact.total);
        number("done", fact.done);
        number("basically_done", fact.basically_done);
        number("on_schedule", fact.on_schedule);
        number("in_progress", fact.in_progress);
        number("closed", fact.closed);
        number("planned", fact.planned);
        number("planned_year", fact.planned_year);
        text("rate", fact.rate);
        text("text", fact.text);
        line(fact.line);
        end_map();
    }

    void labels(const Labels& labels) {
        unit_list("lead_units", labels.lead_units);
        unit_list("responsible_units", labels.responsible_units);
        unit_list("cooperating_units", labels.cooperating_units);
        unit_list("supervising_units", labels.supervising_units);
        unit_list("accepting_units", labels.accepting_units);
        text("leaders", labels.leaders);
        if (labels.deadline) deadline(*labels.deadline);
        text("goal", labels.goal);
        if (labels.goal && !labels.goal->empty()) milestones("goal_milestones", labels.goal_milestones);
        text("progress_text", labels.progress_text);
        status(labels.status);
    }

    [[gnu::always_inline]] void unit_list(std::string_view key, const std::optional<UnitList>& units) {
        if (!units) return;
        writer_.key(key);
        unit_list(*units);
    }

    void unit_list(const UnitList& units) {
        begin_map();
        text("text", units.text);
        this->units(units);
        end_map();
    }

    void units(const UnitList& units) {
        list("units", units.units, [this](const Unit& unit) {
            begin_map();
            text("name", unit.name);
            if (unit.written) text("written", *unit.written);
            end_map();
        });
    }

    void deadline(const Deadline& deadline) {
        writer_.key("deadline");
        begin_map();
        text("text", deadline.text);
        deadline_values(deadline);
        end_map();
    }

    void deadline_values(const Deadline& deadline) {
        date("by", deadline.by);
        milestones("milestones", deadline.milestones);
        truth("immediate", deadline.immediate);
        truth("ongoing", deadline.ongoing);
        status(deadline.status);
    }

    [[gnu::always_inline]] void milestones(std::string_view key, std::span<const Milestone> milestones) {
        list(key, milestones, [this](const Milestone& entry) { milestone(entry); });
    }

    void milestone(const Milestone& milestone) {
        begin_map();
        milestone_values(milestone);
        end_map();
    }

    void milestone_values(const Milestone& milestone) {
        text("text", milestone.text);
        date("from", milestone.from);
        date("by", milestone.by);
        if (milestone.precision) word("precision", word_of(*milestone.precision));
        text("scope", milestone.scope);
        text("clause", milestone.clause);
        if (milestone.relative) {
            writer_.key("relative");
            begin_map();
            number("amount", milestone.relative->amount);
            word("unit", word_of(milestone.relative->unit));
            text("anchor", milestone.relative->anchor);
            end_map();
        }
    }

    void status(const std::optional<Status>& status) {
        if (!status) return;
        writer_.key("status");
        begin_map();
        word("state", word_of(status->state));
        text("text", status->text);
        text("scope", status->scope);
        date("as_of", status->as_of);
        text("note", status->note);
        end_map();
    }

    void diagnostic(const Diagnostic& diagnostic) {
        begin_map();
        word("severity", severity_name(diagnostic.severity));
        own_text("code", diagnostic.code);
        own_text("message",
                 diagnostic.remedy ? diagnostic.message + "; " + *diagnostic.remedy : diagnostic.message);
        if (diagnostic.position) position(*diagnostic.position);
        end_map();
    }

    void position(const Position& position) {
        line(position.line);
        if (position.column) count("column", *position.column);
    }

    void begin_map() {
        writer_.begin_map();
        if (provenance_ != nullptr) placed_.push_back({});
    }

    void end_map() {
        if (provenance_ != nullptr) close_placed();
        writer_.end_map();
    }

    // Writes the spans of the innermost map's texts, as its last key.
    void close_placed() {
        std::size_t first = placed_.size();
        while (!placed_[first - 1].key.empty()) --first;
        if (first < placed_.size()) write_spans(first);
        placed_.resize(first - 1);
    }

    void write_spans(std::size_t first) {
        bool open = false;
        for (std::size_t i = first; i < placed_.size();) {
            const std::string_view key = placed_[i].key;
            std::vector<Span> spans;
            for (; i < placed_.size() && placed_[i].key == key; ++i) {
                const std::vector<Span> found = provenance_->spans_of(placed_[i].text);
                spans.insert(spans.end(), found.begin(), found.end());
            }
            if (spans.empty()) continue;
            if (!open) {
                writer_.key("spans");
                writer_.begin_map();
                open = true;
            }
            writer_.key(key);
            writer_.spans(spans);
        }
        if (open) writer_.end_map();
    }

    // What follows is inlined wherever it is used: there the length of the key is known, and to copy a constant of
    // known length costs a tenth of a call.

    // A text of the document.
    [[gnu::always_inline]] void text(std::string_view key, std::string_view value) {
        own_text(key, value);
        if (provenance_ != nullptr && !value.empty()) placed_.push_back({key, value});
    }
    [[gnu::always_inline]] void text(std::string_view key, const std::optional<std::string_view>& value) {
        if (value) text(key, *value);
    }

    // A text of the user's or of the program's own, which stands nowhere in the document.
    [[gnu::always_inline]] void own_text(std::string_view key, std::string_view value) {
        if (value.empty()) return;
        writer_.key(key);
        writer_.text(value);
    }

    // Texts of the document under one key; their spans are one list.
    void texts(std::string_view key, const std::vector<std::string_view>& values) {
        if (!values.empty()) text_list(key, values);
    }

    // The same, for a list that is there even when it is empty.
    void text_list(std::string_view key, const std::vector<std::string_view>& values) {
        list(key, values, [this](std::string_view value) { writer_.text(value); });
        if (provenance_ == nullptr) return;
        for (const std::string_view value : values) placed_.push_back({key, value});
    }

    [[gnu::always_inline]] void number(std::string_view key, std::int64_t value) {
        writer_.key(key);
        writer_.number(value);
    }
    template <class Number>
    [[gnu::always_inline]] void number(std::string_view key, const std::optional<Number>& value) {
        if (value) number(key, *value);
    }
    [[gnu::always_inline]] void count(std::string_view key, std::size_t value) {
        number(key, static_cast<std::int64_t>(value));
    }
    [[gnu::always_inline]] void line(std::size_t value) { count("line", value); }

    [[gnu::always_inline]] void date(std::string_view key, const std::optional<Date>& value) {
        if (!value) return;
        writer_.key(key);
        writer_.date(*value);
    }

    [[gnu::always_inline]] void word(std::string_view key, std::string_view value) {
        writer_.key(key);
        writer_.word(value);
    }

    void truth(std::string_view key, bool value) {
        if (!value) return;
        writer_.key(key);
        writer_.truth();
    }

    template <class Items, class WriteItem>
    [[gnu::always_inline]] void list(std::string_view key, const Items& items, WriteItem write_item) {
        writer_.key(key);
        items_of(items, write_item);
    }
    template <class Items, class WriteItem>
    void items_of(const Items& items, WriteItem write_item) {
        writer_.begin_list();
        for (const auto& entry : items) {
            writer_.item();
            write_item(entry);
        }
        writer_.end_list();
    }

    // A text of the document with its key; without key the mark of a map's begin.
    struct Placed {
        std::string_view key = {};
        std::string_view text = {};
    };

    Writer& writer_;
    const Provenance* provenance_;
    std::vector<Placed> placed_;  // the texts of the maps that are open, for their spans
};

template <class Writer>
void walk_record(const Record& record, Writer& writer, const Provenance* provenance = nullptr) {
    RecordWalk<Writer>(writer, provenance).record(record);
}

template <class Writer>
void walk_record(const Reading& reading, Writer& writer, const Provenance* provenance = nullptr) {
    RecordWalk<Writer>(writer, provenance).reading(reading);
}

}  // namespace zhenggai
