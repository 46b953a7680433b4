#include "grammar/raw_grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>

#include "base/nearest.h"
#include "grammar/yaml_tree.h"

namespace zhenggai {

namespace {

template <class T>
struct Named {
    std::string_view name;
    T value;
};

constexpr std::array heading_keys{Named<HeadingKey>{"part", HeadingKey::part},
                                  Named<HeadingKey>{"section", HeadingKey::section},
                                  Named<HeadingKey>{"subsection", HeadingKey::subsection}};
constexpr std::array block_roles{Named<BlockRole>{"problem", BlockRole::problem},
                                 Named<BlockRole>{"annex", BlockRole::annex},
                                 Named<BlockRole>{"annex_mention", BlockRole::annex_mention},
                                 Named<BlockRole>{"date_line", BlockRole::date_line},
                                 Named<BlockRole>{"signed_date", BlockRole::signed_date},
                                 Named<BlockRole>{"document_number", BlockRole::document_number},
                                 Named<BlockRole>{"note", BlockRole::note},
                                 Named<BlockRole>{"signature", BlockRole::signature},
                                 Named<BlockRole>{"addressees", BlockRole::addressees},
                                 Named<BlockRole>{"title_end", BlockRole::title_end},
                                 Named<BlockRole>{"notice_title", BlockRole::notice_title},
                                 Named<BlockRole>{"letterhead", BlockRole::letterhead},
                                 Named<BlockRole>{"subtitle", BlockRole::subtitle},
                                 Named<BlockRole>{"dispatch", BlockRole::dispatch},
                                 Named<BlockRole>{"first_unit_leads", BlockRole::first_unit_leads},
                                 Named<BlockRole>{"document_start", BlockRole::document_start},
                                 Named<BlockRole>{"contents", BlockRole::contents},
                                 Named<BlockRole>{"box", BlockRole::box},
                                 Named<BlockRole>{"column_number", BlockRole::column_number},
                                 Named<BlockRole>{"column_category", BlockRole::column_category},
                                 Named<BlockRole>{"column_name", BlockRole::column_name},
                                 Named<BlockRole>{"column_unit", BlockRole::column_unit},
                                 Named<BlockRole>{"column_attribute", BlockRole::column_attribute},
                                 Named<BlockRole>{"column_value", BlockRole::column_value},
                                 Named<BlockRole>{"column_note", BlockRole::column_note},
                                 Named<BlockRole>{"column_other", BlockRole::column_other},
                                 Named<BlockRole>{"indicator_attribute", BlockRole::indicator_attribute},
                                 Named<BlockRole>{"indicator_unit", BlockRole::indicator_unit},
                                 Named<BlockRole>{"table_note", BlockRole::table_note}};
constexpr std::array furniture_places{Named<FurniturePlace>{"page", FurniturePlace::page},
                                      Named<FurniturePlace>{"page_series", FurniturePlace::page_series},
                                      Named<FurniturePlace>{"top", FurniturePlace::top},
                                      Named<FurniturePlace>{"end", FurniturePlace::end},
                                      Named<FurniturePlace>{"edges", FurniturePlace::edges}};
constexpr std::array total_keys{
    Named<TotalKey>{"parts", TotalKey::parts}, Named<TotalKey>{"aspects", TotalKey::aspects},
    Named<TotalKey>{"problems", TotalKey::problems}, Named<TotalKey>{"measures", TotalKey::measures}};
constexpr std::array signal_places{
    Named<SignalPlace>{"title", SignalPlace::title}, Named<SignalPlace>{"labels", SignalPlace::labels},
    Named<SignalPlace>{"problems", SignalPlace::problems}, Named<SignalPlace>{"tables", SignalPlace::tables},
    Named<SignalPlace>{"paragraphs", SignalPlace::paragraphs}};
constexpr std::array record_lists{
    Named<RecordList>{"problems", RecordList::problems}, Named<RecordList>{"measures", RecordList::measures},
    Named<RecordList>{"indicators", RecordList::indicators},
    Named<RecordList>{"projects", RecordList::projects}, Named<RecordList>{"progress", RecordList::progress}};

enum class SegmentedLevel { sentence, clause, word };
constexpr std::array segment_levels{Named<SegmentedLevel>{"sentence", SegmentedLevel::sentence},
                                    Named<SegmentedLevel>{"clause", SegmentedLevel::clause},
                                    Named<SegmentedLevel>{"word", SegmentedLevel::word}};

std::vector<Named<FieldKey>> field_keys() {
    std::vector<Named<FieldKey>> keys;
    for (std::size_t i = 0; i < field_key_count; ++i) {
        const auto key = static_cast<FieldKey>(i);
        keys.push_back({field_key_name(key), key});
    }
    return keys;
}

// Reads one file into a RawGrammar. Every reader takes the node that it reads and reports what it
// cannot use, so that one run shows all faults.
class Reader {
  public:
    Reader(const Source& source, Diagnostics& faults) : source_(source), faults_(faults) {}

