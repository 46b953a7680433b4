#include "value/progress_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "value/numeral.h"
#include "value/quantity.h"
#include "value/value_text.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest_noun = 180;  // bytes
constexpr CharacterSet digits("0123456789０１２３４５６７８９");
constexpr CharacterSet numerals("0123456789０１２３４５６７８９〇零○一二三四五六七八九十两廿卅百千万亿");
constexpr CharacterSet marks("，,；;。！？!?：:、（()）“”\"《》\n\t", CutCharacters::included);

std::string_view character_at(std::string_view text, std::size_t at) {
    return text.substr(at, character_length(text.substr(at, 4)));
}

std::size_t behind_spaces(std::string_view text, std::size_t at) {
    return text.size() - trim_leading_spaces(text.substr(at)).size();
}

// Bytes of the comma between the thousands of a number (2,031; 2，031) that stands behind so many digits.
std::size_t separator_length(std::string_view text, std::size_t at, std::size_t behind_digits) {
    const CodePoint comma = first_code_point(text.substr(at));
    if ((comma.value != U',' && comma.value != U'，') || behind_digits == 0 || behind_digits > 3) return 0;
    std::size_t end = at + comma.length;
    for (int digit = 0; digit < 3; ++digit) {
        if (!digits.begins(text.substr(end))) return 0;
        end += character_length(text.substr(end));
    }
    return digits.begins(text.substr(end)) ? 0 : comma.length;
}

// Bytes of the number at `at`: digits with a point or numerals, no more than a number can have.
std::size_t number_length(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 60;
    std::size_t end = at;
    std::size_t run = 0;  // digits since the number or its last comma began
    while (end < text.size() && end - at < longest) {
        const CodePoint character = first_code_point(text.substr(end));
        if (const std::size_t comma = separator_length(text, end, run); comma > 0) {
            end += comma;
            run = 0;
            continue;
        }
        const bool point = character.value == U'.' && digits.begins(text.substr(end + 1, 1));
        if (!numerals.has(character.value) && !point) break;
        run = digits.has(character.value) ? run + 1 : 4;  // a comma stands between digits only
        end += character.length;
    }
    return end - at;
}

std::string without_separators(std::string_view number) {
    std::string plain;
    for (std::size_t at = 0; at < number.size(); at += character_at(number, at).size())
        if (const auto digit = character_at(number, at); digit != "," && digit != "，") plain += digit;
    return plain;
}

std::optional<std::int64_t> whole_number(std::string_view written, const ValueWords& words) {
    const std::string number = without_separators(written);
    if (const auto value = parse_integer(number)) return value;
    const auto quantity = read_quantity(number, words);
    return quantity && quantity->value && !quantity->unit ? parse_integer(*quantity->value) : std::nullopt;
}

// What a state begins with: its verb, or a word before it.
constexpr WordListSet state_verbs =
    word_lists({WordList::unkeyed_state, WordList::not_completed, WordList::closed_word, WordList::done_word,
                WordList::on_schedule, WordList::in_progress, WordList::underway, WordList::done_bare,
                WordList::finished});
constexpr WordListSet state_openers = [] {
    WordListSet lists = state_verbs;
    for (const WordList list : {WordList::whole, WordList::already, WordList::basically, WordList::manner})
        lists.add(list);
    return lists;
}();

class StateReader {
  public:
    StateReader(std::string_view text, std::size_t at, const ValueWords& words)
        : text_(text), words_(words), at_(at) {
        state_.begin = at;
    }

    std::optional<StatePhrase> read() {
        while (!take_verb()) {
            if (!take_modifier()) return std::nullopt;
        }
        // 整改 and 落实 begin nouns as well.
        if (state_.force == StateForce::with_total && !state_.already && !state_.whole) return std::nullopt;
        take_tail();
        // 立行立改类20项: names a kind of things.
        if (!words_.longest_at(WordList::kind_end, rest()).empty()) return std::nullopt;
        state_.end = at_;
        state_.ends_clause = clause_ends_at(text_, behind_spaces(text_, at_));
        return state_;
    }

  private:
    struct Verb {
        WordList list;
        std::optional<ProgressKey> key;
        StateForce force;
    };
    static constexpr std::array<Verb, 9> verbs{
        {{WordList::unkeyed_state, std::nullopt, StateForce::itself},
         {WordList::not_completed, std::nullopt, StateForce::itself},
         {WordList::closed_word, ProgressKey::closed, StateForce::itself},
         {WordList::done_word, ProgressKey::done, StateForce::itself},
         {WordList::on_schedule, ProgressKey::on_schedule, StateForce::itself},
         {WordList::in_progress, ProgressKey::in_progress, StateForce::itself},
         {WordList::underway, ProgressKey::in_progress, StateForce::itself},
         {WordList::done_bare, ProgressKey::done, StateForce::with_task},
         {WordList::finished, ProgressKey::done, StateForce::with_total}}};

