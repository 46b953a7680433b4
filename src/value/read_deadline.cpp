#include "value/read_deadline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "value/date_expression.h"
#include "value/date_faults.h"
#include "value/find_date.h"
#include "value/relative_term.h"
#include "value/text_cursor.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr CharacterSet breaks("，,；;。\n", CutCharacters::included);
constexpr CharacterSet final_marks("，,；;。、.：:", CutCharacters::included);
constexpr std::size_t shortest_phrase =
    4 * 3;  // bytes of a flag word that counts anywhere in a clause: 长期坚持

// What ends a clause; a scope runs on over a comma, not over the others.
enum class Break { start, comma, stop, parenthesis };

class DeadlineReader {
  public:
    DeadlineReader(std::string_view text, const ValueWords& words, const std::optional<Date>& issued,
                   Arena& arena)
        : text_(text), words_(words), issued_(issued), arena_(arena) {
        context_.issued = issued;
    }

    DeadlineReading read() {
        if (trim_spaces(text_).empty() || without_trailing(text_, final_marks).empty()) {
            fault(Severity::warning, "empty-deadline", "the deadline is empty", "check the source", text_);
            return std::move(reading_);
        }
        group(text_, false);
        settle();
        return std::move(reading_);
    }

  private:
    Deadline& value() { return reading_.value; }

    void fault(Severity severity, std::string code, std::string message, std::string remedy,
               std::string_view words) {
        reading_.faults.push_back({severity, std::move(code), std::move(message), std::move(remedy), words});
    }

    // Reads the clauses of the value, or of one of its parentheses.
    void group(std::string_view text, bool in_parentheses) {
        Break before = in_parentheses ? Break::parenthesis : Break::start;
        std::size_t begin = 0;
        bool parentheses_close = true;
        for (std::size_t i = 0; i < text.size();) {
            const CodePoint code = first_code_point(text.substr(i));
            const std::string_view character = text.substr(i, code.length);
            if (const std::size_t title = code.value == U'《' ? title_length(text.substr(i)) : 0) {
                i += title;
                continue;
            }
            if (is_close_parenthesis(code.value)) {  // one that nothing opened
                if (unbalanced_.empty()) unbalanced_ = character;
                if (clause(text.substr(begin, i - begin), {}, before, in_parentheses)) return;
                i += character.size();
                begin = i;
                before = Break::parenthesis;
                continue;
            }
            if (is_open_parenthesis(code.value) && parentheses_close) {
                const std::size_t end = behind_parenthesis(text.substr(i));
                parentheses_close = end != std::string_view::npos;
                if (!parentheses_close && unbalanced_.empty()) unbalanced_ = character;
                const std::string_view inner = trim_spaces(
                    parentheses_close ? inside(text.substr(i, end)) : text.substr(i + character.size()));
                if (!in_parentheses && speaks(inner)) {
                    if (clause(text.substr(begin, i - begin), text.substr(i), before, false)) return;
                    group(inner, true);
                    if (!parentheses_close) return;
                    begin = i + end;
                    before = Break::parenthesis;
                }
                i += parentheses_close ? end : character.size();
                continue;
            }
            const bool stop = breaks.has(code.value) ||
                              (code.value == U'、' && begins_clause(text.substr(i + character.size())));
            if (stop) {
                const std::string_view rest = text.substr(i + character.size());
                if (clause(text.substr(begin, i - begin), rest, before, in_parentheses)) return;
                begin = i + character.size();
                const bool comma = code.value == U'，' || code.value == U',' || code.value == U'、';
                before = comma ? Break::comma : Break::stop;
            }
            i += character.size();
        }
        clause(text.substr(begin), {}, before, in_parentheses);
    }

    // Bytes of the 《…》 that the text begins with, or 0: dates in titles limit nothing.
    static std::size_t title_length(std::string_view text) {
        constexpr std::string_view open = "《";
        constexpr std::string_view close = "》";
        constexpr std::size_t longest = 600;
        if (!text.starts_with(open)) return 0;
        const std::size_t end = text.substr(0, longest).find(close);
        return end == std::string_view::npos ? 0 : end + close.size();
    }

    static bool in_title(std::string_view text, std::size_t at) {
        const std::size_t open = text.rfind("《", at);
        return open != std::string_view::npos && open + title_length(text.substr(open)) > at;
    }