    RawGrammar read(const YamlNode& root) {
        RawGrammar raw;
        if (!expect(root, YamlKind::map, "a grammar file")) return raw;
        known_keys(root, {"grammar", "version", "family", "extends", "about", "records", "words", "markers",
                          "blocks", "furniture", "fields", "label_prefixes", "detection", "declared",
                          "values", "segments"});
        raw.name = required_text(root, "grammar");
        raw.version = static_cast<int>(required_number(root, "version"));
        if (const YamlNode* node = root.find("extends")) raw.extends = text_of(*node);
        if (const YamlNode* node = root.find("family")) raw.family = text_of(*node).text;
        if (const YamlNode* node = root.find("records")) read_records(*node, raw);
        read_words(root, raw);
        read_rules(root, "markers", raw.markers,
                   [this](const YamlNode& node, RawRule& rule) { marker(node, rule); });
        read_rules(root, "blocks", raw.blocks,
                   [this](const YamlNode& node, RawRule& rule) { block(node, rule); });
        read_rules(root, "furniture", raw.furniture,
                   [this](const YamlNode& node, RawRule& rule) { furniture(node, rule); });
        read_fields(root, raw);
        if (const YamlNode* node = root.find("label_prefixes"))
            raw.label_prefixes = texts_of(*node, "`label_prefixes`");
        if (const YamlNode* node = root.find("detection")) read_detection(*node, raw);
        if (const YamlNode* node = root.find("declared")) read_declared(*node, raw);
        if (const YamlNode* node = root.find("values")) read_values(*node, raw);
        if (const YamlNode* node = root.find("segments")) read_segments(*node, raw);
        return raw;
    }

  private:
    void fault(Position position, std::string code, std::string message, std::string remedy) {
        faults_.push_back(
            fault_at(source_, position, std::move(code), std::move(message), std::move(remedy)));
    }

    bool expect(const YamlNode& node, YamlKind kind, std::string_view what) {
        if (node.kind == kind) return true;
        constexpr std::array<std::string_view, 3> names{"a text", "a list", "a map"};
        fault(node.position, "wrong-kind",
              fmt::format("{} must be {}, not {}", what, names[static_cast<std::size_t>(kind)],
                          names[static_cast<std::size_t>(node.kind)]),
              "see grammars/README.md for the form");
        return false;
    }

    void known_keys(const YamlNode& map, std::initializer_list<std::string_view> known) {
        for (const YamlEntry& entry : map.entries) {
            if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
            unknown(entry.position, "unknown-key", entry.key, {known.begin(), known.size()});
        }
    }

    // The message says the words of the code: unknown-record-list, unknown record list.
    void unknown(Position position, std::string_view code, std::string_view name,
                 std::span<const std::string_view> known) {
        const auto near = nearest(name, known);
        std::string words(code);
        std::replace(words.begin(), words.end(), '-', ' ');
        fault(position, std::string(code), fmt::format("{} `{}`", words, name),
              near ? fmt::format("did you mean `{}`?", *near)
                   : fmt::format("known are: {}", fmt::join(known, ", ")));
    }

    template <class Table>
    auto choose(const YamlNode& node, std::string_view code, const Table& table) {
        using Value = decltype(table[0].value);
        std::vector<std::string_view> names;
        for (const auto& entry : table) {
            if (entry.name == node.scalar) return std::optional<Value>(entry.value);
            names.push_back(entry.name);
        }
        unknown(node.position, code, node.scalar, names);
        return std::optional<Value>();
    }

    RawText text_of(const YamlNode& node) {
        if (expect(node, YamlKind::scalar, "this value") && node.scalar.empty())
            fault(node.position, "empty-value", "this value is empty", "write a value or remove the key");
        return {node.scalar, node.position, &source_};
    }

    RawText required_text(const YamlNode& map, std::string_view key) {
        if (const YamlNode* node = map.find(key)) return text_of(*node);
        missing(map, key);
        return {{}, map.position, &source_};
    }

    void missing(const YamlNode& map, std::string_view key) {
        fault(map.position, "missing-key", fmt::format("the key `{}` is missing", key),
              fmt::format("add `{}:` here", key));
    }

