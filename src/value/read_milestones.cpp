#include "value/read_milestones.h"

#include <algorithm>
#include <array>

#include "value/date_faults.h"
#include "value/find_date.h"
#include "value/numeral.h"
#include "value/progress_words.h"
#include "value/read_progress.h"
#include "value/text_cursor.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr CharacterSet clause_ends("，,；;。！？!?：:、（(\n", CutCharacters::included);
constexpr CharacterSet sentence_ends("；;。！？\n", CutCharacters::included);
constexpr CharacterSet final_marks("，,；;。、", CutCharacters::included);
constexpr std::string_view attributive = "的";

// A limiting date with its place.
struct Limit {
    std::size_t begin = 0;
    std::size_t end = 0;
    DateExpression date = {};
};

// The passages between two marks, sought from left to right: 《…规划（2020—2030年）》, “2025年底前完成”的要求
// name a date and limit nothing. “十四五” begins a date itself.
class MarkedPassages {
  public:
    MarkedPassages(std::string_view text, std::string_view open, std::string_view close)
        : text_(text), open_(open), close_(close) {}

    // True where the byte `at` is behind the opening mark of a passage. `at` never decreases.
    bool holds(std::size_t at) {
        while (end_ <= at) {
            begin_ = text_.find(open_, end_);
            const std::size_t end = begin_ == std::string_view::npos ? begin_ : text_.find(close_, begin_);
            if (end == std::string_view::npos) {  // no further passage
                begin_ = end_ = text_.size() + 1;
                return false;
            }
            end_ = end + close_.size();
        }
        return begin_ < at;
    }

  private:
    std::string_view text_;
    std::string_view open_;
    std::string_view close_;
    std::size_t begin_ = 0;  // the passage sought last: [begin_, end_)
    std::size_t end_ = 0;
};

class MilestoneReader {
  public:
    MilestoneReader(std::string_view text, const ValueWords& words, const std::optional<Date>& issued,
                    const std::optional<Date>& told_until, Arena& arena)
        : text_(text), words_(words), arena_(arena), told_until_(std::max(issued, told_until)) {
        context_.issued = issued;
    }

    // `first` is the first date of the text.
    MilestoneReading read(const std::optional<FoundDate>& first) {
        find_limits(first);
        MilestoneReading reading{.faults = std::move(faults_)};
        std::vector<Milestone> milestones;
        milestones.reserve(limits_.size());
        for (std::size_t i = 0; i < limits_.size(); ++i) {
            const DateExpression& date = limits_[i].date;
            Milestone milestone{
                .text = date.text, .from = date.from, .by = date.by, .precision = date.precision};
            const std::size_t next = i + 1 < limits_.size() ? limits_[i + 1].begin : text_.size();
            const std::size_t previous = i > 0 ? limits_[i - 1].end : 0;
            if (const std::string_view clause = clause_of(limits_[i], previous, next); !clause.empty())
                milestone.clause = clause;
            milestones.push_back(milestone);
        }
        reading.milestones = arena_.keep_all<Milestone>(milestones);
        return reading;
    }

  private:
    void find_limits(std::optional<FoundDate> found) {
        for (std::size_t from = 0; found; found = find_date(text_, from, words_, context_)) {
            const std::size_t end = found->begin + found->date.text.size();
            const std::string_view between = text_.substr(from, found->begin - from);
            year_is_near_ = year_is_near_ && !holds_full_stop(between);
            if (!found->date.year && context_.year && !year_is_near_) found->date = of_other_sentence(*found);
            if (!titles_.holds(found->begin) && !quotations_.holds(found->begin) && is_limit(*found, end) &&
                !is_told(*found, end)) {
                add_date_faults(found->date, year_is_near_, faults_);
                if (!found->date.impossible) limits_.push_back({found->begin, end, found->date});
                if (found->date.year) {
                    context_.year = found->date.year;
                    year_is_near_ = true;
                }
            }
            from = end;
        }
    }

    static bool holds_full_stop(std::string_view text) {
        constexpr std::array<std::string_view, 4> stops{"。", "！", "？", "\n"};
        return std::any_of(stops.begin(), stops.end(),
                           [text](std::string_view stop) { return text.find(stop) != text.npos; });
    }