    static std::string_view inside(std::string_view parenthesis) {
        parenthesis.remove_prefix(character_length(parenthesis));
        std::size_t end = parenthesis.size() - 1;
        while (end > 0 && (static_cast<unsigned char>(parenthesis[end]) & 0xC0U) == 0x80U) --end;
        return parenthesis.substr(0, end);
    }

    // True where a parenthesis says something of the deadline; else it belongs to the words around it.
    bool speaks(std::string_view inner) const {
        return read_status(inner, words_) || starts_with_status(inner) ||
               !words_.longest_at(WordList::as_of, inner).empty() || find_date(inner, 0, words_, context_) ||
               find_relative_term(inner, words_) || flags(inner, nullptr) ||
               parse_date_expression(inner, words_, context_);
    }

    // True where 、 parts two clauses and not two things: 立行立改、长期坚持.
    bool begins_clause(std::string_view text) const {
        text = without_joining(trim_spaces(text));
        return !words_.longest_at(WordList::immediate, text).empty() ||
               !words_.longest_at(WordList::ongoing, text).empty() ||
               parse_date_expression(text, words_, context_);
    }

    std::string_view without_joining(std::string_view text) const {
        return trim_spaces(text.substr(words_.longest_at(WordList::joining, text).size()));
    }

    // 立行立改, 长期坚持 in a clause; with `value`, the flags are set there.
    bool flags(std::string_view clause, Deadline* value) const {
        const std::string_view plain = without_joining(trim_spaces(clause));
        bool immediate = !words_.longest_at(WordList::immediate, plain).empty();
        bool ongoing = !words_.longest_at(WordList::ongoing, plain).empty();
        constexpr WordListSet lists = word_lists({WordList::immediate, WordList::ongoing});
        for (std::string_view rest = plain; rest.size() >= shortest_phrase;
             rest.remove_prefix(first_code_point(rest).length)) {
            if (!words_.beginning_like(rest).meets(lists)) continue;
            immediate = immediate || words_.longest_at(WordList::immediate, rest).size() >= shortest_phrase;
            ongoing = ongoing || words_.longest_at(WordList::ongoing, rest).size() >= shortest_phrase;
        }
        if (value != nullptr) {
            value->immediate = value->immediate || immediate;
            value->ongoing = value->ongoing || ongoing;
        }
        return immediate || ongoing;
    }

    // Reads one clause; `rest` is what follows it in its group. True where it has taken the rest as well.
    bool clause(std::string_view text, std::string_view rest, Break before, bool in_parentheses) {
        text = without_trailing(text, final_marks);
        if (text.empty()) return false;
        if (!words_.longest_at(WordList::as_of, text).empty()) return as_of(text, rest);
        if (in_parentheses && state(text)) return false;
        if (relative(text) || dated(text)) {
            flags(text, &value());
            return false;
        }
        if (flags(text, &value())) {
            last_scope_open_ = false;
            return false;
        }
        if (starts_with_status(text) && state(text)) return false;
        if (undated(text)) return false;
        if (!extend_scope(text, before)) unread(text);
        return false;
    }

    // 截至2022年1月13日整改仍未完成，其余正在推进: a status with its day; the rest is its note.
    bool as_of(std::string_view text, std::string_view rest) {
        const std::string_view behind = text.substr(words_.longest_at(WordList::as_of, text).size());
        const auto date = parse_date_expression(behind, words_, context_);
        const std::string_view said = date ? trim_spaces(behind.substr(date->text.size())) : behind;
        auto status = read_status(said, words_);
        // 截至2022年1月底，达到序时进度: the state may stand behind a comma.
        if (!status && said.empty() && !rest.empty()) {
            constexpr std::size_t longest = 300;
            const std::string_view near = rest.substr(0, longest);
            const std::string_view next = near.substr(0, std::min(near.find("，"), near.find(',')));
            status = read_status(next, words_);
            text = {text.data(), static_cast<std::size_t>(next.data() + next.size() - text.data())};
            rest.remove_prefix(next.size());
            while (final_marks.begins(rest)) rest.remove_prefix(character_length(rest));
        }
        if (!status) {
            fault(Severity::note, "status-unread", fmt::format("{} states no known status", text),
                  "compare the source; the words are in the deadline's text", text);
            return false;
        }
        status->text = text;
        if (date) status->as_of = date->by;
        const std::string_view note = without_trailing(rest, final_marks);
        if (!note.empty()) status->note = note;
        if (!value().status) value().status = *status;
        return true;
    }

