#include "value/progress_status.h"

#include <array>

#include "value/date_expression.h"
#include "value/progress_words.h"
#include "value/read_deadline.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest_clause = 20 * 3;  // bytes: a longer one tells of a part only
constexpr CharacterSet marks("，,；;。：:\n", CutCharacters::included);

// The clause at the start of the text; longer ones are cut.
std::string_view first_clause(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && end <= longest_clause) {
        const CodePoint character = first_code_point(text.substr(end));
        if (marks.has(character.value)) break;
        end += character.length;
    }
    return text.substr(0, end);
}

std::string_view without_filler(std::string_view clause, const ValueWords& words) {
    for (clause = trim_spaces(clause); !clause.empty(); clause = trim_spaces(clause)) {
        const std::string_view filler = words.longest_at(WordList::status_filler, clause);
        if (filler.empty()) break;
        clause.remove_prefix(filler.size());
    }
    return clause;
}

std::optional<StatusState> state_of(const StatePhrase& phrase) {
    struct Key {
        ProgressKey key;
        StatusState state;
    };
    constexpr std::array<Key, 5> keys{{{ProgressKey::basically_done, StatusState::basically_completed},
                                       {ProgressKey::done, StatusState::completed},
                                       {ProgressKey::closed, StatusState::completed},
                                       {ProgressKey::on_schedule, StatusState::on_schedule},
                                       {ProgressKey::in_progress, StatusState::in_progress}}};
    for (const Key& key : keys)
        if (phrase.keys.test(static_cast<std::size_t>(key.key))) return key.state;
    return std::nullopt;
}

// A clause that is a state and nothing else, but for the task: 已整改完成, 完成整改任务.
std::optional<StatusState> bare_state(std::string_view clause, const ValueWords& words) {
    for (const std::string_view start : {trim_spaces(clause), without_filler(clause, words)}) {
        const auto phrase = read_state(start, 0, words);
        if (!phrase) continue;
        const std::string_view behind = trim_spaces(start.substr(phrase->end));
        if (words.longest_at(WordList::task_noun, behind).size() == behind.size() || phrase->ends_clause)
            return state_of(*phrase);
    }
    return std::nullopt;
}

// 已完成 of 已完成管网建设 tells of a part.
bool has_object(std::string_view clause, const ValueWords& words) {
    for (std::size_t at = 0; at < clause.size(); at += character_length(clause.substr(at))) {
        const auto phrase = read_state(clause, at, words);
        if (!phrase || phrase->keys.none()) continue;
        const std::string_view behind = trim_spaces(clause.substr(phrase->end));
        return !behind.empty() && !phrase->ends_clause &&
               words.longest_at(WordList::task_noun, behind).size() != behind.size();
    }
    return false;
}

}  // namespace

std::optional<Status> read_progress_status(std::string_view text, const ValueWords& words) {
    constexpr int most_openings = 3;  // 截至2021年底，目前，
    std::optional<Date> as_of;
    for (int clauses = 0; clauses < most_openings; ++clauses) {
        text = trim_spaces(text);
        const std::string_view clause = first_clause(text);
        if (clause.empty() || clause.size() > longest_clause) return std::nullopt;
        const std::string_view word = words.longest_at(WordList::as_of, clause);
        std::string_view stated = clause;
        if (!word.empty()) {
            const auto date = parse_date_expression(clause.substr(word.size()), words, {});
            if (date) as_of = date->by;
            stated = clause.substr(word.size() + (date ? date->text.size() : 0));
        }
        if (without_filler(stated, words).empty()) {  // the state comes behind the mark
            text.remove_prefix(clause.size());
            text.remove_prefix(character_length(text));
            continue;
        }
        std::optional<Status> status;
        if (const auto state = bare_state(stated, words)) {
            status = Status{.state = *state, .text = trim_spaces(stated)};
        } else if (!has_object(stated, words)) {
            status = read_status(stated, words);
        }
        if (status) status->as_of = as_of;
        return status;
    }
    return std::nullopt;
}

}  // namespace zhenggai
