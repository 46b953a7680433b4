#include "value/read_assignment.h"

#include <algorithm>
#include <array>
#include <utility>

#include "value/find_date.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr CharacterSet clause_ends("，,；;。\n", CutCharacters::included);
constexpr CharacterSet item_marks("、､", CutCharacters::included);
constexpr std::size_t longest_task =
    60 * 3;                            // bytes of what 负责 may be said of; more is a sentence of its own
constexpr std::size_t most_lists = 8;  // in one clause; more are no words that anyone wrote

// Calls `take` with every part of the text between the marks, outside parentheses, trimmed and not empty.
template <class Take>
void split(std::string_view text, const CharacterSet& marks, Take take) {
    std::size_t begin = 0;
    std::size_t depth = 0;
    const auto part = [&](std::size_t end) {
        const std::string_view found = trim_spaces(text.substr(begin, end - begin));
        if (!found.empty()) take(found);
    };
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint character = first_code_point(text.substr(i));
        if (is_open_parenthesis(character.value)) ++depth;
        if (is_close_parenthesis(character.value) && depth > 0) --depth;
        if (depth == 0 && marks.has(character.value)) {
            part(i);
            begin = i + character.length;
        }
        i += character.length;
    }
    part(text.size());
}

class AssignmentReader {
  public:
    AssignmentReader(const ValueWords& words, bool bare) : words_(words), bare_(bare) {}

    std::optional<Assignment> read(std::span<const std::string_view> clauses) {
        for (const std::string_view clause : clauses)
            if (!read_clause(clause)) return std::nullopt;
        if (!assigns_ && !(bare_ && only_units_ && !assignment_.clauses.empty())) return std::nullopt;
        return std::move(assignment_);
    }

  private:
    // False where the clause shows that the parenthesis assigns nothing.
    bool read_clause(std::string_view clause) {
        const std::string_view units = cut_deadline(clause);
        if (units.empty() || is_remark(units)) return true;
        if (words_.first_in(WordList::no_assignment, units)) return false;
        read_units_of(units);
        return true;
    }

    // 以下均需市水利局落实: a remark, unless units stand before it: 市水利局及时上报.
    bool is_remark(std::string_view clause) const {
        const auto at = words_.first_in(WordList::remark, clause);
        if (!at) return false;
        std::string_view before = without_opening(clause.substr(0, *at));
        bool leads = false;
        strip_assigned(before, leads);
        return !all_bodies(before) && next_between(before).first == before.size();
    }

    // Takes the deadline that the clause ends with; gives what stands before it.
    std::string_view cut_deadline(std::string_view clause) {
        if (!words_.longest_at(WordList::ongoing, clause).empty() ||
            !words_.longest_at(WordList::immediate, clause).empty()) {
            assignment_.deadline.push_back(clause);
            return {};
        }
        // 全年持续推进
        const std::string_view ongoing = words_.longest_ending(WordList::ongoing, clause);
        if (!ongoing.empty() && !all_bodies(trim_spaces(clause.substr(0, clause.size() - ongoing.size())))) {
            assignment_.deadline.push_back(clause);
            return {};
        }
        const auto date = find_date(clause, 0, words_, {});
        if (!date) return clause;
        assignment_.deadline.push_back(clause.substr(date->begin));
        const std::string_view before = trim_spaces(clause.substr(0, date->begin));
        return trim_spaces(
            before.substr(0, before.size() - words_.longest_ending(WordList::aim, before).size()));
    }

    void read_units_of(std::string_view clause) {
        AssignedClause found;
        std::string_view rest = without_opening(clause);
        const bool assigned = strip_assigned(rest, found.leads);
        if (rest.empty()) {  // 按职责分工负责 behind a comma
            assigns_ = assigns_ || (assigned && !assignment_.clauses.empty());
            return;
        }
        if (!split_units(rest, assigned, found)) {
            only_units_ = false;
            return;
        }
        assigns_ = assigns_ || assigned || found.units.size() > 1 || task_;
        assignment_.clauses.push_back(std::move(found));
    }

    std::string_view without_opening(std::string_view clause) const {
        clause = trim_spaces(clause.substr(words_.longest_at(WordList::assignment_opening, clause).size()));
        // 会同市财政局负责, behind the clause of the one who leads.
        return trim_spaces(clause.substr(words_.longest_at(WordList::between_units, clause).size()));
    }