    bool state(std::string_view text) {
        const auto status = read_status(text, words_);
        if (!status) return false;
        if (!value().status) value().status = *status;
        return true;
    }

    bool starts_with_status(std::string_view text) const {
        for (const WordList list : {WordList::not_completed, WordList::basically_completed,
                                    WordList::completed, WordList::on_schedule, WordList::in_progress})
            if (!words_.longest_at(list, text).empty()) return true;
        return false;
    }

    bool relative(std::string_view text) {
        const auto term = find_relative_term(text, words_);
        if (!term) return false;
        const std::size_t end = static_cast<std::size_t>(term->text.data() - text.data()) + term->text.size();
        add({.text = term->text, .relative = term->term}, {}, text.substr(end));
        return true;
    }

    bool dated(std::string_view text) {
        std::string_view start = without_joining(text);
        start = trim_spaces(start.substr(words_.longest_at(WordList::aim, start).size()));
        std::optional<FoundDate> found;
        if (const auto date = parse_date_expression(start, words_, context_)) {
            found = FoundDate{static_cast<std::size_t>(start.data() - text.data()), *date};
        } else {
            found = find_date(text, 0, words_, context_);
            while (found && in_title(text, found->begin))
                found = find_date(text, text.find("》", found->begin), words_, context_);
        }
        if (!found) return false;
        const bool at_start = found->begin == static_cast<std::size_t>(start.data() - text.data());
        const std::string_view behind = text.substr(found->begin + found->date.text.size());
        if (is_undated(behind)) return undated(text);
        if (found->date.end == DateEnd::none && tells_past_or_start(behind)) return false;
        if (const std::string_view before = trim_spaces(text.substr(0, found->begin));
            !words_.longest_ending(WordList::recurring, before).empty())
            return recurring(text.substr(0, found->begin + found->date.text.size()), behind);
        Milestone milestone{.text = found->date.text,
                            .from = found->date.from,
                            .by = found->date.by,
                            .precision = found->date.precision};
        report(found->date);
        if (found->date.impossible) milestone.precision.reset();
        if (found->date.year) context_.year = found->date.year;
        add(milestone, at_start ? std::string_view{} : text.substr(0, found->begin), behind);
        return true;
    }

    bool tells_past_or_start(std::string_view behind) const {
        behind = trim_spaces(behind);
        return !words_.longest_at(WordList::past, behind).empty() ||
               !words_.longest_at(WordList::start, behind).empty();
    }

    // 每年6月底前: no single day.
    bool recurring(std::string_view words, std::string_view behind) {
        add({.text = words}, {}, behind);
        fault(Severity::note, "undated-deadline", fmt::format("{} comes again and again", words),
              "no date was made of it; the words are kept", words);
        return true;
    }

    void report(const DateExpression& date) {
        if (!date.impossible && !date.by)
            fault(Severity::warning, "year-missing",
                  fmt::format("{} names no year, and the day of issue is not known", date.text),
                  "give the day of issue, or read the year from the document", date.text);
        add_date_faults(date, context_.year.has_value(), reading_.faults);
    }

    // 汛期前: a time that no calendar fixes.
    bool is_undated(std::string_view text) const {
        return !words_.longest_at(WordList::undated, trim_spaces(text)).empty();
    }

    bool undated(std::string_view text) {
        const auto at = words_.first_in(WordList::undated, text);
        if (!at) return false;
        const std::string_view word = words_.longest_at(WordList::undated, text.substr(*at));
        std::size_t end = *at + word.size();
        for (const WordList list : {WordList::period_end, WordList::before, WordList::within}) {
            const std::string_view ending = words_.longest_at(list, text.substr(end));
            end += ending.size();
            if (!ending.empty()) break;
        }
        add({.text = text.substr(0, end)}, {}, text.substr(end));
        fault(Severity::note, "undated-deadline",
              fmt::format("{} is a time that no calendar fixes", text.substr(0, end)),
              "no date was made of it; the words are kept", text.substr(0, end));
        return true;
    }