    // The year of another sentence is none of this date's: where the day of issue does not give the same,
    // no one knows which is meant.
    DateExpression of_other_sentence(const FoundDate& found) const {
        DateExpression date = found.date;
        const auto by_issue =
            parse_date_expression(text_.substr(found.begin), words_, {.issued = context_.issued});
        if (!by_issue || by_issue->by != date.by) date.from = date.by = std::nullopt;
        return date;
    }

    bool is_limit(const FoundDate& found, std::size_t end) const {
        const DateExpression& date = found.date;
        const std::string_view behind = text_.substr(end, window);
        const std::string_view before = trim_spaces(
            text_.substr(found.begin - std::min(found.begin, window), std::min(found.begin, window)));
        if (!words_.longest_at(WordList::past, behind).empty() ||
            !words_.longest_at(WordList::start, behind).empty() ||
            !words_.longest_ending(WordList::as_of, before).empty() ||
            !words_.longest_ending(WordList::recurring, before).empty())
            return false;
        const bool plan_period = date.precision == Precision::plan_period;
        const bool past = date.by && told_until_ && *date.by < *told_until_;
        if (date.end == DateEnd::before && counts_periods(behind)) return false;
        if (date.end == DateEnd::end || date.end == DateEnd::before) return true;
        if (date.end == DateEnd::within) return !(plan_period && past);
        if (past || !date.year || words_.first_in(WordList::occasion, up_to(behind, clause_ends)))
            return false;
        if (!words_.longest_at(WordList::reached, behind).empty()) return true;
        // 于 alone tells when something was done as well as when it is to be done.
        return !words_.longest_ending(WordList::aim, before).empty() &&
               words_.longest_ending(WordList::loose_aim, before).empty();
    }

    // 2019年前三季度, 2022年前10个月: a period of its own.
    bool counts_periods(std::string_view behind) const {
        TextCursor cursor(behind);
        return cursor.number(1, 2) &&
               (cursor.take_any(WordList::quarter, words_) || cursor.take_any(WordList::month_count, words_));
    }

    // 计划2017年完成的30个问题已全部完成, 已于2022年底前建成, 2017年11月底前作了通报: the clause tells what
    // has been done.
    bool is_told(const FoundDate& found, std::size_t end) const {
        const std::size_t searched = std::min(found.begin, longest_told);
        std::string_view before = text_.substr(found.begin - searched, searched);
        if (const std::size_t mark = last_mark(before); mark != std::string_view::npos)
            before = before.substr(mark);
        std::string_view behind = up_to(text_.substr(end, longest_told), clause_ends);
        if (last_told(WordList::told_before, before) || names_counted(behind)) return true;
        if (tells_standing(found.date, before, end)) return true;
        const auto at = last_told(WordList::told, behind);
        if (!at) return false;
        // 2022年底前完成已开工的项目: what is to be completed, not what has been.
        const std::string_view lead = behind.substr(0, *at);
        const auto reached = words_.first_in(WordList::reached, lead);
        return !reached || lead.find(attributive, *reached) != std::string_view::npos ||
               !words_.longest_ending(WordList::reached, lead).empty();  // 建成了
    }

    // 到2022年底，全省已建成18座; 2021年完成31项、2022年完成12项，累计完成43项: how things stood on a day
    // that the document's news may reach.
    bool tells_standing(const DateExpression& date, std::string_view before, std::size_t end) const {
        if (!date.by || (told_until_ && *date.by >= *told_until_)) return false;
        const bool past = told_until_.has_value();
        const std::string_view rest = text_.substr(end, longest_told);
        const std::string_view behind = without_mark(rest);
        const std::string_view clause = up_to(behind, clause_ends);
        if (behind.size() < rest.size() && tells_reached(clause)) return true;
        if (past && tells_all(clause)) return true;
        if (past && words_.first_in(WordList::so_far, clause)) return true;
        if (date.end != DateEnd::none || !words_.longest_ending(WordList::aim, trim_spaces(before)).empty())
            return false;
        const std::string_view reached = words_.longest_at(WordList::reached, rest);
        return !reached.empty() && read_count(rest, reached.size(), words_) &&
               words_.first_in(WordList::so_far, up_to(rest, sentence_ends)).has_value();
    }

