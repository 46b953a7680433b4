#include "document/assignment_reader.h"

#include <algorithm>
#include <array>

#include "document/outermost_brackets.h"
#include "text/character.h"
#include "text/fold.h"
#include "value/read_assignment.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest = 4096;  // bytes: longer words are a text of their own
constexpr std::array<std::string_view, 6> final_stops{"。", ".", "；", ";", "，", ","};

std::string_view without_final_stop(std::string_view text) {
    for (const std::string_view stop : final_stops)
        if (text.ends_with(stop)) return trim_end(text.substr(0, text.size() - stop.size()));
    return text;
}

bool names_units(FieldKey key) {
    switch (key) {
        case FieldKey::lead_units:
        case FieldKey::responsible_units:
        case FieldKey::cooperating_units:
        case FieldKey::supervising_units:
        case FieldKey::accepting_units: return true;
        default: return false;
    }
}

}  // namespace

bool is_assigning(FieldKey key) {
    return names_units(key) || key == FieldKey::deadline || key == FieldKey::leaders;
}

std::vector<AssignedPart> AssignmentReader::read(std::string_view paragraph, std::uint32_t line) const {
    std::vector<AssignedPart> parts;
    std::size_t begin = 0;
    const auto add_text = [&](std::size_t end) {
        if (end > begin) parts.push_back({.text = paragraph.substr(begin, end - begin)});
        begin = end;
    };
    for (const std::string_view bracketed : outermost_brackets(paragraph)) {
        if (bracketed.size() > longest) continue;
        const auto at = static_cast<std::size_t>(bracketed.data() - paragraph.data());
        const bool behind_sentence = trim_end(paragraph.substr(begin, at - begin)).ends_with("。");
        const bool bare = behind_sentence && at + bracketed.size() == paragraph.size();
        AssignedPart part = read_bracket(bracketed, line, bare);
        if (part.is_text()) continue;
        add_text(at);
        begin = at + bracketed.size();
        parts.push_back(std::move(part));
    }
    add_text(paragraph.size());
    return parts;
}

AssignedPart AssignmentReader::read_bracket(std::string_view bracketed, std::uint32_t line, bool bare) const {
    AssignedPart part{.text = bracketed};
    const std::string_view words = inside_brackets(bracketed);
    const bool may_have_label =
        words.find(':') != std::string_view::npos || words.find("：") != std::string_view::npos;
    if (!may_have_label) {
        read_words(part, words, line, bare);
        return part;
    }
    const Paragraph paragraph{words, line};
    for (const Block& block : matcher_.match({&paragraph, 1})) {
        if (block.kind != BlockKind::label) {
            read_words(part, trim(block.text), line, false);
            continue;
        }
        FieldNode field{.key = block.key, .label = block.label, .line = line};
        if (!block.content.empty()) field.value.push_back(block.content);
        part.fields.push_back(std::move(field));
        part.assigns = part.assigns || names_units(block.key);
    }
    const bool any = std::any_of(part.fields.begin(), part.fields.end(),
                                 [](const FieldNode& field) { return is_assigning(field.key); });
    if (!any && !part.assigns) part.fields.clear();
    return part;
}

void AssignmentReader::read_words(AssignedPart& part, std::string_view words, std::uint32_t line,
                                  bool bare) const {
    Folding folding;
    const ValueWords& lists = matcher_.grammar().values;
    std::vector<std::string_view> clauses = assignment_clauses(folding.fold(words));
    bool first_leads = false;
    bool from_here = false;
    std::erase_if(clauses, [&](std::string_view clause) {
        const bool same = lists.longest_at(WordList::same_below, clause).size() == clause.size();
        const bool leads = !same && !lists.of(WordList::leading).empty() &&
                           lists.first_in(WordList::leading, clause) &&
                           matcher_.begins(BlockRole::first_unit_leads, clause);
        from_here = from_here || same;
        first_leads = first_leads || leads;
        return same || leads;
    });
    const bool assigns = read_assignment(clauses, lists, bare).has_value();
    if (!assigns && (!clauses.empty() || !first_leads)) return;
    part.first_leads = first_leads;
    part.from_here = first_leads && from_here;
    part.assigns = part.assigns || assigns;
    AssignmentNode node{.words = without_final_stop(words), .bare = bare, .line = line};
    for (const std::string_view clause : clauses) node.clauses.push_back(folding.unfold(clause));
    if (assigns) part.assignment = std::move(node);
}

}  // namespace zhenggai