    std::int64_t number_of(const YamlNode& node) {
        std::int64_t value = 0;
        const char* end = node.scalar.data() + node.scalar.size();
        const auto [stop, error] = std::from_chars(node.scalar.data(), end, value);
        if (node.kind != YamlKind::scalar || error != std::errc() || stop != end || value < 1 ||
            value > 1'000'000)
            fault(node.position, "not-a-number", "this must be a whole number from 1 to 1000000",
                  "write digits only");
        return value;
    }

    std::int64_t required_number(const YamlNode& map, std::string_view key) {
        if (const YamlNode* node = map.find(key)) return number_of(*node);
        missing(map, key);
        return 1;
    }

    std::vector<RawText> raw_texts_of(const YamlNode& node, std::string_view what) {
        std::vector<RawText> texts;
        if (!expect(node, YamlKind::list, what)) return texts;
        for (const YamlNode& item : node.items) texts.push_back(text_of(item));
        return texts;
    }

    std::vector<std::string> texts_of(const YamlNode& node, std::string_view what) {
        std::vector<std::string> texts;
        for (RawText& text : raw_texts_of(node, what)) texts.push_back(std::move(text.text));
        return texts;
    }

    void read_records(const YamlNode& node, RawGrammar& raw) {
        if (!expect(node, YamlKind::list, "`records`")) return;
        raw.records.emplace();
        for (const YamlNode& item : node.items)
            if (const auto list = choose(item, "unknown-record-list", record_lists))
                raw.records->set(static_cast<std::size_t>(*list));
    }

    void read_words(const YamlNode& root, RawGrammar& raw) {
        const YamlNode* words = root.find("words");
        if (words == nullptr || !expect(*words, YamlKind::map, "`words`")) return;
        for (const YamlEntry& entry : words->entries)
            raw.words.emplace_back(RawText{entry.key, entry.position, &source_}, text_of(entry.value));
    }

    template <class ReadSpecial>
    void read_rules(const YamlNode& parent, std::string_view key, std::vector<RawRule>& rules,
                    ReadSpecial read_special) {
        const YamlNode* node = parent.find(key);
        if (node == nullptr || !expect(*node, YamlKind::map, fmt::format("`{}`", key))) return;
        for (const YamlEntry& entry : node->entries) {
            RawRule rule{.name = {entry.key, entry.position, &source_}};
            if (!expect(entry.value, YamlKind::map, "a rule")) continue;
            rule.pattern = required_text(entry.value, "pattern");
            read_examples(entry.value, rule);
            read_special(entry.value, rule);
            rules.push_back(std::move(rule));
        }
    }

    void marker(const YamlNode& node, RawRule& rule) {
        known_keys(node, {"pattern", "doubt", "heading", "accepts", "rejects"});
        if (const YamlNode* doubt = node.find("doubt")) rule.doubt = text_of(*doubt);
        if (const YamlNode* heading = node.find("heading"))
            rule.heading = choose(*heading, "unknown-heading", heading_keys);
    }

    void block(const YamlNode& node, RawRule& rule) {
        known_keys(node, {"role", "pattern", "accepts", "rejects"});
        const YamlNode* role = node.find("role");
        if (role == nullptr) return missing(node, "role");
        if (const auto value = choose(*role, "unknown-role", block_roles)) rule.role = *value;
    }

    void furniture(const YamlNode& node, RawRule& rule) {
        known_keys(node, {"place", "pattern", "accepts", "rejects"});
        const YamlNode* place = node.find("place");
        if (place == nullptr) return missing(node, "place");
        if (const auto value = choose(*place, "unknown-place", furniture_places)) rule.place = *value;
    }

    void read_examples(const YamlNode& node, RawRule& rule) {
        if (const YamlNode* accepts = node.find("accepts");
            accepts && expect(*accepts, YamlKind::list, "`accepts`"))
            for (const YamlNode& item : accepts->items) rule.accepts.push_back(example(item));
        if (const YamlNode* rejects = node.find("rejects");
            rejects && expect(*rejects, YamlKind::list, "`rejects`"))
            for (const YamlNode& item : rejects->items) rule.rejects.push_back(text_of(item));
    }

    // A plain text, or a map of `text` and the captures that it must give.
    RawExample example(const YamlNode& node) {
        if (node.kind == YamlKind::scalar) return {text_of(node)};
        if (!expect(node, YamlKind::map, "an example")) return {};
        RawExample example{required_text(node, "text")};
        for (const YamlEntry& entry : node.entries)
            if (entry.key != "text") example.captures.emplace_back(entry.key, text_of(entry.value).text);
        return example;
    }