    static std::string_view without_mark(std::string_view text) {
        const std::string_view mark = text.substr(0, character_length(text));
        return mark == "，" || mark == "," ? trim_spaces(text.substr(mark.size())) : text;
    }

    // 已建成, 建成了 behind the ， of the date.
    bool tells_reached(std::string_view clause) const {
        const auto at = last_told(WordList::told, clause);
        if (!at) return false;
        const std::string_view lead = clause.substr(0, *at);
        if (!words_.longest_ending(WordList::reached, lead).empty()) return true;
        const std::string_view word = clause.substr(*at);
        const std::string_view verb = word.substr(words_.longest_at(WordList::already, word).size());
        return verb.size() < word.size() && (read_state(word, 0, words_).has_value() ||
                                             !words_.longest_at(WordList::reached, verb).empty());
    }

    // 25项任务全部完成
    bool tells_all(std::string_view clause) const {
        const auto facts = read_progress(clause, words_, told_until_);
        return std::any_of(facts.begin(), facts.end(), [](const ProgressFact& fact) {
            return fact.total && (fact.done == fact.total || fact.closed == fact.total);
        });
    }

    // 2021年底前应完成的45项, 2021年底前完成类45项: the date names the things that are counted.
    bool names_counted(std::string_view behind) const {
        behind = behind.substr(words_.longest_at(WordList::planned, behind).size());
        const std::string_view kind = behind.substr(words_.longest_at(WordList::reached, behind).size());
        if (kind.size() < behind.size() && !words_.longest_at(WordList::kind_end, kind).empty()) return true;
        const auto state = read_state(behind, 0, words_);
        if (!state || !behind.substr(state->end).starts_with(attributive)) return false;
        return read_count(behind, state->end + attributive.size(), words_).has_value();
    }

    // Where the last word of the list stands in the clause; none where it belongs to an attribute
    // (已完成整改的问题) or to another word (了解).
    std::optional<std::size_t> last_told(WordList list, std::string_view clause) const {
        const std::size_t last = last_begin(list, clause);
        if (last == std::string_view::npos || clause.find(attributive, last) != std::string_view::npos)
            return std::nullopt;
        const std::size_t character = last + character_length(clause.substr(last));
        const bool other = !words_.longest_at(WordList::untold, clause.substr(last)).empty() ||
                           !words_.longest_ending(WordList::untold, clause.substr(0, character)).empty();
        return other ? std::nullopt : std::optional(last);
    }

    // Where the last word of the list begins.
    std::size_t last_begin(WordList list, std::string_view clause) const {
        for (std::size_t at = clause.size(); at > 0;) {
            at = character_before(clause, at);
            if (!words_.longest_at(list, clause.substr(at)).empty()) return at;
        }
        return std::string_view::npos;
    }

    // The end of the last mark that ends a clause.
    static std::size_t last_mark(std::string_view text) {
        for (std::size_t end = text.size(); end > 0;) {
            const std::size_t at = character_before(text, end);
            if (clause_ends.begins(text.substr(at, end - at))) return end;
            end = at;
        }
        return std::string_view::npos;
    }

    std::string_view clause_of(const Limit& limit, std::size_t previous, std::size_t next) {
        const std::string_view before = lead_in(limit.begin, previous);
        const std::string_view behind = text_.substr(limit.end, next - limit.end);
        // 力争到2025年底，…: the clause is all behind the ，.
        const bool aim_alone = words_.longest_at(WordList::verb_aim, before).size() == before.size();
        if (before.empty() || (aim_alone && without_mark(behind).size() < behind.size()))
            return without_preposition(without_leading(up_to(behind, sentence_ends)));
        return joined(before, without_trailing(up_to(behind, clause_ends), final_marks), arena_);
    }

