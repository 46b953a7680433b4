#include "value/bare_value.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/arena.h"
#include "value/date_expression.h"
#include "value/read_units.h"
#include "value/relative_term.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest = 200 * 3;  // bytes
constexpr CharacterSet joints("，,、；; 　");
constexpr CharacterSet final_marks("。.；;，,", CutCharacters::included);

// 市水务局（河长办） -> 市水务局; 各县（市、区）党委 stays.
std::string_view without_last_parenthesis(std::string_view name) {
    const std::size_t open = std::min(name.rfind("（"), name.rfind('('));
    if (open == std::string_view::npos || open == 0) return name;
    return behind_parenthesis(name.substr(open)) == name.size() - open ? trim_spaces(name.substr(0, open))
                                                                       : name;
}

constexpr std::array<WordList, 7> unit_ends{
    WordList::bureau,      WordList::unit_end,     WordList::organ,   WordList::party_end,
    WordList::company_end, WordList::national_end, WordList::body_end};

bool ends_as_units_do(std::string_view name, const ValueWords& words) {
    return std::any_of(unit_ends.begin(), unit_ends.end(),
                       [&](WordList list) { return !words.longest_ending(list, name).empty(); });
}

// False where the last character tells that no list of units ends here: it ends with a name, with what is
// read behind one (等部门, a parenthesis), or with a mark.
bool may_end_unit_list(std::string_view text, const ValueWords& words) {
    constexpr WordListSet lists =
        word_lists({WordList::bureau, WordList::unit_end, WordList::organ, WordList::party_end,
                    WordList::company_end, WordList::national_end, WordList::body_end, WordList::others});
    constexpr CharacterSet marks("、､ 　");
    const std::uint32_t last = last_code_point(text).value;
    return words.ending_like(text).meets(lists) || is_close_parenthesis(last) || marks.has(last);
}

// 市水利局, 霁川县人民政府, 公安局, 国家能源局: what stands before the bureau or organ is a place, or
// nothing.
bool is_anchored(std::string_view name, const ValueWords& words) {
    if (!words.longest_at(WordList::level, name).empty() ||
        !words.longest_at(WordList::national_start, name).empty() ||
        !words.longest_ending(WordList::national_end, name).empty())
        return true;
    for (const WordList list : {WordList::bureau, WordList::organ}) {
        const std::string_view end = words.longest_ending(list, name);
        if (end.empty()) continue;
        const std::string_view front = without_last_parenthesis(name.substr(0, name.size() - end.size()));
        if (front.empty() ? list == WordList::bureau
                          : !words.longest_ending(WordList::place_end, front).empty())
            return true;
    }
    return false;
}

bool is_unit_list(std::string_view text, const ValueWords& words) {
    Arena arena;
    const UnitListReading reading = read_units(text, words, arena);
    for (const ValueFault& fault : reading.faults)
        if (fault.code != "unit-incomplete") return false;
    const auto& units = reading.value.units;
    return std::any_of(units.begin(), units.end(),
                       [&](const Unit& unit) {
                           return unit.written || is_anchored(without_last_parenthesis(unit.name), words);
                       }) &&
           std::all_of(units.begin(), units.end(), [&](const Unit& unit) {
               return ends_as_units_do(without_last_parenthesis(unit.name), words);
           });
}

class DeadlineParts {
  public:
    DeadlineParts(std::string_view text, const ValueWords& words) : rest_(text), words_(words) {}

    bool are_all() {
        while (!rest_.empty()) {
            if (!skip_joint() && !take_time() && !take_parenthesis()) return false;
        }
        return has_time_;
    }

  private:
    bool skip(std::size_t bytes) {
        rest_.remove_prefix(bytes);
        return bytes > 0;
    }

    bool skip_joint() {
        const std::size_t length = character_length(rest_);
        if (joints.begins(rest_)) return skip(length);
        return has_time_ && skip(words_.longest_at(WordList::joining, rest_).size());
    }

    // A bare day, month or year may as well be the date of a letter.
    static bool limits(const DateExpression& date) {
        return date.end != DateEnd::none || date.precision == Precision::ten_days ||
               date.precision == Precision::quarter || date.precision == Precision::half_year;
    }

    bool take_time() {
        std::size_t length = 0;
        if (const auto date = parse_date_expression(rest_, words_, {}); date && limits(*date)) {
            length = date->text.size();
        } else if (const auto term = find_relative_term(rest_, words_);
                   term && term->text.data() == rest_.data()) {
            length = term->text.size();
        } else {
            length = std::max(words_.longest_at(WordList::immediate, rest_).size(),
                              words_.longest_at(WordList::ongoing, rest_).size());
        }
        has_time_ = has_time_ || length > 0;
        return skip(length);
    }

    bool take_parenthesis() {
        if (!has_time_ || !is_open_parenthesis(code_point_at_start(rest_))) return false;
        const std::size_t end = behind_parenthesis(rest_);
        return end != std::string_view::npos && skip(end);
    }

    std::string_view rest_;
    const ValueWords& words_;
    bool has_time_ = false;
};

}  // namespace

std::optional<BareValue> find_bare_value(std::string_view text, const ValueWords& words) {
    if (text.size() > longest) return std::nullopt;
    text = without_trailing(trim_spaces(text), final_marks);
    if (text.empty() || text.find("。") != std::string_view::npos) return std::nullopt;
    if (DeadlineParts(text, words).are_all()) return BareValue::deadline;
    if (may_end_unit_list(text, words) && is_unit_list(text, words)) return BareValue::units;
    return std::nullopt;
}

}  // namespace zhenggai