    // Takes 按职责分工负责 and the like off the end; true where an assigned word is among them.
    bool strip_assigned(std::string_view& text, bool& leads) const {
        bool assigned = false;
        while (!text.empty()) {
            const std::string_view verb = words_.longest_ending(WordList::assigned, text);
            const std::string_view manner = words_.longest_ending(WordList::assignment_manner, text);
            const std::size_t size = std::max(verb.size(), manner.size());
            if (size == 0 || names_body(text)) break;
            if (verb.size() == size) {
                assigned = true;
                leads = leads || words_.longest_ending(WordList::leading, text) == verb;
            }
            text = without_trailing(text.substr(0, text.size() - size), item_marks);
        }
        return assigned;
    }

    // 市委组织部 is a name, whatever words end it.
    bool names_body(std::string_view text) const {
        return !words_.longest_ending(WordList::bureau, text).empty();
    }

    // The lists of units that words like 会同 part; what 负责 is said of (负责立项) is left out.
    bool split_units(std::string_view text, bool assigned, AssignedClause& found) {
        task_ = false;
        while (found.units.size() < most_lists) {
            const auto [begin, end] = next_between(text);
            const std::string_view left = trim_spaces(text.substr(0, begin));
            if (begin == text.size()) break;
            found.leads = found.leads ||
                          words_.first_in(WordList::leading, text.substr(begin, end - begin)).has_value();
            found.units.push_back(left);
            text = without_opening(trim_spaces(text.substr(end)));
            if (text.empty()) return true;
            if (!all_bodies(text) && next_between(text).first == text.size()) {
                task_ = text.size() <= longest_task;
                return task_ || assigned;
            }
        }
        if (assigned ? !any_body(text) : !all_bodies(text)) return !found.units.empty();
        found.units.push_back(text);
        return true;
    }

    // The first word like 会同 that has nothing but units before it; the end of the text where there is none.
    std::pair<std::size_t, std::size_t> next_between(std::string_view text) const {
        for (std::size_t i = character_length(text); i < text.size(); i += character_length(text.substr(i))) {
            const std::string_view word = words_.longest_at(WordList::between_units, text.substr(i));
            if (word.empty()) continue;
            if (!all_bodies(trim_spaces(text.substr(0, i)))) break;
            return {i, i + word.size()};
        }
        return {text.size(), text.size()};
    }

    bool all_bodies(std::string_view list) const {
        bool all = !list.empty();
        split(list, item_marks, [&](std::string_view item) { all = all && is_body(item); });
        return all;
    }

    bool any_body(std::string_view list) const {
        bool any = false;
        split(list, item_marks, [&](std::string_view item) { any = any || is_body(item); });
        return any;
    }

    // A name that ends as those of units, organs, companies and places do. 经费由财政局 is a sentence's
    // start.
    bool is_body(std::string_view item) const {
        item =
            trim_spaces(item.substr(0, item.size() - words_.longest_ending(WordList::others, item).size()));
        if (item.ends_with(")") || item.ends_with("）"))
            item = trim_spaces(item.substr(0, std::min(item.find('('), item.find("（"))));
        if (item.empty() || has_opening_inside(item)) return false;
        constexpr std::array lists{WordList::bureau,      WordList::unit_end,  WordList::organ,
                                   WordList::company_end, WordList::place_end, WordList::national_end,
                                   WordList::body_end,    WordList::unnamed};
        return std::any_of(lists.begin(), lists.end(),
                           [&](WordList list) { return !words_.longest_ending(list, item).empty(); });
    }

    // 经费由财政局, but not 自由贸易试验区.
    bool has_opening_inside(std::string_view item) const {
        const auto at = words_.first_in(WordList::assignment_opening, item);
        if (!at) return false;
        std::size_t before = *at;
        while (before > 0 && (static_cast<unsigned char>(item[--before]) & 0xC0U) == 0x80U) {
        }
        return words_.longest_at(WordList::own_name, item.substr(before)).empty();
    }

    const ValueWords& words_;
    bool bare_;
    Assignment assignment_;
    bool assigns_ = false;
    bool only_units_ = true;
    bool task_ = false;  // the last clause says what its units answer for
};

}  // namespace

std::vector<std::string_view> assignment_clauses(std::string_view words) {
    std::vector<std::string_view> clauses;
    split(words, clause_ends, [&](std::string_view clause) { clauses.push_back(clause); });
    return clauses;
}

std::optional<Assignment> read_assignment(std::span<const std::string_view> clauses, const ValueWords& words,
                                          bool bare) {
    return AssignmentReader(words, bare).read(clauses);
}

}  // namespace zhenggai