    // What the date's own clause says before it, without the 到 or 在 that belongs to the date.
    std::string_view lead_in(std::size_t begin, std::size_t previous) const {
        std::size_t start = begin;
        while (start > previous) {
            std::size_t at = start - 1;
            while (at > previous && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) --at;
            if (clause_ends.begins(text_.substr(at, start - at))) break;
            if (begin - at > longest_lead_in) return {};
            start = at;
        }
        std::string_view before = without_item_number(trim_spaces(text_.substr(start, begin - start)));
        for (std::string_view aim = preposition(before); !aim.empty(); aim = preposition(before))
            before = trim_spaces(before.substr(0, before.size() - aim.size()));
        const std::string_view joining = words_.longest_at(WordList::joining, before);
        return joining.size() == before.size() ? std::string_view{} : before;
    }

    // …50%，到: the words that lead to the next date are no part of the clause.
    std::string_view without_preposition(std::string_view clause) const {
        clause = without_trailing(clause, final_marks);
        const std::string_view aim = preposition(clause);
        const std::string_view rest = trim_spaces(clause.substr(0, clause.size() - aim.size()));
        return rest.size() == without_trailing(rest, final_marks).size()
                   ? clause
                   : without_trailing(rest, final_marks);
    }

    // （1）, ① at the start of a sub-item are no part of what it says.
    static std::string_view without_item_number(std::string_view before) {
        const std::string_view first = before.substr(0, character_length(before));
        TextCursor digits(before);  // its （ has ended the clause before it
        if (digits.number(1, 2) && (digits.take(")") || digits.take("）"))) return trim_spaces(digits.rest());
        std::size_t end = first.size();
        std::string_view number = first;
        if (is_open_parenthesis(code_point_at_start(first))) {
            end = behind_parenthesis(before);
            if (end == std::string_view::npos) return before;
            number = before.substr(first.size(), end - first.size());
            number = number.substr(0, number.find_first_of(")\xEF"));
        } else if (first.size() != 3 || first < "①" || first > "⒛") {
            return before;
        }
        return parse_integer(number) ? trim_spaces(before.substr(end)) : before;
    }

    std::string_view preposition(std::string_view before) const {
        const std::string_view aim = words_.longest_ending(WordList::aim, before);
        const std::string_view verb = words_.longest_ending(WordList::verb_aim, before);
        return verb.size() >= aim.size() && !verb.empty() ? std::string_view{} : aim;
    }

    // The text before the first of `marks` outside parentheses.
    static std::string_view up_to(std::string_view text, const CharacterSet& marks) {
        for (std::size_t i = 0; i < text.size();) {
            const CodePoint character = first_code_point(text.substr(i));
            if (is_open_parenthesis(character.value)) {
                const std::size_t end = behind_parenthesis(text.substr(i));
                if (end == std::string_view::npos) return text.substr(0, i);
                i += end;
                continue;
            }
            if (is_close_parenthesis(character.value) || marks.has(character.value)) return text.substr(0, i);
            i += character.length;
        }
        return text;
    }

    static std::string_view without_leading(std::string_view text) {
        text = trim_spaces(text);
        while (final_marks.begins(text)) text = trim_spaces(text.substr(character_length(text)));
        return text;
    }

    static constexpr std::size_t window = 48;            // bytes around a date that may hold a telling word
    static constexpr std::size_t longest_told = 240;     // bytes of a clause that are searched for 已
    static constexpr std::size_t longest_lead_in = 600;  // bytes; a longer clause does not belong to the date

    std::string_view text_;
    const ValueWords& words_;
    Arena& arena_;
    DateContext context_;
    std::vector<Limit> limits_;
    std::vector<ValueFault> faults_;
    bool year_is_near_ = false;  // the context's year stands in the sentence that is being read
    std::optional<Date> told_until_;
    MarkedPassages titles_{text_, "《", "》"};
    MarkedPassages quotations_{text_, "“", "”"};
};

}  // namespace

MilestoneReading read_milestones(std::string_view text, const ValueWords& words,
                                 const std::optional<Date>& issued, Arena& arena,
                                 const std::optional<Date>& told_until) {
    // Most texts have no date, and need no reader.
    const auto first = find_date(text, 0, words, {.issued = issued});
    return first ? MilestoneReader(text, words, issued, told_until, arena).read(first) : MilestoneReading{};
}

}  // namespace zhenggai
