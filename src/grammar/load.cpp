#include "grammar/load.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <deque>
#include <map>

#include "base/nearest.h"
#include "grammar/pattern.h"
#include "grammar/raw_grammar.h"
#include "grammar/segment_terms.h"
#include "grammar/yaml_tree.h"

namespace zhenggai {

namespace {

constexpr std::size_t deepest_extension = 8;

// Gives the levels of `segments` that a grammar neither has nor inherits.
constexpr std::string_view shared_segments = "segments";

RE2::Options quiet_options() {
    RE2::Options options;
    options.set_log_errors(false);
    return options;
}

// Turns raw rules into the patterns of a Grammar and checks each against its own examples.
class Compiler {
  public:
    Compiler(const RawGrammar& raw, Diagnostics& faults)
        : raw_(raw), faults_(faults), well_formed_(faults.empty()) {
        for (const auto& [name, fragment] : raw.words) words_[name.text] = fragment.text;
    }

    Grammar compile() {
        check_words();
        Grammar grammar{.name = raw_.name.text, .version = raw_.version, .family = raw_.family};
        grammar.records = raw_.records.value_or(std::bitset<record_list_count>{});
        for (const RawRule& rule : raw_.markers) grammar.markers.push_back(marker(rule));
        for (const RawRule& rule : raw_.blocks)
            grammar.blocks.push_back({rule.name.text, rule.role, gated_pattern(checked_pattern(rule))});
        for (const RawRule& rule : raw_.furniture) grammar.furniture.push_back(furniture(rule));
        for (const RawField& field : raw_.fields) {
            grammar.fields.push_back({.key = field.key});
            for (const RawText& label : field.labels) grammar.fields.back().labels.push_back(label.text);
        }
        grammar.label_prefixes = raw_.label_prefixes;
        check_labels();
        grammar.detection.threshold = raw_.threshold.value_or(1);
        for (const RawSignal& signal : raw_.signals) {
            grammar.detection.signals.push_back(signal.signal);
            if (!signal.rule.pattern) continue;
            grammar.detection.signals.back().pattern = gated_pattern(checked_pattern(signal.rule));
            grammar.detection.signals.back().written = signal.rule.pattern->text;
        }
        grammar.declaration.openings = raw_.openings;
        for (const RawRule& rule : raw_.totals) {
            grammar.declaration.totals.push_back({rule.total, gated_pattern(checked_pattern(rule))});
            require_capture(rule, grammar.declaration.totals.back().pattern, "number");
        }
        ValueWords::Lists lists;
        for (const RawWordList& list : raw_.values) {
            check_word_list(list);
            lists[static_cast<std::size_t>(list.list)] = list.words;
        }
        grammar.values = ValueWords(std::move(lists));
        grammar.own_segments = raw_.own_segments;
        for (const RawSegmentLevel& level : raw_.segments) {
            check_terms(level.terms, grammar, faults_);
            check_segment_examples(level);
        }
        return grammar;
    }

  private:
    void fault(const RawText& where, std::string code, std::string message, std::string remedy) {
        faults_.push_back(
            fault_at(*where.source, where.position, std::move(code), std::move(message), std::move(remedy)));
    }

    // Every word must expand and be valid by itself: a fault is then shown where the word stands.
    void check_words() {
        for (const auto& [name, fragment] : raw_.words) widened(fragment);
    }

    MarkerRule marker(const RawRule& rule) {
        MarkerRule marker{
            .name = rule.name.text, .pattern = gated_pattern(checked_pattern(rule)), .heading = rule.heading};
        if (rule.doubt) marker.doubt = gated_pattern(widened(*rule.doubt));
        require_capture(rule, marker.pattern, "number");
        return marker;
    }

    // Covers the whole line: examples are tried as lines are.
    FurnitureRule furniture(const RawRule& rule) {
        RawRule whole = rule;
        if (whole.pattern) whole.pattern->text = "(?:" + whole.pattern->text + ")$";
        FurnitureRule made{
            .name = rule.name.text, .place = rule.place, .pattern = gated_pattern(checked_pattern(whole))};
        if (rule.place == FurniturePlace::page_series) require_capture(rule, made.pattern, "number");
        if (!made.pattern.text.empty() && matches(RE2(made.pattern.text, quiet_options()), "", nullptr))
            fault(*rule.pattern, "matches-nothing", "the pattern also covers a line without any character",
                  "let it ask for what every such line has");
        return made;
    }

    // Expanded and widened; empty after a fault.
    std::string widened(const RawText& pattern) {
        const Result<std::string> expanded = expand_pattern(pattern.text, words_);
        if (!expanded) {
            for (const Diagnostic& why : expanded.diagnostics())
                fault(pattern, why.code, why.message, why.remedy.value_or(""));
            return {};
        }
        std::string result = widen_pattern(*expanded);
        const RE2 compiled(result, quiet_options());
        if (compiled.ok()) return result;
        // The pattern as it was written, where that already fails: its words are the user's.
        const RE2 written(*expanded, quiet_options());
        fault(pattern, "bad-pattern",
              fmt::format("RE2 refuses the pattern: {}", written.ok() ? compiled.error() : written.error()),
              "see https://github.com/google/re2/wiki/Syntax; there is no look-ahead and no back-reference");
        return {};
    }