    void read_fields(const YamlNode& root, RawGrammar& raw) {
        const YamlNode* fields = root.find("fields");
        if (fields == nullptr || !expect(*fields, YamlKind::map, "`fields`")) return;
        const auto keys = field_keys();
        for (const YamlEntry& entry : fields->entries) {
            const YamlNode name{.position = entry.position, .scalar = entry.key};
            const auto key = choose(name, "unknown-field", keys);
            if (!key || !expect(entry.value, YamlKind::map, "a field")) continue;
            known_keys(entry.value, {"labels"});
            const YamlNode* labels = entry.value.find("labels");
            if (labels == nullptr) {
                missing(entry.value, "labels");
                continue;
            }
            raw.fields.push_back({*key, raw_texts_of(*labels, "`labels`")});
        }
    }

    void read_detection(const YamlNode& node, RawGrammar& raw) {
        if (!expect(node, YamlKind::map, "`detection`")) return;
        known_keys(node, {"threshold", "signals"});
        raw.threshold = static_cast<int>(required_number(node, "threshold"));
        const YamlNode* signals = node.find("signals");
        if (signals == nullptr) return missing(node, "signals");
        if (!expect(*signals, YamlKind::list, "`signals`")) return;
        for (const YamlNode& item : signals->items)
            if (expect(item, YamlKind::map, "a signal")) raw.signals.push_back(signal(item));
    }

    RawSignal signal(const YamlNode& node) {
        known_keys(node, {"in", "pattern", "of", "at_least", "weight", "accepts", "rejects"});
        RawSignal raw{.rule = {.name = {"detection", node.position, &source_}}};
        const YamlNode* place = node.find("in");
        if (place == nullptr) {
            missing(node, "in");
        } else if (const auto value = choose(*place, "unknown-place", signal_places)) {
            raw.signal.place = *value;
        }
        raw.signal.weight = static_cast<int>(required_number(node, "weight"));
        if (const YamlNode* least = node.find("at_least"))
            raw.signal.at_least = static_cast<int>(number_of(*least));
        if (const YamlNode* pattern = node.find("pattern")) {
            raw.rule.pattern = text_of(*pattern);
            read_examples(node, raw.rule);
        } else if (raw.signal.place == SignalPlace::title || raw.signal.place == SignalPlace::paragraphs) {
            missing(node, "pattern");
        }
        if (const YamlNode* of = node.find("of"); of && expect(*of, YamlKind::list, "`of`")) {
            const auto keys = field_keys();
            for (const YamlNode& item : of->items)
                if (const auto key = choose(item, "unknown-field", keys)) raw.signal.fields.push_back(*key);
        }
        return raw;
    }

    void read_declared(const YamlNode& node, RawGrammar& raw) {
        if (!expect(node, YamlKind::map, "`declared`")) return;
        known_keys(node, {"openings", "totals"});
        if (const YamlNode* openings = node.find("openings"))
            raw.openings = texts_of(*openings, "`openings`");
        read_rules(node, "totals", raw.totals, [this](const YamlNode& total, RawRule& rule) {
            known_keys(total, {"counts", "pattern", "accepts", "rejects"});
            const YamlNode* counts = total.find("counts");
            if (counts == nullptr) return missing(total, "counts");
            if (const auto key = choose(*counts, "unknown-total", total_keys)) rule.total = *key;
        });
    }

    void read_values(const YamlNode& node, RawGrammar& raw) {
        if (!expect(node, YamlKind::map, "`values`")) return;
        std::vector<Named<WordList>> lists;
        for (std::size_t i = 0; i < word_list_count; ++i)
            lists.push_back({word_list_name(static_cast<WordList>(i)), static_cast<WordList>(i)});
        for (const YamlEntry& entry : node.entries) {
            const YamlNode name{.position = entry.position, .scalar = entry.key};
            const auto list = choose(name, "unknown-word-list", lists);
            if (!list || !expect(entry.value, YamlKind::map, "a word list")) continue;
            known_keys(entry.value, {"words", "accepts", "rejects"});
            RawWordList raw_list{.list = *list, .name = {entry.key, entry.position, &source_}};
            if (const YamlNode* words = entry.value.find("words")) {
                raw_list.words = texts_of(*words, "`words`");
            } else {
                missing(entry.value, "words");
            }
            raw_list.accepts = examples_of(entry.value, "accepts");
            raw_list.rejects = examples_of(entry.value, "rejects");
            raw.values.push_back(std::move(raw_list));
        }
    }

    void read_segments(const YamlNode& node, RawGrammar& raw) {
        if (!expect(node, YamlKind::map, "`segments`")) return;
        raw.own_segments = true;
        for (const YamlEntry& entry : node.entries) {
            const YamlNode name{.position = entry.position, .scalar = entry.key};
            if (!choose(name, "unknown-segment", segment_levels)) continue;
            if (expect(entry.value, YamlKind::map, "a level of `segments`"))
                raw.segments.push_back(segment_level(entry));
        }
    }

