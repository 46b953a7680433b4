#include "value/read_progress.h"

#include <algorithm>

#include "value/find_date.h"
#include "value/progress_lexer.h"
#include "value/progress_words.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr CharacterSet sentence_ends("。！？!?\n", CutCharacters::included);
constexpr CharacterSet numerals("0123456789０１２３４５６７８９〇零○一二三四五六七八九十百千万亿两廿卅");
constexpr std::size_t longest_gap = 60;  // bytes of a noun between a state and its number

// A fact that is being put together.
struct OpenFact {
    ProgressFact fact = {};
    std::string_view measure = {};
    std::size_t begin = 0;
    std::size_t end = 0;
    bool stated = false;  // has a state or a plan
    std::optional<ProgressKey> last = {};
};

std::optional<std::int64_t>& value_of(ProgressFact& fact, ProgressKey key) {
    switch (key) {
        case ProgressKey::done: return fact.done;
        case ProgressKey::basically_done: return fact.basically_done;
        case ProgressKey::on_schedule: return fact.on_schedule;
        case ProgressKey::in_progress: return fact.in_progress;
        case ProgressKey::closed: return fact.closed;
    }
    return fact.done;
}

class ProgressReader {
  public:
    ProgressReader(std::string_view text, const ValueWords& words, const std::optional<Date>& told_until)
        : text_(text), words_(words), told_until_(told_until) {}

    std::vector<ProgressFact> read() {
        for (std::size_t begin = 0; begin < text_.size();) {
            std::size_t end = begin;
            CodePoint at_end = {};
            for (; end < text_.size(); end += at_end.length) {
                at_end = first_code_point(text_.substr(end));
                if (sentence_ends.has(at_end.value)) break;
            }
            sentence(begin, end);
            begin = end < text_.size() ? end + at_end.length : end;
        }
        // Where a sentence goes on with the total of the one before it, its fact came last.
        std::stable_sort(found_.begin(), found_.end(), [](const ProgressFact& a, const ProgressFact& b) {
            return a.text.data() < b.text.data();
        });
        return std::move(found_);
    }

  private:
    std::string_view character(std::size_t at) const {
        return text_.substr(at, character_length(text_.substr(at, 4)));
    }

    void sentence(std::size_t begin, std::size_t end) {
        if (!may_state(begin, end)) {
            carried_.reset();
            return;
        }
        tokens_ = progress_tokens(text_, begin, end, words_);
        facts_.clear();
        current_ = root_ = none;
        as_of_.reset();
        dated_clause_ = {};
        each_ = committed_ = false;
        start_clause(begin);
        for (next_ = 0; next_ < tokens_.size(); ++next_) read(tokens_[next_]);
        end_clause();
        finish();
    }

    // Cheap: only a sentence that counts something and has a state, or a task that the next one may go on
    // with, or that goes on itself.
    bool may_state(std::size_t begin, std::size_t end) const {
        const std::string_view sentence = text_.substr(begin, end - begin);
        const bool counts = has_number_with_measure(sentence);
        if (!counts && !carried_) return false;
        constexpr WordListSet states = word_lists(
            {WordList::done_bare, WordList::closed_word, WordList::done_word, WordList::on_schedule,
             WordList::in_progress, WordList::underway, WordList::finished});
        if (words_.first_of(states, sentence)) return true;
        return counts && words_.first_in(WordList::task_noun, sentence);
    }

    // Numerals are rarer than measure words: seek them first.
    bool has_number_with_measure(std::string_view sentence) const {
        for (bool number = false; !sentence.empty();) {
            const CodePoint character = first_code_point(sentence);
            if (number && !words_.longest_at(WordList::counted, sentence).empty()) return true;
            number = numerals.has(character.value) || (number && space_at_start(sentence) > 0);
            sentence.remove_prefix(character.length);
        }
        return false;
    }

    // --- Clauses -------------------------------------------------------------------------------

    struct Clause {
        std::size_t begin = 0;
        std::size_t noun_from = 0;               // where the noun before a number may begin
        const ProgressToken* count = nullptr;    // the last number without a state so far
        const ProgressToken* state = nullptr;    // a state that waits for its number
        const ProgressToken* planned = nullptr;  // 计划, 时限
        const ProgressToken* date = nullptr;
        bool intended = false;
        bool rest = false;
        bool among = false;
        bool agent = false;  // the counted things do something: 14个设区市完成区划调整
    };

