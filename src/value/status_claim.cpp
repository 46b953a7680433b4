#include "value/status_claim.h"

#include <algorithm>

#include "value/find_date.h"
#include "value/numeral.h"
#include "value/read_deadline.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr CharacterSet clause_marks("，,", CutCharacters::included);
constexpr CharacterSet sentence_marks("。！？；;!?\n", CutCharacters::included);
constexpr CharacterSet number_joints("、和与及,，", CutCharacters::included);
constexpr std::int64_t longest_range = 500;

class ClaimReader {
  public:
    ClaimReader(std::string_view text, const ItemNames& names, const ValueWords& words)
        : text_(text), names_(names), words_(words) {}

    std::vector<StatusClaim> read() {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < text_.size();) {
            const CodePoint character = first_code_point(text_.substr(i));
            const bool ends_sentence = sentence_marks.has(character.value);
            if (ends_sentence || clause_marks.has(character.value)) {
                clause(text_.substr(begin, i - begin));
                begin = i + character.length;
            }
            if (ends_sentence) named_ = {};
            i += character.length;
        }
        clause(text_.substr(begin));
        return std::move(claims_);
    }

  private:
    // Cheap: a state is asked for only where problems or a day have been named.
    void clause(std::string_view clause) {
        if (!names_something() && !may_hold_date(clause) && !may_name_problems(clause)) return;
        const auto status = read_status(clause, words_);
        const std::string_view before = status ? before_state(clause, status->state) : clause;
        problems(before);
        due(before);
        if (!status) return;
        const bool intended = words_.first_in(WordList::verb_aim, before).has_value();
        if (!intended && (!named_.numbers.empty() || named_.due)) {
            named_.state = status->state;
            named_.words = trim_spaces(clause);
            claims_.push_back(named_);
        }
        named_ = {};
    }

    bool names_something() const { return !named_.numbers.empty() || named_.due || named_.due_in_part; }

    // A name of problems with a number or 部分 behind it.
    bool may_name_problems(std::string_view clause) const {
        for (const std::string_view name : names_.problems)
            for (std::size_t at = clause.find(name); at != std::string_view::npos;
                 at = clause.find(name, at + 1)) {
                const std::string_view behind = clause.substr(at + name.size());
                if (begins_as_number(behind) || is_part(behind)) return true;
            }
        return false;
    }

    std::string_view before_state(std::string_view clause, StatusState state) const {
        const auto at = words_.first_in(list_of(state), clause);
        return clause.substr(0, at.value_or(clause.size()));
    }

    static WordList list_of(StatusState state) {
        switch (state) {
            case StatusState::completed: return WordList::completed;
            case StatusState::basically_completed: return WordList::basically_completed;
            case StatusState::on_schedule: return WordList::on_schedule;
            case StatusState::in_progress: return WordList::in_progress;
            case StatusState::not_completed: return WordList::not_completed;
        }
        return WordList::completed;
    }

    // 反馈问题四、九, 反馈问题四至九.
    void problems(std::string_view clause) {
        for (std::size_t at = 0; at < clause.size();) {
            std::string_view rest = clause.substr(at);
            const std::size_t name = name_length(names_.problems, rest);
            if (name == 0) {
                at += character_length(rest);
                continue;
            }
            rest.remove_prefix(name);
            std::vector<std::int64_t> numbers;
            take_numbers(rest, numbers);
            if (!is_part(rest))
                named_.numbers.insert(named_.numbers.end(), numbers.begin(), numbers.end());
            else if (numbers.empty())
                named_.due_in_part = true;  // 其他反馈问题部分措施
            at = clause.size() - rest.size();
        }
    }

    static std::size_t name_length(const std::vector<std::string_view>& names, std::string_view text) {
        std::size_t longest = 0;
        for (const std::string_view name : names)
            if (text.starts_with(name)) longest = std::max(longest, name.size());
        return longest;
    }

    // The numbers that the rest begins with; they are taken off it.
    void take_numbers(std::string_view& rest, std::vector<std::int64_t>& numbers) const {
        for (std::string_view from = rest;;) {
            const auto number = take_number(from);
            if (!number) return;
            numbers.push_back(*number);
            rest = from;
            if (const auto range = words_.longest_at(WordList::range, from); !range.empty()) {
                std::string_view behind = from.substr(range.size());
                const auto last = take_number(behind);
                if (last && *last > *number && *last - *number <= longest_range) {
                    for (std::int64_t i = *number + 1; i <= *last; ++i) numbers.push_back(i);
                    from = rest = behind;
                }
            }
            const std::size_t joint = character_length(from);
            if (joint == 0 || !number_joints.begins(from)) return;
            from.remove_prefix(joint);
        }
    }

    // 12个 counts and names nothing.
    std::optional<std::int64_t> take_number(std::string_view& text) const {
        std::optional<std::int64_t> number;
        std::size_t end = 0;
        constexpr std::size_t longest = 24;  // bytes
        for (std::size_t i = 0; i < text.size() && i < longest;) {
            i += character_length(text.substr(i));
            const auto longer = parse_integer(text.substr(0, i));
            if (!longer) break;
            number = longer;
            end = i;
        }
        if (!number || !words_.longest_at(WordList::counted, text.substr(end)).empty()) return std::nullopt;
        text.remove_prefix(end);
        return number;
    }

    // 部分, 的部分
    bool is_part(std::string_view rest) const {
        constexpr std::string_view of = "的";
        if (rest.starts_with(of)) rest.remove_prefix(of.size());
        return !words_.longest_at(WordList::part_of, rest).empty();
    }

    // 整改时限为2021年12月底前的问题, 应于2021年12月底前完成的措施
    void due(std::string_view clause) {
        const auto found = find_date(clause, 0, words_, {});
        if (!found || !found->date.by || !is_after_deadline(trim_spaces(clause.substr(0, found->begin))))
            return;
        std::string_view behind = clause.substr(found->begin + found->date.text.size());
        constexpr std::string_view of = "的";
        constexpr std::size_t longest = 4 * 3;  // bytes of 完成整改
        const std::size_t end = behind.find(of);
        if (end > longest) return;
        behind.remove_prefix(end + of.size());
        // Where problems are named right behind it, the day is only theirs.
        std::string_view numbers = behind.substr(name_length(names_.problems, behind));
        const bool names_problems = numbers.size() < behind.size() && take_number(numbers);
        if (names_problems && !named_.due_in_part) return;
        named_.due_in_part = named_.due_in_part || is_part(behind);
        named_.due = found->date.by;
        named_.due_words = found->date.text;
    }

    bool is_after_deadline(std::string_view before) const {
        if (!words_.longest_ending(WordList::planned, before).empty()) return true;
        before.remove_suffix(words_.longest_ending(WordList::rate_is, before).size());
        return std::any_of(names_.deadlines.begin(), names_.deadlines.end(),
                           [&](std::string_view label) { return before.ends_with(label); });
    }

    std::string_view text_;
    const ItemNames& names_;
    const ValueWords& words_;
    StatusClaim named_;  // what has been named in this sentence since its last state
    std::vector<StatusClaim> claims_;
};

}  // namespace

std::vector<StatusClaim> read_status_claims(std::string_view text, const ItemNames& names,
                                            const ValueWords& words) {
    if (!may_state_status(text, words)) return {};
    return ClaimReader(text, names, words).read();
}

}  // namespace zhenggai