    void require_capture(const RawRule& rule, const GatedPattern& pattern, std::string_view name) {
        if (pattern.text.empty()) return;
        if (std::find(pattern.groups.begin(), pattern.groups.end(), name) != pattern.groups.end()) return;
        fault(*rule.pattern, "missing-capture", fmt::format("the pattern captures no `{}`", name),
              fmt::format("write (?P<{}>…) around it", name));
    }

    std::string checked_pattern(const RawRule& rule) {
        if (!rule.pattern) return {};
        std::string pattern = widened(*rule.pattern);
        if (well_formed_ && (rule.accepts.empty() || rule.rejects.empty()))
            fault(rule.name, "missing-example",
                  fmt::format("the rule `{}` has no {}", rule.name.text,
                              rule.accepts.empty() ? "text that it accepts" : "text that it rejects"),
                  "give at least one under `accepts` and one under `rejects`");
        if (pattern.empty()) return pattern;
        const RE2 compiled(pattern, quiet_options());
        for (const RawExample& example : rule.accepts) check_accepted(rule, compiled, example);
        for (const RawText& text : rule.rejects)
            if (matches(compiled, text.text, nullptr))
                fault(text, "example-accepted",
                      fmt::format("the rule `{}` accepts this text, which it must reject", rule.name.text),
                      "narrow the pattern, or move the text to `accepts`");
        return pattern;
    }

    using Captures = std::map<std::string, std::string, std::less<>>;

    static bool matches(const RE2& pattern, std::string_view text, Captures* captures) {
        std::vector<re2::StringPiece> groups(static_cast<std::size_t>(pattern.NumberOfCapturingGroups()) + 1);
        const re2::StringPiece piece(text.data(), text.size());
        if (!pattern.Match(piece, 0, text.size(), RE2::ANCHOR_START, groups.data(),
                           static_cast<int>(groups.size())))
            return false;
        if (captures == nullptr) return true;
        for (const auto& [name, index] : pattern.NamedCapturingGroups())
            if (groups[static_cast<std::size_t>(index)].data() != nullptr)
                (*captures)[name] = groups[static_cast<std::size_t>(index)].as_string();
        return true;
    }

    void check_accepted(const RawRule& rule, const RE2& pattern, const RawExample& example) {
        if (example.text.text.empty()) return;
        Captures captures;
        if (!matches(pattern, example.text.text, &captures)) {
            fault(example.text, "example-rejected",
                  fmt::format("the rule `{}` rejects this text, which it must accept", rule.name.text),
                  "widen the pattern, or move the text to `rejects`");
            return;
        }
        for (const auto& [name, expected] : example.captures) {
            const auto found = captures.find(name);
            if (found != captures.end() && found->second == expected) continue;
            fault(example.text, "example-capture",
                  fmt::format("the rule `{}` captures {} as {}, not {}", rule.name.text, name,
                              found == captures.end() ? "nothing" : "`" + found->second + "`",
                              "`" + expected + "`"),
                  "change the pattern or the example");
        }
    }

    void check_labels() {
        std::map<std::string, FieldKey> seen;
        for (const RawField& field : raw_.fields)
            for (const RawText& label : field.labels) {
                const auto [entry, fresh] = seen.emplace(label.text, field.key);
                if (fresh) continue;
                if (entry->second == field.key) {
                    fault(label, "label-twice",
                          fmt::format("the label {} stands twice under `{}`", label.text,
                                      field_key_name(field.key)),
                          "keep one of the two");
                    continue;
                }
                fault(label, "label-twice",
                      fmt::format("the label {} stands under `{}` and under `{}`", label.text,
                                  field_key_name(entry->second), field_key_name(field.key)),
                      "keep it under one field");
            }
    }

    void check_word_list(const RawWordList& list) {
        if (list.words.empty()) return;
        if (well_formed_ && (list.accepts.empty() || list.rejects.empty()))
            fault(list.name, "missing-example",
                  fmt::format("the word list `{}` has no {}", list.name.text,
                              list.accepts.empty() ? "text that it accepts" : "text that it rejects"),
                  "give at least one under `accepts` and one under `rejects`");
        const auto holds = [&](const RawText& text) {
            return std::any_of(list.words.begin(), list.words.end(), [&](const std::string& word) {
                return !word.empty() && (text.text.starts_with(word) || text.text.ends_with(word));
            });
        };
        for (const RawText& text : list.accepts)
            if (!holds(text))
                fault(text, "example-rejected",
                      fmt::format("no word of `{}` stands at the start or end of this text", list.name.text),
                      "add the word, or move the text to `rejects`");
        for (const RawText& text : list.rejects)
            if (holds(text))
                fault(text, "example-accepted",
                      fmt::format("a word of `{}` stands at the start or end of this text", list.name.text),
                      "remove the word, or move the text to `accepts`");
    }

