#include "check/check_statuses.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/word_search.h"
#include "text/character.h"
#include "text/fold.h"
#include "value/numeral.h"
#include "value/progress_words.h"
#include "value/read_progress.h"
#include "value/status_claim.h"

namespace zhenggai {

namespace {

// completed 2, basically completed 1, everything else 0.
int rank_of(StatusState state) {
    if (state == StatusState::completed) return 2;
    return state == StatusState::basically_completed ? 1 : 0;
}

const std::optional<Status>& status_of(const Labels& labels) {
    static const std::optional<Status> none;
    if (labels.status) return labels.status;
    return labels.deadline ? labels.deadline->status : none;
}

std::optional<Date> last_day_of(const Labels& labels) {
    std::optional<Date> last;
    if (!labels.deadline) return last;
    for (const Milestone& milestone : labels.deadline->milestones) last = std::max(last, milestone.by);
    return last;
}

// 反馈问题四 -> 反馈问题, where 4 is its number.
std::string_view name_of(std::string_view label, std::int64_t number) {
    for (std::size_t i = 0; i < label.size();) {
        const std::string_view rest = label.substr(i);
        if (begins_as_number(rest) && parse_integer(rest) == number) return label.substr(0, i);
        next_code_point(label, i);
    }
    return {};
}

class StatusComparison {
  public:
    explicit StatusComparison(const CheckInput& document)
        : document_(document), folding_(document.text.foldable) {}

    Diagnostics run() {
        const auto& problems = document_.record.problems;
        if (std::none_of(problems.begin(), problems.end(), states_something)) return {};
        find_openings();
        if (openings_.empty()) return {};
        read_claims();
        if (!claims_.empty())
            for (const Problem& problem : problems) compare(problem);
        compare_counts();
        return std::move(found_);
    }

  private:
    static bool states_something(const Problem& problem) {
        return status_of(problem.labels) ||
               std::any_of(problem.measures.begin(), problem.measures.end(),
                           [](const Measure& measure) { return status_of(measure.labels).has_value(); });
    }

    ItemNames names() const {
        ItemNames names;
        for (const Problem& problem : document_.record.problems) {
            if (!problem.label || !problem.number) continue;
            const std::string_view name = name_of(*problem.label, *problem.number);
            const auto& known = names.problems;
            if (!name.empty() && std::find(known.begin(), known.end(), name) == known.end())
                names.problems.push_back(name);
        }
        for (const FieldRule& field : document_.grammar.fields)
            if (field.key == FieldKey::deadline)
                names.deadlines.assign(field.labels.begin(), field.labels.end());
        return names;
    }

    // The paragraphs above the first problem, told by where they stand: a line may hold several.
    void find_openings() {
        const Problem& first = document_.record.problems.front();
        const std::size_t end = begin_of(first.text.empty() ? first.label.value_or("") : first.text);
        for (const ProseNode& prose : document_.tree.prose)
            if (prose.line <= first.line && begin_of(prose.text) < end) openings_.push_back(&prose);
    }

    std::size_t begin_of(std::string_view words) const {
        if (const auto span = document_.direct(words)) return span->begin;
        const std::vector<Span> spans = document_.provenance.spans_of(words);
        return spans.empty() ? document_.text.bytes.size() : spans.front().begin;
    }

    // A paragraph that has none of the names says nothing of what they stand for.
    void read_claims() {
        const ItemNames names = this->names();
        std::vector<std::string_view> all = names.problems;
        all.insert(all.end(), names.deadlines.begin(), names.deadlines.end());
        const WordSearch search(all);
        for (const ProseNode* prose : openings_) {
            if (!search.any_in(prose->text)) continue;
            const std::string_view text = folding_.fold(prose->text);
            for (StatusClaim& claim : read_status_claims(text, names, document_.grammar.values)) {
                for (const std::int64_t number : claim.numbers)
                    by_number_.try_emplace(number, claims_.size());
                if (claim.due) by_day_.try_emplace(*claim.due, claims_.size());
                claims_.push_back(std::move(claim));
            }
        }
    }

    const StatusClaim* claim_of(const std::optional<std::int64_t>& number) const {
        const auto claim = number ? by_number_.find(*number) : by_number_.end();
        return claim == by_number_.end() ? nullptr : &claims_[claim->second];
    }

    const StatusClaim* claim_of(const std::optional<Date>& day) const {
        const auto claim = day ? by_day_.find(*day) : by_day_.end();
        return claim == by_day_.end() ? nullptr : &claims_[claim->second];
    }

    void compare(const Problem& problem) {
        const StatusClaim* of_problem = claim_of(problem.number);
        compare(problem.labels, of_problem, "problem", "it", problem.line);
        for (const Measure& measure : problem.measures)
            compare(measure.labels, of_problem, "measure", "its problem", measure.line);
    }

