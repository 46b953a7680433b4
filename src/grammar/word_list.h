// Which lists of words there are for reading values, and sets of lists.
//
//     word_list_name(WordList::first_ten_days);                        // "first_ten_days"
//     constexpr WordListSet ends = word_lists({WordList::before, WordList::within});
//     ends.has(WordList::before);                                      // true
//
// grammars/README.md says what each list is for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace zhenggai {

enum class WordList {
    // Deadlines.
    immediate,        // 立行立改
    ongoing,          // 长期坚持
    period_end,       // 底前, 底, 末: the period's last day, even behind a year or month
    before,           // 前, 以前: a day included; a period excluded
    within,           // 内, 期间: the period's last day
    first_ten_days,   // 上旬
    middle_ten_days,  // 中旬
    last_ten_days,    // 下旬
    first_half,       // 上半年
    second_half,      // 下半年
    quarter,          // 季度
    plan_period,      // 期间, 期末: behind “十四五”
    range,            // 至, —: between two dates
    undated,          // 汛期, 春节: a time that no calendar fixes
    workday,          // 个工作日
    calendar_day,     // 日, 天
    month_count,      // 个月
    year_count,       // 年
    event_end,        // 后, 之日起: ends the words of the event that a term runs from
    joining,          // 并, 同时: leads from one clause to the next
    as_of,            // 截至
    // Running text.
    past,     // 以来: the date tells the past
    start,    // 起: the date begins something
    aim,      // 到, 确保: before a bare year that limits
    reached,  // 达到, 完成: after a bare year that limits
    // Statuses.
    not_completed,
    basically_completed,
    completed,
    on_schedule,
    in_progress,
    part_of,        // 部分: what is named is meant in part only
    status_filler,  // 目前, 整改工作: before a status word, no scope of it
    // Units.
    bureau,           // 水利局, 公安局: known names, so that what stands before one is a prefix
    unit_end,         // 局, 委, 办: ends a complete name of a bureau
    party_end,        // 组织部, 党校: an organ of the party
    organ,            // 党委, 政府, 管委会: an organ that a place is completed with
    place_end,        // 县, 市, 新区: ends the name of a place
    level,            // 省, 市, 县, 区: what a bureau's prefix consists of
    own_name,         // 市场, 市政: a name that only looks as if it had a prefix
    and_word,         // 和, 与, 及
    others,           // 等有关部门: adds no unit
    company_end,      // 公司, 集团
    inner_unit,       // 局, 公司: inside a name they say that it is no bare one
    party_committee,  // 委, 党委: between a place and an organ of its party committee; the last completes
                      // names
    party_name,       // 中共: before a party committee, no part of its place
    national_start,   // 国家, 中央: begins a name that is complete by itself
    national_end,     // 财政部, 总局: ends such a name
    unit_variants,    // 管委=管委会=管理委员会: ways to write one part of a name, parted by =
    // Assignments: （市水利局牵头，市林业局配合）.
    assigned,            // 负责, 牵头, 配合: ends a clause that names who answers
    leading,             // 牵头: those named before it lead
    between_units,       // 会同: between those who answer
    assignment_manner,   // 按职责分工, 共同: beside an assigned word
    assignment_opening,  // 由
    no_assignment,       // 以下简称, 负责人: words of a parenthesis that assigns nothing
    remark,              // 以下均: begins what names nobody of this task
    label_end,           // 单位: ends a label of those who answer
    same_below,          // 下同
    unnamed,             // 各有关部门: names nobody
    body_end,            // 会, 社, 处: ends the name of a body that may answer for something
    // Milestones in running text.
    order_start,  // 立即, 做好: begins running text that has come into a list of units
    next_year,    // 次年: before the second date of a range
    this_year,    // 今, 本: before 年底 in running text
    recurring,    // 每年: the date comes again and again
    verb_aim,     // 确保, 力争: part of the clause, though they stand before the date
    loose_aim,    // 于: an aim only before 达到, 完成
    told,         // 已, 了: behind a date they tell what has been done
    told_before,  // 已于, 成功: the same, before a date
    untold,       // 了解, 对已: begin or end like those and tell nothing
    occasion,     // 进驻期间: behind a bare date it names a time
    so_far,       // 累计: its sentence tells what has been done
    // Counts of what is done.
    counted,        // 个, 项, 件: measure words
    counted_any,    // 个, 项: those that stand for others of the same things
    not_counted,    // 个月, 家次: begin like a measure word
    roughly,        // 约, 近, 第: before a number that is none to count on
    among_end,      // 中, 当中: 43项任务中, the end of the noun
    noun_end,       // 已, 涉及: what stands before is the counted noun
    counted_by,     // 受理, 梳理出: a verb before the noun
    noun_lead,      // 全市, 我县: before the noun, no part of it
    kind_end,       // 类: makes of a state before it the name of some of the things
    in_all,         // 共, 共计: between a noun and its number
    task_noun,      // 问题, 整改任务: what is rectified
    rest,           // 其余, 剩余: a part of what is counted
    among,          // 其中
    each,           // 分别: the numbers belong to several things
    whole,          // 全部, 均: of all that are counted
    already,        // 已, 累计: the state is reached
    manner,         // 提前, 按期: between the words of a state
    basically,      // 基本
    done_word,      // 完成整改: a state of itself
    done_bare,      // 完成: of tasks, or where the total is stated
    finished,       // 完工: only where the total is stated
    closed_word,    // 办结, 销号
    unkeyed_state,  // 阶段性办结: a state that no key holds
    state_tail,     // 任务, 并: between a state and its number
    state_joining,  // 或, 并: between two states of one number
    both_joining,   // 并: of them, those that say that both are true
    planned,        // 计划, 应于, 时限: the number is of a plan
    intended,       // 确保, 推动: no state yet
    underway,       // 有序推进: in progress, in counts only
    rate_word,      // 完成率, 占比
    rate_of_done,   // 占, 占比: of the state before it
    rate_is,        // 为, 达到: between 完成率 and its number
    // Numbers.
    percent,      // 百分之
    fraction,     // 分之
    tenths,       // 成
    ordinal,      // 第
    minus,        // 负
    point,        // 点
    approximate,  // 余, 多, 几: no number to count on
    unit_word,    // 千克, 百分点: units that begin like a multiplier
    multiplier,   // 十, 百, 千, 万, 亿: by their own numerals
};
inline constexpr std::size_t word_list_count = static_cast<std::size_t>(WordList::multiplier) + 1;

// The list's name in grammar files: "first_ten_days".
std::string_view word_list_name(WordList list);

// A set of lists, by a bit for each.
struct WordListSet {
    static constexpr std::size_t bits_of_one = 64;
    std::array<std::uint64_t, (word_list_count + bits_of_one - 1) / bits_of_one> bits = {};

    constexpr void add(WordList list) { bits[place(list)] |= bit(list); }
    constexpr bool has(WordList list) const { return (bits[place(list)] & bit(list)) != 0; }
    constexpr bool meets(const WordListSet& other) const {
        for (std::size_t i = 0; i < bits.size(); ++i)
            if ((bits[i] & other.bits[i]) != 0) return true;
        return false;
    }

  private:
    static constexpr std::size_t place(WordList list) { return static_cast<std::size_t>(list) / bits_of_one; }
    static constexpr std::uint64_t bit(WordList list) {
        return std::uint64_t{1} << (static_cast<std::size_t>(list) % bits_of_one);
    }
};

constexpr WordListSet word_lists(std::initializer_list<WordList> lists) {
    WordListSet set;
    for (const WordList list : lists) set.add(list);
    return set;
}

}  // namespace zhenggai
