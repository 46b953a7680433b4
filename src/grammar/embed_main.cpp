// Build step: reads grammars/*.yaml and writes them as C++, so that the program needs no file at run
// time and parses no YAML at start.
//
//     embed_grammars OUT.cpp a.yaml b.yaml …
//
// A grammar that does not load stops the build with its faults. This program is no part of zhenggai.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "grammar/load.h"

namespace {

using namespace zhenggai;

// A C++ literal of any bytes; split where one literal would grow beyond what compilers accept.
std::string literal(std::string_view text) {
    std::string out = "\"";
    std::size_t run = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (++run % 4000 == 0) out += "\"\n    \"";
        if (c == '\n') {
            out += "\\n\"\n    \"";
        } else if (c == '"' || c == '\\') {
            out += {'\\', c};
        } else if (byte < 0x20 || byte >= 0x7F) {
            out += fmt::format("\\{:03o}", byte);
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string text_list(const std::vector<std::string>& texts) {
    std::string out = "{";
    for (const std::string& text : texts) out += literal(text) + ", ";
    return out + "}";
}

// `constexpr std::array<TYPE, n> NAME{{…}}`, with `written` of every item.
template <typename Items, typename Writer>
void append_array(std::string& out, std::string_view type, std::string_view name, const Items& items,
                  Writer written) {
    out += fmt::format("constexpr std::array<{}, {}> {}{{{{", type, items.size(), name);
    std::size_t count = 0;
    for (const auto& item : items) out += (count++ % 16 == 0 ? "\n    " : " ") + written(item) + ",";
    out += "}};\n";
}

// The arrays PREFIX_pages … of an index, and the expression of the index itself.
std::string append_index(std::string& out, const std::string& prefix, const WordIndex& index) {
    const auto number = [](std::uint32_t value) { return fmt::to_string(value); };
    append_array(out, "std::uint32_t", prefix + "_pages", index.pages, number);
    append_array(out, "std::uint32_t", prefix + "_cells", index.cells, number);
    const auto bits = [](const WordListSet& lists) {
        return fmt::format("{{{{{{{}U}}}}}}", fmt::join(lists.bits, "U, "));
    };
    append_array(out, "WordIndex::Node", prefix + "_nodes", index.nodes, [&](const WordIndex::Node& node) {
        return fmt::format("{{{}, {}, {}, {}}}", bits(node.lists), bits(node.complete), node.first_edge,
                           node.edge_count);
    });
    append_array(out, "WordIndex::Edge", prefix + "_edges", index.edges, [](const WordIndex::Edge& edge) {
        return fmt::format("{{{}, {}}}", edge.code_point, edge.node);
    });
    return fmt::format("{{{0}_pages, {0}_cells, {0}_nodes, {0}_edges}}", prefix);
}

// The words of a grammar as constants, and a function words_NUMBER that gives them.
void append_words(std::string& out, std::size_t number, const WordTables& tables) {
    const std::string prefix = fmt::format("words_{}", number);
    append_array(out, "std::string_view", prefix + "_words", tables.words, literal);
    const std::string first = append_index(out, prefix + "_first", tables.by_first);
    const std::string last = append_index(out, prefix + "_last", tables.by_last);
    out += fmt::format("WordTables {0}() {{\n    return {{{0}_words, {{{{{1}}}}}, {2}, {3}}};\n}}\n\n",
                       prefix, fmt::join(tables.begins, ", "), first, last);
}

bool same_words(const ValueWords& left, const ValueWords& right) {
    const WordTables& a = left.tables();
    const WordTables& b = right.tables();
    return a.begins == b.begins && std::equal(a.words.begin(), a.words.end(), b.words.begin());
}

std::string set(const CharacterRanges& characters) {
    std::string out = "{";
    for (const CharacterRange range : characters)
        out += fmt::format("{{{}, {}}}, ", static_cast<unsigned>(range.first),
                           static_cast<unsigned>(range.last));
    return out + "}";
}

// The programs of the patterns as constants, each of them once however many grammars have its pattern.
class EmbeddedPrograms {
  public:
    // The expression of the pattern's program; what it names is in take_definitions().
    std::string expression(const GatedPattern& pattern) {
        if (pattern.program.empty()) return "{}";
        const auto [known, added] =
            names_.try_emplace(pattern.text, fmt::format("program_{}", names_.size()));
        if (added) define(known->second, pattern.program);
        return fmt::format("{{{0}_steps, {0}_sets, {0}_ranges, {0}_texts, {{{0}_letters, {1}}}, {2}}}",
                           known->second, pattern.program.letters.size(), pattern.program.roams);
    }

    // Those of the expressions given since the last call.
    std::string take_definitions() { return std::exchange(definitions_, {}); }

  private:
    void define(const std::string& name, const PatternProgram& program) {
        const auto step = [](const PatternStep& one) {
            return fmt::format("{{StepKind({}), {}, {}, {}, {}}}", static_cast<int>(one.kind), one.what,
                               one.other, one.least, one.most);
        };
        const auto set = [](const PatternSet& one) {
            return fmt::format("{{{{{{{}U}}}}, PatternSet::Usual({}), {}, {}, {}, {}}}",
                               fmt::join(one.bytes, "U, "), static_cast<int>(one.usual_han), one.line,
                               one.begin, one.end, one.unsure_end);
        };
        const auto range = [](CharacterRange one) {
            return fmt::format("{{{}, {}}}", static_cast<unsigned>(one.first),
                               static_cast<unsigned>(one.last));
        };
        append_array(definitions_, "PatternStep", name + "_steps", program.steps, step);
        append_array(definitions_, "PatternSet", name + "_sets", program.sets, set);
        append_array(definitions_, "CharacterRange", name + "_ranges", program.ranges, range);
        const auto text = [](PatternText one) { return fmt::format("{{{}, {}}}", one.begin, one.size); };
        append_array(definitions_, "PatternText", name + "_texts", program.texts, text);
        // An array holds no address that the program's start would have to set right.
        definitions_ += fmt::format("constexpr char {}_letters[] = {};\n\n", name, literal(program.letters));
    }

    std::map<std::string, std::string> names_;  // by the pattern
    std::string definitions_;
};

std::string gated(const GatedPattern& pattern, EmbeddedPrograms& programs) {
    const PatternGate& gate = pattern.gate;
    std::string required;
    for (const auto& texts : gate.required) required += text_list(texts) + ", ";
    return fmt::format("GatedPattern{{{}, PatternGate{{{}, {}, {}, {}, {{{}}}}}, {}, {}}}",
                       literal(pattern.text), set(gate.first), set(gate.last), gate.ends_text, gate.shortest,
                       required, text_list(pattern.groups), programs.expression(pattern));
}

std::string optional_gated(const std::optional<GatedPattern>& pattern, EmbeddedPrograms& programs) {
    return pattern ? gated(*pattern, programs) : "std::nullopt";
}

void append_detection(std::string& out, const Detection& detection, EmbeddedPrograms& programs) {
    out += fmt::format("    detection.threshold = {};\n", detection.threshold);
    for (const Signal& signal : detection.signals) {
        std::string keys;
        for (const FieldKey key : signal.fields) keys += fmt::format("FieldKey({}), ", static_cast<int>(key));
        out += fmt::format("    detection.signals.push_back({{SignalPlace({}), {}, {}, {{{}}}, {}, {}}});\n",
                           static_cast<int>(signal.place), optional_gated(signal.pattern, programs),
                           literal(signal.written), keys, signal.at_least, signal.weight);
    }
}

// All but its detection. `words` is the number of the grammar whose words it shares.
void append_grammar(std::string& out, const Grammar& grammar, std::size_t words, EmbeddedPrograms& programs) {
    out += fmt::format("    grammar.name = {};\n    grammar.version = {};\n    grammar.family = {};\n",
                       literal(grammar.name), grammar.version, literal(grammar.family));
    out += fmt::format("    grammar.records = {};\n", grammar.records.to_ulong());
    for (const MarkerRule& rule : grammar.markers)
        out += fmt::format(
            "    grammar.markers.push_back({{{}, {}, {}, {}}});\n", literal(rule.name),
            gated(rule.pattern, programs), optional_gated(rule.doubt, programs),
            rule.heading ? fmt::format("HeadingKey({})", static_cast<int>(*rule.heading)) : "std::nullopt");
    for (const BlockRule& rule : grammar.blocks)
        out += fmt::format("    grammar.blocks.push_back({{{}, BlockRole({}), {}}});\n", literal(rule.name),
                           static_cast<int>(rule.role), gated(rule.pattern, programs));
    for (const FurnitureRule& rule : grammar.furniture)
        out += fmt::format("    grammar.furniture.push_back({{{}, FurniturePlace({}), {}}});\n",
                           literal(rule.name), static_cast<int>(rule.place), gated(rule.pattern, programs));
    for (const FieldRule& rule : grammar.fields)
        out += fmt::format("    grammar.fields.push_back({{FieldKey({}), {}}});\n",
                           static_cast<int>(rule.key), text_list(rule.labels));
    out += fmt::format("    grammar.label_prefixes = {};\n", text_list(grammar.label_prefixes));
    out += fmt::format("    grammar.declaration.openings = {};\n", text_list(grammar.declaration.openings));
    for (const TotalRule& rule : grammar.declaration.totals)
        out += fmt::format("    grammar.declaration.totals.push_back({{TotalKey({}), {}}});\n",
                           static_cast<int>(rule.key), gated(rule.pattern, programs));
    out += fmt::format("    grammar.values = ValueWords(words_{}());\n", words);
}

void append_segments(std::string& out, const SegmentSection& section) {
    for (const auto& [name, level] : {std::pair{"sentence", &section.sentence},
                                      std::pair{"clause", &section.clause}, std::pair{"word", &section.word}})
        out += fmt::format("    segments.{0}.rules = {1};\n    segments.{0}.terms = {2};\n", name,
                           literal(level->rules), text_list(level->terms));
}

// `const TYPE* FUNCTION(name)`: a lookup among what make_PREFIX_0, make_PREFIX_1 … make. What they have made lasts
// as long as the program, which need not take it apart when it ends.
void append_lookup(std::string& out, std::string_view type, std::string_view function,
                   std::string_view prefix, const std::vector<Grammar>& grammars) {
    out += fmt::format("const {}* {}(std::string_view name) {{\n", type, function);
    for (std::size_t i = 0; i < grammars.size(); ++i) {
        if (grammars[i].family.empty()) continue;  // words for others, no grammar of documents
        out += fmt::format(
            "    if (name == texts[{0}].name) {{\n        static const {1}* const made = new "
            "{1}(make_{2}_{0}());\n"
            "        return made;\n    }}\n",
            i, type, prefix);
    }
    out += "    return nullptr;\n}\n\n";
}

std::string generate(const std::vector<GrammarText>& texts, const std::vector<Grammar>& grammars,
                     const std::vector<SegmentSection>& sections) {
    std::string out =
        "// Made from grammars/*.yaml by the build; not to be edited.\n#include <array>\n\n"
        "#include \"grammar/builtin.h\"\n\nnamespace zhenggai {\n\nnamespace {\n\n";
    std::vector<bool> embedded_words(grammars.size());
    EmbeddedPrograms programs;
    for (std::size_t i = 0; i < grammars.size(); ++i) {
        if (grammars[i].family.empty()) continue;
        std::size_t words = 0;
        while (!same_words(grammars[words].values, grammars[i].values)) ++words;
        if (!embedded_words[words]) append_words(out, words, grammars[words].values.tables());
        embedded_words[words] = true;
        std::string detection;
        append_detection(detection, grammars[i].detection, programs);
        std::string made;
        append_grammar(made, grammars[i], words, programs);
        out += programs.take_definitions();
        out += fmt::format("Detection make_detection_{}() {{\n    Detection detection;\n", i) + detection;
        out += "    return detection;\n}\n\n";
        out += fmt::format("Grammar make_grammar_{}() {{\n    Grammar grammar;\n", i) + made;
        out += fmt::format("    grammar.detection = make_detection_{}();\n", i);
        out += fmt::format("    return grammar;\n}}\n\nSegmentSection make_segments_{}() {{\n", i);
        out += "    SegmentSection segments;\n";
        append_segments(out, sections[i]);
        out += "    return segments;\n}\n\n";
    }
    out += fmt::format("constexpr std::array<GrammarText, {}> texts{{{{\n", texts.size());
    for (const GrammarText& text : texts)
        out += fmt::format("    {{{},\n    {}}},\n", literal(text.name), literal(text.yaml));
    out += "}};\n\n}  // namespace\n\nstd::span<const GrammarText> builtin_texts() { return texts; }\n\n";
    append_lookup(out, "Grammar", "builtin_grammar", "grammar", grammars);
    append_lookup(out, "Detection", "builtin_detection", "detection", grammars);
    append_lookup(out, "SegmentSection", "builtin_segments", "segments", grammars);
    return out + "}  // namespace zhenggai\n";
}

void show(const Diagnostic& fault) {
    const Position at = fault.position.value_or(Position{});
    std::fputs(fmt::format("{}:{}:{}: error: {}; {} [{}]\n", fault.source, at.line, at.column.value_or(1),
                           fault.message, fault.remedy.value_or(""), fault.code)
                   .c_str(),
               stderr);
}

std::string name_of(const std::string& path) {
    const std::string file = path.substr(path.find_last_of('/') + 1);
    return file.substr(0, file.find(".yaml"));
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<Source> sources;
    for (int i = 2; i < argc; ++i) {
        std::ostringstream bytes;
        bytes << std::ifstream(argv[i], std::ios::binary).rdbuf();
        sources.push_back({argv[i], bytes.str()});
    }
    std::sort(sources.begin(), sources.end(),
              [](const Source& a, const Source& b) { return name_of(a.name) < name_of(b.name); });
    std::vector<std::string> names;
    for (const Source& source : sources) names.push_back(name_of(source.name));
    std::vector<GrammarText> texts;
    for (std::size_t i = 0; i < sources.size(); ++i) texts.push_back({names[i], sources[i].bytes});

    std::vector<Grammar> grammars;
    std::vector<SegmentSection> sections;
    bool good = argc > 2;
    for (const Source& source : sources) {
        Result<Grammar> grammar = load_grammar(source, texts);
        if (grammar) {
            grammars.push_back(*std::move(grammar));
            sections.push_back(*load_segments(source, texts));
            continue;
        }
        good = false;
        for (const Diagnostic& fault : grammar.diagnostics()) show(fault);
    }
    if (!good) return 1;
    std::ofstream out(argv[1], std::ios::binary);
    out << generate(texts, grammars, sections);
    return out.flush() ? 0 : 1;
}