    void start_clause(std::size_t begin) {
        clause_ = Clause{.begin = begin, .noun_from = begin, .intended = committed_};
    }

    void read(const ProgressToken& token) {
        switch (token.kind) {
            case ProgressTokenKind::stop: committed_ = false; [[fallthrough]];
            case ProgressTokenKind::comma: end_clause(); return start_clause(token.end);
            case ProgressTokenKind::count: return count(token);
            case ProgressTokenKind::state: return state(token);
            case ProgressTokenKind::rate: return rate(token);
            case ProgressTokenKind::as_of:
                as_of(token);
                clause_.begin = clause_.count ? clause_.begin : token.end;
                return;
            case ProgressTokenKind::date: return date(token);
            case ProgressTokenKind::planned: clause_.planned = &token; return;
            case ProgressTokenKind::intended: clause_.intended = true; return;
            case ProgressTokenKind::rest: clause_.rest = true; return;
            case ProgressTokenKind::among: clause_.among = true; return;
            case ProgressTokenKind::each: each_ = true; return;
        }
    }

    void as_of(const ProgressToken& token) {
        if (!as_of_ && token.date.by) as_of_ = token.date.by;
        if (clause_.count != nullptr) return;
        dated_clause_ = {clause_.begin, behind_mark(token.end)};
        clause_.begin = clause_.noun_from = token.end;
    }

    // Where the clause behind ，begins, if 截至2017年底 is followed by one.
    std::size_t behind_mark(std::size_t at) const {
        const std::string_view mark = at < text_.size() ? character(at) : std::string_view{};
        return mark == "，" || mark == "," ? at + mark.size() : at;
    }

    // 到2025年，58项任务全部完成: what a limit in the future governs is to be done.
    void date(const ProgressToken& token) {
        clause_.date = &token;
        const bool aimed = is_aimed(token);
        if (!aimed && !is_limit(&token)) return;
        if (told_until_ && token.date.by && *token.date.by < *told_until_) return;
        const bool all = next_ + 1 < tokens_.size() && tokens_[next_ + 1].kind == ProgressTokenKind::comma &&
                         tokens_[next_ + 1].begin == token.end;
        if (all && (aimed || !words_.longest_ending(WordList::before, token.date.text).empty()))
            committed_ = true;
        if (aimed) clause_.intended = true;
    }

    // 到, 力争 before the date.
    bool is_aimed(const ProgressToken& date) const {
        const std::string_view before = trim_spaces(text_.substr(clause_.begin, date.begin - clause_.begin));
        return !words_.longest_ending(WordList::aim, before).empty() &&
               words_.longest_ending(WordList::loose_aim, before).empty() &&
               words_.longest_ending(WordList::planned, before).empty();
    }

    // 2021年完成31项: what one year has brought, not how things stand.
    bool is_of_year(const ProgressToken& state) const {
        return clause_.date != nullptr && clause_.date->date.end == DateEnd::none &&
               clause_.date->date.precision == Precision::year && clause_.date->end == state.begin &&
               clause_.planned == nullptr && !state.state.already && current_ != none &&
               facts_[current_].fact.total;
    }

    void count(const ProgressToken& token) {
        const ProgressToken* state = clause_.state;
        clause_.state = nullptr;
        if (state == nullptr) {
            if (is_planned_by_time(token)) return plan(token, token.count.noun);
            // 43个问题已有38个完成: the first number is what is counted.
            if (clause_.count != nullptr && token.count.noun.empty() && !clause_.count->count.noun.empty())
                subject(*clause_.count);
            if (clause_.count != nullptr) clause_.noun_from = clause_.count->end;
            clause_.count = &token;
            return;
        }
        if (token.begin - state->end > longest_gap || each_) return;
        const std::string_view gap = noun_between(state->end, token.begin);
        const std::string_view noun = token.count.noun.empty() ? gap : token.count.noun;
        if (is_plan(*state)) return plan(token, noun);
        if (clause_.intended && !state->state.already) return;
        if (noun.empty() && is_of_year(*state)) return;
        part(token, state->state, noun);
    }

