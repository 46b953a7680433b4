// Bad values of any length are read in a time that grows with their length alone.
#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "grammar/builtin.h"
#include "sanitized.h"
#include "value/read_deadline.h"
#include "value/read_milestones.h"
#include "value/read_progress.h"

namespace zhenggai {
namespace {

// Every text is read in three sizes, so that what is not linear shows before it takes for ever.
constexpr std::array<std::size_t, 3> text_sizes =
    is_sanitized ? std::array<std::size_t, 3>{2'000, 20'000, 200'000}
                 : std::array<std::size_t, 3>{20'000, 200'000, 2'000'000};

// Tenfold of what it takes, and more.
constexpr double allowed_seconds(std::size_t size) {
    return is_sanitized ? 2.0 + 80e-6 * static_cast<double>(size) : 1.0 + 3e-6 * static_cast<double>(size);
}

constexpr std::array<std::string_view, 30> pieces{
    "1",
    "１",
    "二",
    "十",
    "年",
    "月",
    "季度",
    "五",
    "半年",
    "第一季度，",
    "五月",
    "“",
    " ",
    "　",
    "（",
    "）",
    "（）",
    "，",
    "、",
    "—",
    "至",
    "《",
    "2022年6月底前，",
    "2022年6月底前完成、",
    "2022年—",
    "30个工作日内",
    "2022年6月底前（已完成整改，",
    "立行立改、",
    "截至2022年，",
    "汛期前，",
};

std::string repeated(std::string_view piece, std::size_t size) {
    std::string text;
    text.reserve(size + piece.size());
    while (text.size() < size) text += piece;
    return text;
}

const ValueWords& words() { return builtin_grammar("plan-document")->values; }

// Reads the text in growing sizes, until one takes too long.
template <typename Read>
void check_time(std::string_view name, const Read& read) {
    for (const std::size_t size : text_sizes) {
        const auto begin = std::chrono::steady_clock::now();
        read(size);
        const double time = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        const bool fast = time < allowed_seconds(size);
        CHECK_MESSAGE(fast, "“" << name << "”: " << size << " bytes took " << time << " seconds");
        if (!fast) return;
    }
}

bool says_something(const DeadlineReading& reading) {
    const Deadline& value = reading.value;
    return !value.milestones.empty() || value.immediate || value.ongoing || value.status.has_value() ||
           !reading.faults.empty();
}

void check_deadline(const std::string& text) {
    Arena arena;
    CHECK(says_something(read_deadline(text, words(), std::nullopt, arena)));
}

void check_milestones(const std::string& text) {
    Arena arena;
    read_milestones(text, words(), std::nullopt, arena);
}

void check_progress(const std::string& text) { read_progress(text, words()); }

// （（（…）））
std::string nested(std::size_t size) { return repeated("（", size / 2) + repeated("）", size / 2); }

}  // namespace

TEST_CASE("the same words, up to two megabytes of them") {
    for (const std::string_view piece : pieces) {
        check_time(piece, [&](std::size_t size) { check_deadline(repeated(piece, size)); });
        check_time(piece, [&](std::size_t size) { check_milestones(repeated(piece, size)); });
        check_time(piece, [&](std::size_t size) { check_progress(repeated(piece, size)); });
    }
}

TEST_CASE("counts, up to two megabytes of them") {
    for (const std::string_view piece : {"12个",
                                         "12个问题",
                                         "12个问题、",
                                         "已完成",
                                         "已完成12个",
                                         "已完成12个，",
                                         "全部",
                                         "完成或",
                                         "其余",
                                         "截至2020年底",
                                         "计划2020年完成的12个",
                                         "占12%",
                                         "（已完成12个",
                                         "“12个",
                                         "的",
                                         "共",
                                         "受理",
                                         "12个问题。",
                                         "12个问题已",
                                         "37个问题已有12个完成，"})
        check_time(piece, [&](std::size_t size) { check_progress(repeated(piece, size)); });
    check_time("a clause of one piece before a count",
               [](std::size_t size) { check_progress(repeated("治", size) + "12个，已完成12个"); });
    check_time("one sentence of many clauses", [](std::size_t size) {
        check_progress("12个问题，" + repeated("已完成3个，发现案件2件，", size));
    });
}

TEST_CASE("words around two megabytes of others") {
    check_time("nested parentheses", [](std::size_t size) { check_deadline(nested(size)); });
    check_time("nested parentheses in a text",
               [](std::size_t size) { check_milestones("2022年底前" + nested(size)); });
    check_time("a scope", [](std::size_t size) { check_deadline("2022年底前" + repeated("治", size)); });
    check_time("a scope before",
               [](std::size_t size) { check_deadline(repeated("治", size) + "2022年底前"); });
    check_time("a clause of one piece",
               [](std::size_t size) { check_milestones(repeated("治", size) + "2022年底前"); });
    check_time("a note", [](std::size_t size) {
        check_deadline("2022年底前（截至2022年1月整改仍未完成，" + repeated("因雨，", size) + "）");
    });
    check_time("spaces in a date",
               [](std::size_t size) { check_deadline("2022" + repeated(" ", size) + "年"); });
    check_time("a year of many digits",
               [](std::size_t size) { check_deadline(repeated("9", size) + "年99月"); });
    check_time("a title that never ends",
               [](std::size_t size) { check_milestones("《" + repeated("2022年底前，", size)); });
}

}  // namespace zhenggai