    std::string_view rest() const { return text_.substr(behind_spaces(text_, at_)); }
    std::size_t behind(std::string_view word) const {
        return static_cast<std::size_t>(word.data() - text_.data()) + word.size();
    }

    bool take_verb() {
        const std::string_view here = rest();
        if (!words_.beginning_like(here).meets(state_verbs)) return false;
        std::string_view longest;
        const Verb* found = nullptr;
        for (const Verb& verb : verbs) {
            const std::string_view word = words_.longest_at(verb.list, here);
            if (word.size() <= longest.size()) continue;
            longest = word;
            found = &verb;
        }
        if (found == nullptr) return false;
        // 完成整改任务: the 整改 belongs to the task.
        const std::string_view bare = words_.longest_at(WordList::done_bare, here);
        if (!bare.empty() && found->force == StateForce::itself && found->key &&
            bare.size() + words_.longest_at(WordList::task_noun, here.substr(bare.size())).size() >
                longest.size())
            return accept(bare, ProgressKey::done, StateForce::with_task);
        return accept(longest, found->key, found->force);
    }

    bool accept(std::string_view word, std::optional<ProgressKey> key, StateForce force) {
        at_ = behind(word);
        // 已整改 speaks for itself, as 完成 does where tasks are counted.
        state_.force = std::min(state_.keys.none() ? force : state_.force, force);
        if (key == ProgressKey::done && basically_) key = ProgressKey::basically_done;
        if (key) state_.keys.set(static_cast<std::size_t>(*key));
        return true;
    }

    bool take_modifier() {
        const std::string_view here = rest();
        struct Modifier {
            WordList list;
            bool* flag;
        };
        const std::array<Modifier, 4> modifiers{{{WordList::whole, &state_.whole},
                                                 {WordList::already, &state_.already},
                                                 {WordList::basically, &basically_},
                                                 {WordList::manner, nullptr}}};
        for (const Modifier& modifier : modifiers) {
            const std::string_view word = words_.longest_at(modifier.list, here);
            if (word.empty()) continue;
            if (modifier.flag != nullptr) *modifier.flag = true;
            at_ = behind(word);
            return ++modifiers_ <= 6;
        }
        return false;
    }

    // 办结或阶段性办结, 完成整改任务, 办结（含阶段性办结）: what belongs to the state.
    void take_tail() {
        for (int words = 0; words < 6; ++words) {
            const std::string_view here = rest();
            const std::string_view word = words_.longest_at(WordList::state_tail, here);
            if (!word.empty() && words_.longest_at(WordList::task_noun, here).size() <= word.size()) {
                at_ = behind(word);
                continue;
            }
            if (!take_joined_state()) return;
        }
    }

    // 完成整改并销号 is both; of 已完成或达到序时进度 no one knows how many are which.
    bool take_joined_state() {
        const std::size_t before = at_;
        const std::string_view joining = words_.longest_at(WordList::state_joining, rest());
        if (joining.empty()) return false;
        at_ = behind(joining);
        const bool both = words_.longest_at(WordList::both_joining, joining).size() == joining.size();
        const auto first = state_.keys;
        for (int words = 0; words < 4; ++words) {
            if (take_verb()) {
                if (!both && first.any() && state_.keys != first) state_.keys.reset();
                return true;
            }
            if (!take_modifier()) break;
        }
        at_ = before;
        return false;
    }

    std::string_view text_;
    const ValueWords& words_;
    std::size_t at_;
    StatePhrase state_ = {};
    bool basically_ = false;
    int modifiers_ = 0;
};