    void state(const ProgressToken& token) {
        clause_.state = &token;
        if (clause_.count == nullptr) return;
        const bool number_follows = next_ + 1 < tokens_.size() &&
                                    tokens_[next_ + 1].kind == ProgressTokenKind::count &&
                                    tokens_[next_ + 1].begin - token.end <= longest_gap;
        const ProgressToken& counted = *clause_.count;
        clause_.count = nullptr;
        if (number_follows) {
            // 2022年底前43项完成40项: the limit is that of both.
            if (is_limit(clause_.date) && clause_.date->begin < counted.begin) clause_.intended = true;
            clause_.planned = clause_.date = nullptr;
            return subject(counted);
        }
        clause_.state = nullptr;
        if (!token.state.ends_clause) {
            clause_.agent = true;
            return;
        }
        if (each_) return;
        all_of(counted, token);
    }

    void end_clause() {
        if (clause_.count != nullptr && !clause_.agent) stateless(*clause_.count);
        if (clause_.state != nullptr && clause_.state->state.ends_clause) bare_state(*clause_.state);
        clause_.count = clause_.state = nullptr;
    }

    // --- What numbers and states mean ------------------------------------------------------------

    // A number without a state: what is counted, or a part of it that says nothing of progress.
    void stateless(const ProgressToken& token) {
        if (clause_.rest || (clause_.among && !is_task(noun_of(token)))) return;
        const bool named = !token.count.noun.empty() || is_task(noun_of(token));
        if (named || current_ == none) subject(token);
    }

    // The number is that of what the following states are about.
    void subject(const ProgressToken& token) {
        if (clause_.rest) return;
        const std::string_view noun = noun_of(token);
        OpenFact open{.measure = token.count.measure, .begin = clause_.begin, .end = token.end};
        open.fact.total = token.count.value;
        if (!noun.empty()) open.fact.subject = noun;
        current_ = root_ = push(std::move(open));
    }

    // 已完成整改38项, 已办结信访件512件
    void part(const ProgressToken& token, const StatePhrase& state, std::string_view noun) {
        const std::size_t target = target_of(token, state, noun);
        if (target != none) return set(target, state, token.count.value, token.end);
        if (state.keys.none() || state.force == StateForce::with_total) return;
        if (state.force == StateForce::with_task && !(is_task(noun) && (state.already || state.whole)))
            return;
        if (!noun.empty() && current_ != none && state.force != StateForce::itself) return;
        OpenFact open{.measure = token.count.measure, .begin = clause_.begin, .end = token.end};
        if (!noun.empty()) open.fact.subject = noun;
        current_ = push(std::move(open));
        set(current_, state, token.count.value, token.end);
    }

    // 3917件信访件全部办结, 其余5项正在推进
    void all_of(const ProgressToken& counted, const ProgressToken& token) {
        const StatePhrase& state = token.state;
        const std::string_view noun = noun_of(counted);
        if (!state.already && (clause_.planned != nullptr || is_limit(clause_.date))) {
            if (is_plan(token)) plan(counted, noun);
            return;
        }
        if (clause_.intended && !state.already) return;
        // 9项指标中，8项完成: of what is counted before.
        const bool bare = state.force != StateForce::itself && !state.already && !state.whole;
        const bool of_counted = noun.empty() && current_ != none && state.force == StateForce::with_task;
        if (bare && !of_counted) return;
        if (clause_.rest || noun.empty() || (same_noun(current_, noun) && !narrows(current_, noun, state))) {
            const std::size_t target = target_of(counted, state, noun);
            if (target != none) return set(target, state, counted.count.value, token.end);
        }
        if (clause_.rest || state.keys.none() || bare) return;
        OpenFact open{.measure = counted.count.measure, .begin = clause_.begin, .end = token.end};
        if (!noun.empty()) open.fact.subject = noun;
        if (state.whole) open.fact.total = counted.count.value;
        current_ = push(std::move(open));
        if (state.whole) root_ = current_;
        set(current_, state, counted.count.value, token.end);
    }

    // 交办信访件1234件，已全部办结
    void bare_state(const ProgressToken& token) {
        const StatePhrase& state = token.state;
        if (each_ || clause_.rest || (clause_.intended && !state.already)) return;
        if (!state.whole && !(state.already && state.force == StateForce::itself)) return;
        if (!state.already && (clause_.planned != nullptr || is_limit(clause_.date))) return;
        if (current_ == none) take_carried();
        if (current_ == none || !has_no_state(facts_[current_].fact)) return;
        const ProgressFact& fact = facts_[current_].fact;
        const std::optional<std::int64_t> all = fact.total ? fact.total : fact.planned;
        if (!all || !is_filler(text_.substr(clause_.begin, token.begin - clause_.begin))) return;
        set(current_, state, *all, token.end);
    }