    RawSegmentLevel segment_level(const YamlEntry& entry) {
        const bool words = entry.key == "word";
        RawSegmentLevel level{.name = {entry.key, entry.position, &source_}};
        if (words) {
            known_keys(entry.value, {"rules", "terms", "cuts", "keeps"});
        } else {
            known_keys(entry.value, {"rules", "cuts", "keeps"});
        }
        level.rules = required_text(entry.value, "rules");
        if (const YamlNode* terms = entry.value.find("terms"); terms && words)
            level.terms = raw_texts_of(*terms, "`terms`");
        if (const YamlNode* cuts = entry.value.find("cuts"); cuts && expect(*cuts, YamlKind::list, "`cuts`"))
            for (const YamlNode& item : cuts->items)
                if (expect(item, YamlKind::list, "an example of `cuts`"))
                    level.cuts.push_back({texts_of(item, "an example"), {{}, item.position, &source_}});
        for (const RawText& text : examples_of(entry.value, "keeps"))
            level.keeps.push_back({{text.text}, {{}, text.position, &source_}});
        return level;
    }

    std::vector<RawText> examples_of(const YamlNode& map, std::string_view key) {
        std::vector<RawText> examples;
        const YamlNode* node = map.find(key);
        if (node == nullptr || !expect(*node, YamlKind::list, fmt::format("`{}`", key))) return examples;
        for (const YamlNode& item : node->items) examples.push_back(text_of(item));
        return examples;
    }

    const Source& source_;
    Diagnostics& faults_;
};

void replace_by_name(std::vector<RawRule>& rules, std::vector<RawRule>&& added, bool new_first) {
    std::vector<RawRule> fresh;
    for (RawRule& rule : added) {
        const auto same = [&rule](const RawRule& other) { return other.name.text == rule.name.text; };
        const auto old = std::find_if(rules.begin(), rules.end(), same);
        if (old == rules.end()) {
            fresh.push_back(std::move(rule));
        } else {
            *old = std::move(rule);
        }
    }
    rules.insert(new_first ? rules.begin() : rules.end(), std::make_move_iterator(fresh.begin()),
                 std::make_move_iterator(fresh.end()));
}

}  // namespace

RawGrammar read_raw_grammar(const Source& source, Diagnostics& faults) {
    const Result<YamlNode> root = read_yaml(source);
    if (!root) {
        faults.insert(faults.end(), root.diagnostics().begin(), root.diagnostics().end());
        return {};
    }
    return Reader(source, faults).read(*root);
}

RawGrammar merge(RawGrammar parent, RawGrammar child) {
    parent.name = std::move(child.name);
    parent.extends.reset();
    parent.version = child.version;
    if (!child.family.empty()) parent.family = std::move(child.family);
    if (child.records) parent.records = child.records;
    for (auto& word : child.words) {
        const auto same = [&word](const auto& other) { return other.first.text == word.first.text; };
        const auto old = std::find_if(parent.words.begin(), parent.words.end(), same);
        if (old == parent.words.end()) {
            parent.words.push_back(std::move(word));
        } else {
            *old = std::move(word);
        }
    }
    replace_by_name(parent.markers, std::move(child.markers), false);
    replace_by_name(parent.blocks, std::move(child.blocks), true);
    replace_by_name(parent.furniture, std::move(child.furniture), false);
    for (RawField& field : child.fields) {
        std::erase_if(parent.fields, [&field](const RawField& other) { return other.key == field.key; });
        parent.fields.push_back(std::move(field));
    }
    if (!child.label_prefixes.empty()) parent.label_prefixes = std::move(child.label_prefixes);
    for (RawWordList& list : child.values) {
        std::erase_if(parent.values, [&list](const RawWordList& other) { return other.list == list.list; });
        parent.values.push_back(std::move(list));
    }
    for (RawSegmentLevel& level : child.segments) {
        const auto same = [&level](const RawSegmentLevel& other) {
            return other.name.text == level.name.text;
        };
        std::erase_if(parent.segments, same);
        parent.segments.push_back(std::move(level));
    }
    parent.own_segments = child.own_segments;
    if (child.threshold) {
        parent.threshold = child.threshold;
        parent.signals = std::move(child.signals);
    }
    if (!child.openings.empty()) parent.openings = std::move(child.openings);
    if (!child.totals.empty()) parent.totals = std::move(child.totals);
    return parent;
}

}  // namespace zhenggai