    // What the examples say is for a segmenter to check; that they are there, and cut or whole, is seen here.
    void check_segment_examples(const RawSegmentLevel& level) {
        if (well_formed_ && (level.cuts.empty() || level.keeps.empty()))
            fault(level.name, "missing-example",
                  fmt::format("the segments `{}` have no text that {}", level.name.text,
                              level.cuts.empty() ? "is cut" : "stays whole"),
                  "give at least one under `cuts` and one under `keeps`");
        for (const RawSegmentExample& example : level.cuts)
            if (example.segments.size() < 2)
                fault(example.place, "example-whole", "an example of `cuts` must have two pieces or more",
                      "write [piece, piece], or move the text to `keeps`");
    }

    const RawGrammar& raw_;
    Diagnostics& faults_;
    Words words_;
    bool well_formed_;  // no fault of the file's form came before: what is missing is missing
};

// Reads `source` and its ancestors; sources are kept in `kept`, since every RawText points into one.
RawGrammar read_with_ancestors(const Source& source, std::span<const GrammarText> library,
                               std::deque<Source>& kept, Diagnostics& faults) {
    RawGrammar raw = read_raw_grammar(source, faults);
    if (!raw.extends || raw.extends->text.empty()) return raw;
    const auto same = [&raw](const GrammarText& text) { return text.name == raw.extends->text; };
    const auto parent = std::find_if(library.begin(), library.end(), same);
    if (parent == library.end()) {
        std::vector<std::string_view> names;
        for (const GrammarText& text : library) names.push_back(text.name);
        const auto near = nearest(raw.extends->text, names);
        const std::string all = fmt::format("{}", fmt::join(names, ", "));
        faults.push_back(
            fault_at(source, raw.extends->position, "unknown-grammar",
                     fmt::format("`extends` names {}, which is no known grammar", raw.extends->text),
                     near ? fmt::format("did you mean {}? Known are: {}", *near, all)
                          : fmt::format("known are: {}", all)));
        return raw;
    }
    if (kept.size() >= deepest_extension) {
        faults.push_back(
            fault_at(source, raw.extends->position, "extends-cycle",
                     fmt::format("the grammars that {} extends extend each other", raw.name.text),
                     "let one of them stand by itself"));
        return raw;
    }
    kept.push_back({fmt::format("{}.yaml", parent->name), std::string(parent->yaml)});
    return merge(read_with_ancestors(kept.back(), library, kept, faults), std::move(raw));
}

Diagnostic place_of(const RawText& text) { return fault_at(*text.source, text.position, {}, {}, {}); }

SegmentLevelSection level_section(const RawSegmentLevel& raw) {
    SegmentLevelSection level{.rules = raw.rules.text, .place = place_of(raw.rules)};
    // Rules of several lines begin below the | that their position is of.
    if (level.rules.find('\n') != std::string::npos) {
        const Position first{.line = raw.rules.position.line + 1};
        level.place = fault_at(*raw.rules.source, first, {}, {}, {});
        level.indent = level.place.source_line->find_first_not_of(' ');
    }
    for (const RawText& term : raw.terms) level.terms.push_back(term.text);
    for (const auto* examples : {&raw.cuts, &raw.keeps})
        for (const RawSegmentExample& example : *examples)
            level.examples.push_back({example.segments, place_of(example.place)});
    return level;
}

}  // namespace

Result<SegmentSection> load_segments(const Source& source, std::span<const GrammarText> library) {
    Diagnostics faults;
    std::deque<Source> kept;
    const RawGrammar raw = read_with_ancestors(source, library, kept, faults);
    std::vector<RawSegmentLevel> levels;
    for (const GrammarText& text : library) {
        if (text.name != shared_segments) continue;
        kept.push_back({fmt::format("{}.yaml", text.name), std::string(text.yaml)});
        levels = read_raw_grammar(kept.back(), faults).segments;
    }
    levels.insert(levels.end(), raw.segments.begin(), raw.segments.end());
    if (!faults.empty()) return faults;
    SegmentSection section;
    for (const RawSegmentLevel& level : levels) {
        const std::string& name = level.name.text;
        SegmentLevelSection& place = name == "sentence" ? section.sentence
                                     : name == "clause" ? section.clause
                                                        : section.word;
        place = level_section(level);
        place.own = level.name.source == &source;
    }
    return section;
}

Result<Grammar> load_grammar(const Source& source, std::span<const GrammarText> library) {
    Diagnostics faults;
    std::deque<Source> kept;
    const RawGrammar raw = read_with_ancestors(source, library, kept, faults);
    // Faults of the file's form do not hide those of its patterns and examples.
    Grammar grammar = Compiler(raw, faults).compile();
    if (!faults.empty()) return faults;
    return grammar;
}

}  // namespace zhenggai