    // 目前, 整改工作: what may stand before a state that speaks of the total before it.
    bool is_filler(std::string_view words) const {
        for (words = trim_spaces(words); !words.empty(); words = trim_spaces(words)) {
            const std::string_view filler = words_.longest_at(WordList::status_filler, words);
            if (filler.empty()) return false;
            words.remove_prefix(filler.size());
        }
        return true;
    }

    void rate(const ProgressToken& token) {
        if (current_ == none) return;
        OpenFact& open = facts_[current_];
        if (open.fact.rate || !(open.fact.total || open.stated)) return;
        if (token.rate.of_state && open.last != ProgressKey::done && open.last != ProgressKey::closed) return;
        open.fact.rate = token.rate.rate;
        open.end = std::max(open.end, token.end);
        open.stated = true;
    }

    // --- Plans -----------------------------------------------------------------------------------

    static bool is_limit(const ProgressToken* date) {
        return date != nullptr && (date->date.end == DateEnd::end || date->date.end == DateEnd::before);
    }

    // 计划2018年完成整改的, 2020年底前应完成的
    bool is_plan(const ProgressToken& state) const {
        return !state.state.already && state.state.keys.any() &&
               (clause_.planned != nullptr || is_limit(clause_.date));
    }

    // 整改时限为2020年底前的20项, 2018年计划的60个
    bool is_planned_by_time(const ProgressToken& token) const {
        constexpr std::string_view of = "的";
        if (clause_.planned == nullptr || clause_.date == nullptr) return false;
        const std::string_view before = trim_spaces(text_.substr(clause_.begin, token.begin - clause_.begin));
        const std::string_view own = trim_spaces(text_.substr(clause_.planned->end, of.size()));
        return before.ends_with(of) && (is_limit(clause_.date) || own == of);
    }

    void plan(const ProgressToken& token, std::string_view noun) {
        OpenFact open{.measure = token.count.measure, .begin = clause_.begin, .end = token.end};
        if (!noun.empty()) open.fact.subject = noun;
        open.fact.planned = token.count.value;
        if (clause_.date != nullptr) open.fact.planned_year = clause_.date->date.year;
        // A plan alone is a commitment; of a stated total it tells how far things are.
        if (root_ != none && facts_[root_].fact.total) open.stated = facts_[root_].stated = true;
        current_ = push(std::move(open));
        clause_.count = nullptr;
        clause_.planned = clause_.date = nullptr;
        read_state_of_plan();
    }

    // …的30个问题已全部完成: the state of all that was planned, in the same clause.
    void read_state_of_plan() {
        if (next_ + 1 >= tokens_.size() || tokens_[next_ + 1].kind != ProgressTokenKind::state) return;
        const ProgressToken& token = tokens_[next_ + 1];
        const bool number_follows = next_ + 2 < tokens_.size() &&
                                    tokens_[next_ + 2].kind == ProgressTokenKind::count &&
                                    tokens_[next_ + 2].begin - token.end <= longest_gap;
        if (number_follows || !token.state.ends_clause || !(token.state.already || token.state.whole)) return;
        ++next_;
        set(current_, token.state, *facts_[current_].fact.planned, token.end);
    }

    // --- Facts -----------------------------------------------------------------------------------

    std::size_t push(OpenFact open) {
        // 截至2017年底，37个问题…: the date is a part of the words that begin with it.
        if (facts_.empty() && open.begin == dated_clause_.end) open.begin = dated_clause_.begin;
        dated_clause_ = {};
        facts_.push_back(std::move(open));
        return facts_.size() - 1;
    }

    // The fact that the state's number is a part of; none where it is of something else.
    std::size_t target_of(const ProgressToken& token, const StatePhrase& state, std::string_view noun) {
        if (current_ == none) take_carried();
        for (const std::size_t index : {current_, root_}) {
            if (index == none || !same_noun(index, noun) || !same_measure(index, token.count, noun)) continue;
            if (fits(index, state, token.count.value)) return index;
        }
        return none;
    }

