#include "document/assignment_reader.h"

#include <algorithm>
#include <array>

#include "document/outermost_brackets.h"
#include "text/character.h"
#include "text/fold.h"
#include "value/find_date.h"
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

// Nothing but a stop stands behind the bracket.
bool is_last(std::string_view behind) {
    behind = trim(behind);
    return behind.empty() || std::find(final_stops.begin(), final_stops.end(), behind) != final_stops.end();
}

// Where the labelled pieces of the words end: 责任单位：…；时限：… has two. A label inside a paragraph may
// not be as short as one in a parenthesis.
std::vector<std::size_t> label_starts(std::string_view words, const Matcher& matcher) {
    std::vector<std::size_t> starts;
    for (const std::string_view clause : assignment_clauses(words)) {
        const auto at = static_cast<std::size_t>(clause.data() - words.data());
        std::optional<Marker> marker;
        const bool colon =
            clause.find(':') != std::string_view::npos || clause.find("：") != std::string_view::npos;
        if (at > 0 && colon && matcher.start_of(clause, marker) == LineStart::item) starts.push_back(at);
    }
    starts.push_back(words.size());
    return starts;
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
        part.unread = part.unread || (part.is_text() && is_last(paragraph.substr(at + bracketed.size())) &&
                                      looks_assigning(inside_brackets(bracketed)));
        if (part.is_text() && !part.unread) continue;
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
    std::size_t begin = 0;
    for (const std::size_t end : label_starts(words, matcher_)) {
        read_labels(part, trim(words.substr(begin, end - begin)), line);
        begin = end;
    }
    const bool any = std::any_of(part.fields.begin(), part.fields.end(),
                                 [](const FieldNode& field) { return is_assigning(field.key); });
    if (!any && !part.assigns) part.fields.clear();
    part.unread = part.unread && any;
    return part;
}

// Words between brackets that have labels, each at their start or behind a stop.
void AssignmentReader::read_labels(AssignedPart& part, std::string_view words, std::uint32_t line) const {
    const Paragraph paragraph{words, line};
    for (const Block& block : matcher_.match({&paragraph, 1})) {
        if (block.kind != BlockKind::label) {
            read_words(part, trim(block.text), line, false);
            part.unread = part.unread || !part.assignment;  // 甲局；完成时限：…: words beside a label
            continue;
        }
        FieldNode field{.key = block.key, .label = block.label, .line = line};
        std::string_view value = block.content;
        if (names_units(block.key)) {
            cut_lead(part, value);
            cut_time(part, value, line);
        }
        if (!value.empty()) field.value.push_back(value);
        part.fields.push_back(std::move(field));
        part.assigns = part.assigns || names_units(block.key);
    }
}

// 排第一位的为牵头单位, or 下同 behind it.
bool AssignmentReader::takes_lead(AssignedPart& part, std::string_view folded) const {
    const ValueWords& lists = matcher_.grammar().values;
    const bool same = lists.longest_at(WordList::same_below, folded).size() == folded.size();
    const bool leads = !same && !lists.of(WordList::leading).empty() &&
                       lists.first_in(WordList::leading, folded) &&
                       matcher_.begins(BlockRole::first_unit_leads, folded);
    part.from_here = part.from_here || same;
    part.first_leads = part.first_leads || leads;
    return same || leads;
}

void AssignmentReader::cut_lead(AssignedPart& part, std::string_view& value) const {
    if (matcher_.grammar().values.of(WordList::leading).empty()) return;
    const std::vector<std::string_view> clauses = assignment_clauses(value);
    AssignedPart found;
    Folding folding;
    std::string_view rest = value;
    for (std::size_t i = clauses.size(); i > 1 && takes_lead(found, folding.fold(clauses[i - 1])); --i)
        rest = value.substr(0, static_cast<std::size_t>(clauses[i - 1].data() - value.data()));
    if (!found.first_leads) return;
    value = without_final_stop(trim_end(rest));
    part.first_leads = true;
    part.from_here = part.from_here || found.from_here;
}

// 责任单位：甲局；2021年9月底前: the last clause is a time without its label.
void AssignmentReader::cut_time(AssignedPart& part, std::string_view& value, std::uint32_t line) const {
    const std::vector<std::string_view> clauses = assignment_clauses(value);
    if (clauses.size() < 2) return;
    const std::string_view last = clauses.back();
    Folding folding;
    const auto date = find_date(folding.fold(last), 0, matcher_.grammar().values, {});
    if (!date || date->begin > 0) return;
    part.fields.push_back({.key = FieldKey::deadline, .label = last, .value = {last}, .line = line});
    value =
        without_final_stop(trim_end(value.substr(0, static_cast<std::size_t>(last.data() - value.data()))));
}

bool AssignmentReader::looks_assigning(std::string_view words) const {
    const ValueWords& lists = matcher_.grammar().values;
    Folding folding;
    const std::string_view folded = folding.fold(words);
    const std::vector<std::string_view> clauses = assignment_clauses(folded);
    return std::any_of(clauses.begin(), clauses.end(), [&lists](std::string_view clause) {
        if (lists.first_in(WordList::no_assignment, clause)) return false;
        const std::size_t colon = std::min(clause.find(':'), clause.find("："));
        const bool labelled =
            colon != std::string_view::npos &&
            !lists.longest_ending(WordList::label_end, trim_end(clause.substr(0, colon))).empty();
        return labelled || !lists.longest_ending(WordList::assigned, clause).empty();
    });
}

void AssignmentReader::read_words(AssignedPart& part, std::string_view words, std::uint32_t line,
                                  bool bare) const {
    Folding folding;
    std::vector<std::string_view> clauses = assignment_clauses(folding.fold(words));
    AssignedPart found;
    std::erase_if(clauses, [&](std::string_view clause) { return takes_lead(found, clause); });
    const bool assigns = read_assignment(clauses, matcher_.grammar().values, bare).has_value();
    if (!assigns && (!clauses.empty() || !found.first_leads)) return;
    part.first_leads = part.first_leads || found.first_leads;
    part.from_here = part.from_here || (found.first_leads && found.from_here);
    part.assigns = part.assigns || assigns;
    AssignmentNode node{.words = without_final_stop(words), .bare = bare, .line = line};
    for (const std::string_view clause : clauses) node.clauses.push_back(folding.unfold(clause));
    if (assigns) part.assignment = std::move(node);
}

}  // namespace zhenggai