    // What is said of the problem by its number; else of the day that the item is due.
    void compare(const Labels& labels, const StatusClaim* of_problem, std::string_view what,
                 std::string_view subject, std::size_t line) {
        const std::optional<Status>& status = status_of(labels);
        const StatusClaim* claim = of_problem != nullptr ? of_problem : claim_of(last_day_of(labels));
        if (!status || claim == nullptr) return;
        const bool whole = of_problem == nullptr || what == "problem";
        const int stated = rank_of(status->state);
        const int claimed = rank_of(claim->state);
        const bool behind = claimed > 0 && stated == 0;
        const bool ahead = claimed == 0 && stated == 2 && whole && !status->scope;
        const bool nearly = claimed == 2 && stated == 1 && whole;
        if (!behind && !ahead && !nearly) return;
        const bool in_part = of_problem == nullptr && claim->due_in_part;
        const Position other = document_.place_of(folding_.unfold(claim->words), 1);
        report(in_part || nearly ? Severity::note : Severity::warning, status->text, line,
               fmt::format("this {} states {}, line {}, column {} says of {}: {}", what, status->text,
                           other.line, other.column.value_or(1),
                           of_problem != nullptr
                               ? std::string(subject)
                               : fmt::format("{} is due {}", in_part ? "a part of what" : "what",
                                             folding_.unfold(claim->due_words)),
                           folding_.unfold(claim->words)));
    }

    // 24个问题，已完成整改5个: where every problem states its status, five state that one.
    // 24个问题已全部完成整改: no problem may state that it is not done, whatever the others say.
    void compare_counts() {
        const auto& problems = document_.record.problems;
        const bool all_state = std::all_of(problems.begin(), problems.end(), [](const Problem& problem) {
            return status_of(problem.labels).has_value();
        });
        if (!all_state && std::none_of(problems.begin(), problems.end(), states_undone)) return;
        const auto total = static_cast<std::int64_t>(problems.size());
        const ValueWords& words = document_.grammar.values;
        for (const ProseNode* prose : openings_) {
            const std::string_view text = folding_.fold(prose->text);
            if (!may_count(text, total, words)) continue;
            for (ProgressFact& fact : read_progress(text, words)) {
                if (fact.total != total) continue;
                fact.line = prose->line;
                if (all_state) {
                    compare_count(fact);
                } else if (fact.done == fact.total && !fact.basically_done) {
                    for (const Problem& problem : problems) compare_with_all(problem, fact);
                }
            }
        }
    }

    // True where the problem as a whole is said to be not even nearly done.
    static bool states_undone(const Problem& problem) {
        const std::optional<Status>& status = status_of(problem.labels);
        return status && !status->scope && rank_of(status->state) == 0;
    }

    std::int64_t count_of(StatusState state) const {
        const auto& problems = document_.record.problems;
        return std::count_if(problems.begin(), problems.end(), [state](const Problem& problem) {
            return status_of(problem.labels)->state == state;
        });
    }

    void compare_count(const ProgressFact& fact) {
        const std::int64_t completed = count_of(StatusState::completed);
        const std::int64_t basically = count_of(StatusState::basically_completed);
        const bool done_fits = !fact.done || *fact.done == completed ||
                               (!fact.basically_done && *fact.done == completed + basically);
        if (!done_fits) count_differs(fact, "done", *fact.done, completed);
        if (fact.basically_done && *fact.basically_done != basically)
            count_differs(fact, "basically done", *fact.basically_done, basically);
    }

    void compare_with_all(const Problem& problem, const ProgressFact& fact) {
        if (!states_undone(problem)) return;
        const Status& status = *status_of(problem.labels);
        const std::string_view words = folding_.unfold(fact.text);
        const Position other = document_.place_of(words, fact.line);
        report(Severity::warning, status.text, problem.line,
               fmt::format("this problem states {}, line {}, column {} says of all: {}", status.text,
                           other.line, other.column.value_or(1), words));
    }

    void count_differs(const ProgressFact& fact, std::string_view state, std::int64_t said,
                       std::int64_t stated) {
        const std::string_view words = folding_.unfold(fact.text);
        report(Severity::warning, words, fact.line,
               fmt::format("here {} problems are {}, {} state it of themselves: {}", said, state, stated,
                           words));
    }

    void report(Severity severity, std::string_view words, std::size_t line, std::string message) {
        found_.push_back({.severity = severity,
                          .code = "status-contradiction",
                          .message = std::move(message),
                          .remedy = "ask which of the two holds",
                          .position = document_.place_of(words, line)});
    }

    const CheckInput& document_;
    Folding folding_;
    std::vector<const ProseNode*> openings_;
    std::vector<StatusClaim> claims_;
    std::map<std::int64_t, std::size_t> by_number_;  // indices of claims_
    std::map<Date, std::size_t> by_day_;
    Diagnostics found_;
};

}  // namespace

Diagnostics check_statuses(const CheckInput& document) { return StatusComparison(document).run(); }

}  // namespace zhenggai