    bool same_noun(std::size_t index, std::string_view noun) const {
        if (noun.empty()) return true;
        if (index == none || !facts_[index].fact.subject) return index != none && is_task(noun);
        const std::string_view own = *facts_[index].fact.subject;
        return own.ends_with(noun) || noun.ends_with(own);
    }

    // 52个问题…，7个责任追究问题全部办结: all of some that are named for themselves. 整改问题 are all of
    // them.
    bool narrows(std::size_t index, std::string_view noun, const StatePhrase& state) const {
        if (!state.whole || index == none || !facts_[index].fact.subject) return false;
        const std::string_view own = *facts_[index].fact.subject;
        return noun.size() > own.size() && !is_filler(noun.substr(0, noun.size() - own.size()));
    }

    bool same_measure(std::size_t index, const CountPhrase& count, std::string_view noun) const {
        const OpenFact& open = facts_[index];
        if (open.measure == count.measure) return true;
        const bool any = is_any(open.measure) && is_any(count.measure);
        return any && (!noun.empty() || !open.fact.subject || is_task(*open.fact.subject));
    }

    bool is_any(std::string_view measure) const {
        return words_.longest_at(WordList::counted_any, measure).size() == measure.size();
    }

    bool fits(std::size_t index, const StatePhrase& state, std::int64_t value) {
        ProgressFact& fact = facts_[index].fact;
        for (std::size_t key = 0; key < progress_key_count; ++key)
            if (state.keys.test(key) && value_of(fact, static_cast<ProgressKey>(key))) return false;
        const std::optional<std::int64_t> total = fact.total ? fact.total : fact.planned;
        if (!total) return true;
        if (!clause_.rest) return value <= *total;
        const std::int64_t known = fact.done.value_or(fact.closed.value_or(0)) +
                                   fact.basically_done.value_or(0) + fact.on_schedule.value_or(0) +
                                   fact.in_progress.value_or(0);
        return value <= *total - known;
    }

    void set(std::size_t index, const StatePhrase& state, std::int64_t value, std::size_t end) {
        OpenFact& open = facts_[index];
        for (std::size_t i = 0; i < progress_key_count; ++i) {
            if (!state.keys.test(i)) continue;
            const auto key = static_cast<ProgressKey>(i);
            if (!value_of(open.fact, key)) value_of(open.fact, key) = value;
            open.last = key;
            open.stated = true;
        }
        if (state.keys.any() || (open.stated && !open.fact.planned)) open.end = std::max(open.end, end);
        current_ = index;
    }

