#include "grammar/segment_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/nearest.h"
#include "grammar/segment_section.h"
#include "grammar/yaml_tree.h"

namespace zhenggai {

namespace {

constexpr std::size_t most_texts = 100'000;

// A piece of a term: text as it stands, or the name of a list.
struct TermPart {
    std::string_view text = {};
    bool is_name = false;
};

// Empty where a brace has no partner.
std::optional<std::vector<TermPart>> parts_of(std::string_view term) {
    std::vector<TermPart> parts;
    while (!term.empty()) {
        const bool name = term.front() == '{';
        const std::size_t end = name ? term.find('}') : std::min(term.find_first_of("{}"), term.size());
        if (end == std::string_view::npos || end == 0) return std::nullopt;
        parts.push_back({name ? term.substr(1, end - 1) : term.substr(0, end), name});
        term.remove_prefix(name ? end + 1 : end);
    }
    return parts;
}

// The words of a list; none where no list has that name.
std::optional<std::vector<std::string>> words_of(std::string_view name, const Grammar& grammar) {
    if (name == "label_prefixes") return grammar.label_prefixes;
    if (name == "labels") {
        std::vector<std::string> labels;
        for (const FieldRule& field : grammar.fields)
            labels.insert(labels.end(), field.labels.begin(), field.labels.end());
        return labels;
    }
    for (std::size_t i = 0; i < word_list_count; ++i)
        if (const auto list = static_cast<WordList>(i); word_list_name(list) == name) {
            const auto words = grammar.values.of(list);
            return std::vector<std::string>(words.begin(), words.end());
        }
    return std::nullopt;
}

std::vector<std::string> expanded(std::string_view term, const Grammar& grammar) {
    std::vector<std::string> texts{""};
    for (const TermPart& part : parts_of(term).value_or(std::vector{TermPart{term}})) {
        const auto words = part.is_name ? words_of(part.text, grammar) : std::nullopt;
        std::vector<std::string> longer;
        for (const std::string& text : texts)
            for (const std::string& word : words.value_or(std::vector{std::string(part.text)}))
                longer.push_back(text + word);
        texts = std::move(longer);
    }
    return texts;
}

Diagnostic unknown_list(const RawText& term, std::string_view name) {
    std::vector<std::string_view> known{"labels", "label_prefixes"};
    for (std::size_t i = 0; i < word_list_count; ++i)
        known.push_back(word_list_name(static_cast<WordList>(i)));
    const auto near = nearest(name, known);
    return fault_at(*term.source, term.position, "unknown-word-list",
                    fmt::format("the term names no known word list: `{{{}}}`", name),
                    near ? fmt::format("did you mean `{{{}}}`?", *near)
                         : "name `labels`, `label_prefixes` or a list of `values`");
}

void check_term(const RawText& term, const Grammar& grammar, Diagnostics& faults) {
    const auto parts = parts_of(term.text);
    if (!parts) {
        faults.push_back(fault_at(*term.source, term.position, "bad-term",
                                  fmt::format("a brace of the term `{}` has no partner", term.text),
                                  "write the name of a word list between { and }"));
        return;
    }
    std::size_t count = 1;
    for (const TermPart& part : *parts) {
        if (!part.is_name) continue;
        const auto words = words_of(part.text, grammar);
        if (!words) faults.push_back(unknown_list(term, part.text));
        count *= std::clamp<std::size_t>(words ? words->size() : 1, 1, most_texts);
        if (count <= most_texts) continue;
        faults.push_back(
            fault_at(*term.source, term.position, "too-many-terms",
                     fmt::format("the term `{}` stands for more than {} texts", term.text, most_texts),
                     "name fewer or shorter lists in one term"));
        return;
    }
}

}  // namespace

void check_terms(const std::vector<RawText>& terms, const Grammar& grammar, Diagnostics& faults) {
    for (const RawText& term : terms) check_term(term, grammar, faults);
}

std::vector<std::string> kept_terms(const SegmentLevelSection& word, const Grammar& grammar) {
    std::vector<std::string> terms;
    for (const std::string& term : word.terms)
        for (std::string& text : expanded(term, grammar)) terms.push_back(std::move(text));
    return terms;
}

}  // namespace zhenggai