// Where the noun that begins at `from` ends.
std::size_t noun_end(std::string_view text, std::size_t from, const ValueWords& words) {
    std::size_t end = from;
    while (end < text.size() && end - from < longest_noun) {
        const std::string_view here = text.substr(end);
        const CodePoint character = first_code_point(here);
        if (character.value == U'“') {  // “散乱污”企业
            const std::size_t close = text.substr(end, longest_noun).find("”");
            if (close == std::string_view::npos) break;
            end += close + std::string_view("”").size();
            continue;
        }
        if (character.value == U'、' && end == from) break;
        if (character.value == U'、') {  // 污水处理、垃圾处理项目 goes on; 已完成41项、正在推进2项 does not
            const std::size_t next = end + character.length;
            if (clause_ends_at(text, next) || numerals.begins(text.substr(next)) ||
                read_state(text, next, words))
                break;
        } else if (marks.has(character.value)) {
            break;
        }
        if (!words.longest_at(WordList::noun_end, here).empty() || read_state(text, end, words)) break;
        if (const std::string_view word = words.longest_at(WordList::among_end, here); !word.empty()) {
            const std::size_t next = behind_spaces(text, end + word.size());
            if (clause_ends_at(text, next) || numerals.begins(text.substr(next)) ||
                !words.longest_at(WordList::noun_end, text.substr(next)).empty() ||
                read_state(text, next, words))
                break;
        }
        if (digits.has(character.value)) break;
        end += character.length;
    }
    return end;
}

}  // namespace

bool clause_ends_at(std::string_view text, std::size_t at) {
    return at >= text.size() || marks.begins(text.substr(at));
}

std::optional<CountPhrase> read_count(std::string_view text, std::size_t at, const ValueWords& words) {
    const std::size_t length = number_length(text, at);
    if (length == 0 || (at > 0 && digits.begins(text.substr(at - 1, 1)))) return std::nullopt;
    constexpr std::size_t window = 15;  // bytes of the longest word that makes a number uncertain
    const std::string_view before = trim_spaces(text.substr(at - std::min(at, window), std::min(at, window)));
    if (!words.longest_ending(WordList::roughly, before).empty()) return std::nullopt;
    const std::size_t behind = behind_spaces(text, at + length);
    const std::string_view measure = words.longest_at(WordList::counted, text.substr(behind));
    if (measure.empty() ||
        words.longest_at(WordList::not_counted, text.substr(behind)).size() > measure.size())
        return std::nullopt;
    const auto value = whole_number(text.substr(at, length), words);
    if (!value) return std::nullopt;
    CountPhrase count{
        .value = *value, .measure = measure, .begin = at, .number_end = behind + measure.size()};
    const std::size_t noun = behind_spaces(text, count.number_end);
    count.end = noun_end(text, noun, words);
    count.noun = trim_spaces(text.substr(noun, count.end - noun));
    if (!count.noun.empty()) return count;
    count.end = count.number_end;
    // 整改一个、销号一个: no number of anything.
    return text.substr(at, length) == "一" ? std::nullopt : std::optional(count);
}

bool may_count(std::string_view text, std::int64_t value, const ValueWords& words) {
    for (std::size_t at = 0; at < text.size(); at += character_length(text.substr(at, 4))) {
        if (!begins_as_number(text.substr(at, 4))) continue;
        const std::size_t length = number_length(text, at);
        if (length == 0 || (at > 0 && digits.begins(text.substr(at - 1, 1)))) continue;
        if (words.longest_at(WordList::counted, text.substr(behind_spaces(text, at + length))).empty())
            continue;
        if (whole_number(text.substr(at, length), words) == value) return true;
    }
    return false;
}

std::optional<StatePhrase> read_state(std::string_view text, std::size_t at, const ValueWords& words) {
    if (!words.beginning_like(trim_leading_spaces(text.substr(at))).meets(state_openers)) return std::nullopt;
    return StateReader(text, at, words).read();
}

std::string_view percentage_at(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && (digits.begins(text.substr(end)) || text[end] == '.'))
        end += character_length(text.substr(end));
    if (end == 0) return {};
    for (const std::string_view sign : {"%", "％"})
        if (text.substr(end).starts_with(sign)) return text.substr(0, end + sign.size());
    return {};
}

std::optional<RatePhrase> read_rate(std::string_view text, std::size_t at, const ValueWords& words) {
    const std::string_view word = words.longest_at(WordList::rate_word, text.substr(at));
    if (word.empty()) return std::nullopt;
    RatePhrase rate{
        .of_state = words.longest_at(WordList::rate_of_done, text.substr(at)).size() == word.size(),
        .begin = at};
    std::size_t end = behind_spaces(text, at + word.size());
    end = behind_spaces(text, end + words.longest_at(WordList::rate_is, text.substr(end)).size());
    rate.rate = percentage_at(text.substr(end));
    if (rate.rate.empty()) return std::nullopt;
    rate.end = end + rate.rate.size();
    return rate;
}

}  // namespace zhenggai