    // A sentence that counts nothing itself goes on with the total that the one before it ended with.
    void take_carried() {
        if (!carried_) return;
        if (carried_->found != none)
            found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(carried_->found));
        current_ = root_ = push(std::move(carried_->open));
        carried_.reset();
    }

    void finish() {
        carried_.reset();
        const bool carries = root_ != none && has_no_state(facts_[root_].fact) &&
                             facts_[root_].fact.subject && is_task(*facts_[root_].fact.subject);
        if (carries) carried_ = Carried{facts_[root_], none};
        std::stable_sort(facts_.begin(), facts_.end(),
                         [](const OpenFact& a, const OpenFact& b) { return a.begin < b.begin; });
        for (OpenFact& open : facts_) {
            if (as_of_) open.fact.as_of = as_of_;
            if (carries && open.begin == carried_->open.begin) carried_->open.fact.as_of = open.fact.as_of;
            if (!open.stated) continue;
            open.fact.text = trim_spaces(text_.substr(open.begin, closed_end(open) - open.begin));
            if (carries && open.begin == carried_->open.begin) carried_->found = found_.size();
            found_.push_back(open.fact);
        }
    }

    static bool has_no_state(ProgressFact& fact) {
        for (std::size_t key = 0; key < progress_key_count; ++key)
            if (value_of(fact, static_cast<ProgressKey>(key))) return false;
        return !fact.rate;
    }

    // Behind the parenthesis that the words leave open: 39个问题（已完成27个）.
    std::size_t closed_end(const OpenFact& open) const {
        const std::string_view words = text_.substr(open.begin, open.end - open.begin);
        const std::size_t opened = std::max(words.rfind("（") + 1, words.rfind("(") + 1);
        if (opened == 0 || behind_parenthesis(words.substr(opened - 1)) != std::string_view::npos)
            return open.end;
        const std::string_view next = open.end < text_.size() ? character(open.end) : std::string_view{};
        return is_close_parenthesis(code_point_at_start(next)) ? open.end + next.size() : open.end;
    }

    // --- Nouns -----------------------------------------------------------------------------------

    bool is_task(std::string_view noun) const {
        return !words_.longest_ending(WordList::task_noun, noun).empty();
    }

    // 问题 of 37个问题 and of 反馈的问题37个.
    std::string_view noun_of(const ProgressToken& token) const {
        if (!token.count.noun.empty()) return token.count.noun;
        return noun_between(clause_.noun_from, token.begin);
    }

    std::string_view noun_between(std::size_t begin, std::size_t end) const {
        std::string_view noun = trim_spaces(text_.substr(begin, end - begin));
        noun = plain_noun(noun);
        for (std::string_view word = counting_word(noun); !word.empty(); word = counting_word(noun))
            noun = trim_spaces(noun.substr(0, noun.size() - word.size()));
        constexpr std::string_view of = "的";
        if (const std::size_t at = noun.rfind(of); at != std::string_view::npos)
            noun = noun.substr(at + of.size());
        for (std::size_t at = 0; at < noun.size();) {
            const std::string_view verb = words_.longest_at(WordList::counted_by, noun.substr(at));
            if (!verb.empty() && verb.size() + at < noun.size()) {
                noun = noun.substr(at + verb.size());
                at = 0;
            } else {
                at += character_length(noun.substr(at));
            }
        }
        if (noun.size() > longest_gap) return {};
        for (const WordList list :
             {WordList::rest, WordList::among, WordList::among_end, WordList::noun_lead})
            noun = trim_spaces(noun.substr(words_.longest_at(list, noun).size()));
        return trim_spaces(noun);
    }

    // 共, 已有 between a noun and its number.
    std::string_view counting_word(std::string_view noun) const {
        for (const WordList list : {WordList::in_all, WordList::already, WordList::whole})
            if (const std::string_view word = words_.longest_ending(list, noun); !word.empty()) return word;
        return {};
    }

    // 已办结（含阶段性办结）512件; 2021年整改任务43项; 信访件34批1234件
    static std::string_view plain_noun(std::string_view noun) {
        if (is_open_parenthesis(code_point_at_start(noun))) {
            const std::size_t end = behind_parenthesis(noun);
            noun = end == std::string_view::npos ? std::string_view{} : noun.substr(end);
        }
        // What stands behind the last digits and their own word (2021年), or before 34批.
        while (true) {
            const std::size_t digit = noun.find_last_of("0123456789");
            if (digit == std::string_view::npos) return noun;
            const std::string_view word = trim_spaces(noun.substr(digit + 1));
            const std::string_view behind = trim_spaces(word.substr(character_length(word)));
            if (!behind.empty()) return behind;
            const std::size_t before = noun.find_last_not_of("0123456789. ", digit);
            noun = before == std::string_view::npos ? std::string_view{} : noun.substr(0, before + 1);
        }
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::string_view text_;
    const ValueWords& words_;
    std::optional<Date> told_until_;
    std::vector<ProgressFact> found_;
    struct Carried {
        OpenFact open = {};
        std::size_t found = none;  // its place in found_, where it is a fact already
    };
    std::optional<Carried> carried_;
    // Of the sentence:
    std::vector<ProgressToken> tokens_;
    std::size_t next_ = 0;
    std::vector<OpenFact> facts_;
    std::size_t current_ = none;  // the fact that the next state is about
    std::size_t root_ = none;     // the last whose total is stated
    std::optional<Date> as_of_;
    struct {
        std::size_t begin = none;
        std::size_t end = none;
    } dated_clause_;  // 截至2017年底，: from its begin to where the next clause begins
    bool each_ = false;
    bool committed_ = false;  // behind 到2025年，: what follows is to be reached
    Clause clause_;
};

}  // namespace

std::optional<Date> latest_as_of(std::string_view text, const ValueWords& words) {
    std::optional<Date> latest;
    for (const std::string_view word : words.of(WordList::as_of))
        for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at)) {
            at += word.size();
            const auto date = parse_date_expression(text.substr(at), words, {});
            if (date && !date->ambiguous) latest = std::max(latest, date->by);
        }
    return latest;
}

std::vector<ProgressFact> read_progress(std::string_view text, const ValueWords& words,
                                        const std::optional<Date>& told_until) {
    return ProgressReader(text, words, told_until).read();
}

}  // namespace zhenggai