    void add(Milestone milestone, std::string_view scope_before, std::string_view scope_behind) {
        scope_before = without_trailing(scope_before, final_marks);
        const std::string_view scope =
            joined(scope_before, without_trailing(scope_behind, final_marks), arena_);
        if (!scope.empty() && !is_flag(scope)) milestone.scope = scope;
        milestones_.push_back(milestone);
        last_scope_open_ = scope_before.empty();
    }

    // 并长期坚持 right behind a date says nothing of what the date is for.
    bool is_flag(std::string_view scope) const {
        scope = without_joining(scope);
        return words_.longest_at(WordList::ongoing, scope).size() == scope.size() ||
               words_.longest_at(WordList::immediate, scope).size() == scope.size();
    }

    // 2022年6月底前，完成主体工程，通过验收: the clauses behind the comma are the date's scope too.
    bool extend_scope(std::string_view text, Break before) {
        if (before != Break::comma || milestones_.empty() || !last_scope_open_) return false;
        std::optional<std::string_view>& scope = milestones_.back().scope;
        const char* end = text.data() + text.size();
        scope = scope ? std::string_view(scope->data(), static_cast<std::size_t>(end - scope->data())) : text;
        return true;
    }

    void unread(std::string_view text) {
        fault(Severity::warning, "deadline-unread",
              fmt::format("these words of the deadline were not read: {}", text),
              "they stay in its text; report the form if it is common", text);
    }

    void settle() {
        if (!unbalanced_.empty())
            fault(Severity::warning, "unbalanced-parentheses", "a parenthesis is not closed, or not opened",
                  "check the source; the words were read as if it were text", unbalanced_);
        value().milestones = arena_.keep_all<Milestone>(milestones_);
        for (const Milestone& milestone : value().milestones) {
            if (!value().by) value().by = milestone.by;
            if (!milestone.by || !issued_ || !(*milestone.by < *issued_) || value().status) continue;
            fault(Severity::warning, "deadline-before-issue",
                  fmt::format("{} is before the day of issue {}, and no status is stated", milestone.text,
                              iso_date(*issued_)),
                  "check the year in the source", milestone.text);
        }
    }

    std::string_view text_;
    const ValueWords& words_;
    const std::optional<Date>& issued_;
    Arena& arena_;
    DateContext context_;
    DeadlineReading reading_;
    std::vector<Milestone> milestones_;
    bool last_scope_open_ = false;
    std::string_view unbalanced_ = {};  // the first parenthesis without its other half
};

}  // namespace

DeadlineReading read_deadline(std::string_view text, const ValueWords& words,
                              const std::optional<Date>& issued, Arena& arena) {
    return DeadlineReader(text, words, issued, arena).read();
}

bool may_state_status(std::string_view text, const ValueWords& words) {
    constexpr WordListSet lists =
        word_lists({WordList::not_completed, WordList::basically_completed, WordList::completed,
                    WordList::on_schedule, WordList::in_progress});
    return words.first_of(lists, text).has_value();
}

std::optional<Status> read_status(std::string_view text, const ValueWords& words) {
    struct Kind {
        WordList list;
        StatusState state;
    };
    constexpr std::array<Kind, 5> kinds{{{WordList::not_completed, StatusState::not_completed},
                                         {WordList::basically_completed, StatusState::basically_completed},
                                         {WordList::completed, StatusState::completed},
                                         {WordList::on_schedule, StatusState::on_schedule},
                                         {WordList::in_progress, StatusState::in_progress}}};
    if (!may_state_status(text, words)) return std::nullopt;  // most texts state nothing
    for (const Kind& kind : kinds) {
        const auto at = words.first_in(kind.list, text);
        if (!at) continue;
        // 已完成60% tells how much, not that all is done.
        const std::string_view word = words.longest_at(kind.list, text.substr(*at));
        if (TextCursor(text.substr(*at + word.size())).number(1, 99)) continue;
        Status status{.state = kind.state, .text = trim_spaces(text)};
        std::string_view scope = without_trailing(text.substr(0, *at), final_marks);
        while (!scope.empty()) {
            const std::string_view filler = words.longest_ending(WordList::status_filler, scope);
            if (filler.empty()) break;
            scope = without_trailing(scope.substr(0, scope.size() - filler.size()), final_marks);
        }
        if (!scope.empty()) status.scope = scope;
        return status;
    }
    return std::nullopt;
}

}  // namespace zhenggai
