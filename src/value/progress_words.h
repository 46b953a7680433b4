// The words by which progress is stated: counted things, states, rates.
//
//     read_count("38项整改任务已完成", 0, words)->value;     // 38; its noun is 整改任务
//     read_state("已全部完成整改，", 0, words)->whole;       // true
//
// Offsets are bytes of the text given. Pure; every reading looks at a bounded number of characters.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "grammar/value_words.h"

namespace zhenggai {

// The keys of a fact that a state fills.
enum class ProgressKey { done, basically_done, on_schedule, in_progress, closed };
inline constexpr std::size_t progress_key_count = 5;

// How much else it takes for a state to make a fact.
enum class StateForce {
    itself,     // 完成整改: speaks of rectification by itself
    with_task,  // 完成: of something that is rectified, or where the total is stated
    with_total  // 完工: only where the total is stated
};

// 38项整改任务: [begin, end) with its noun, [begin, number_end) without.
struct CountPhrase {
    std::int64_t value = 0;
    std::string_view measure = {};
    std::string_view noun = {};  // behind the measure word; may be empty
    std::size_t begin = 0;
    std::size_t number_end = 0;
    std::size_t end = 0;
};

// 已全部完成整改: [begin, end) with what belongs to it before a number (的有, 任务).
struct StatePhrase {
    std::bitset<progress_key_count> keys = {};  // by ProgressKey; none for states that no key holds
    StateForce force = StateForce::itself;
    bool whole = false;        // 全部, 均
    bool already = false;      // 已
    bool ends_clause = false;  // nothing but a mark follows
    std::size_t begin = 0;
    std::size_t end = 0;
};

// 完成率为59%: the words [begin, end) and the percentage in them.
struct RatePhrase {
    std::string_view rate = {};
    bool of_state = false;  // 占: of the state that stands before it
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The phrase that begins at byte `at` (a character boundary); none where none does. A number that is only
// about right (近30个, 20余个), no whole one, an ordinal or a range is no count.
std::optional<CountPhrase> read_count(std::string_view text, std::size_t at, const ValueWords& words);
std::optional<StatePhrase> read_state(std::string_view text, std::size_t at, const ValueWords& words);
std::optional<RatePhrase> read_rate(std::string_view text, std::size_t at, const ValueWords& words);

// True where a number of this value stands before a word that counts: cheap, and false for every text that no
// count of this value can be read from.
bool may_count(std::string_view text, std::int64_t value, const ValueWords& words);

// The percentage that the text begins with, as written: 59%, 98.5％; empty where it begins with none.
std::string_view percentage_at(std::string_view text);

// True where a clause ends at byte `at`: a mark like ， or 。, a parenthesis, or the end of the text.
bool clause_ends_at(std::string_view text, std::size_t at);

}  // namespace zhenggai
