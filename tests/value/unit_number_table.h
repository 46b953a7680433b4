// What the tables of unit lists and of numbers share: checks of the table itself, texts for reports, and
// the measuring of time on long texts.
#pragma once

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zhenggai::table {

using Texts = std::vector<std::string>;

inline std::string join(const Texts& texts, std::string_view between) {
    std::string joined;
    for (const std::string& text : texts) joined.append(joined.empty() ? "" : between).append(text);
    return joined;
}

// "[甲, 乙]"
inline std::string shown(const Texts& texts) { return "[" + join(texts, ", ") + "]"; }

inline bool is_text(const YAML::Node& node) {
    return node.IsDefined() && node.IsScalar() && !node.Scalar().empty();
}

// What is wrong with the keys of a map: unknown ones and repeated ones, of which yaml-cpp sees the first
// only.
inline Texts key_faults(const YAML::Node& map, const auto& known) {
    if (!map.IsMap()) return {"must be a map"};
    Texts faults;
    std::set<std::string> seen;
    for (const auto& entry : map) {
        const std::string& key = entry.first.Scalar();
        if (std::find(known.begin(), known.end(), key) == known.end())
            faults.push_back(key + ": unknown key");
        if (!seen.insert(key).second) faults.push_back(key + ": the key stands twice");
    }
    return faults;
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

// At least `size` bytes of the word again and again.
inline std::string repeated(std::string_view word, std::size_t size) {
    std::string text;
    text.reserve(size + word.size());
    while (text.size() < size) text += word;
    return text;
}

// Calls `read` with ever longer texts, up to 2 MB, as long as each takes a time in proportion to its length:
// a reader that is not linear fails at a short text and does not hold up the tests.
inline void check_linear(const std::string& what, const auto& make_text, const auto& read) {
    constexpr double most_seconds = 8.0;   // for the longest text; wide enough for sanitizers
    constexpr double start_seconds = 2.0;  // what any text may take, on a busy machine too
    constexpr std::size_t longest = 2'000'000;
    for (std::size_t size = longest / 64; size <= longest; size = size < longest ? size * 4 : longest + 1) {
        size = std::min(size, longest);
        const std::string text = make_text(size);
        const auto begin = std::chrono::steady_clock::now();
        read(text);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        const double allowed =
            start_seconds + most_seconds * static_cast<double>(size) / static_cast<double>(longest);
        CHECK_MESSAGE(taken.count() < allowed, what << ": " << text.size() << " bytes took " << taken.count()
                                                    << " s, allowed are " << allowed);
        if (taken.count() >= allowed) return;
    }
}

struct Outcome {
    Texts faults = {};      // empty where the case holds
    std::string note = {};  // of a pending case that still fails
};

// A pending case must fail; once it holds, its `pending` is out of date.
inline Outcome outcome_of(const YAML::Node& test, Texts faults) {
    if (!test["pending"].IsDefined()) return {.faults = std::move(faults)};
    if (faults.empty()) return {.faults = {"it holds and is no longer pending: take `pending` away"}};
    return {.note = "pending, " + test["pending"].Scalar() + ": " + join(faults, "; ")};
}

struct Tally {
    std::size_t cases = 0;
    std::size_t pending = 0;
};

// Runs every case of every group: `run` gives the Outcome of a case in its group. Texts stand once.
inline Tally run_groups(const std::string& path, const auto& group_keys, const auto& run) {
    Tally tally;
    constexpr std::array<std::string_view, 1> file_keys{"groups"};
    const YAML::Node file = YAML::LoadFile(path);
    CHECK_MESSAGE(key_faults(file, file_keys).empty(), path << ": " << shown(key_faults(file, file_keys)));
    std::set<std::string> names;
    for (const YAML::Node& group : file["groups"]) {
        const std::string name = is_text(group["group"]) ? group["group"].Scalar() : "(no name)";
        const Texts faults = key_faults(group, group_keys);
        CHECK_MESSAGE(faults.empty(), name << ": " << shown(faults));
        CHECK_MESSAGE(is_text(group["shows"]), name << ": shows: must say what the group shows");
        CHECK_MESSAGE(names.insert(name).second, name << ": two groups have this name");
        CHECK_MESSAGE((group["cases"].IsSequence() && group["cases"].size() > 0), name << ": no cases");
        std::set<std::string> texts;
        for (const YAML::Node& test : group["cases"]) {
            const bool has_text = test.IsMap() && test["text"].IsDefined() && test["text"].IsScalar();
            CHECK_MESSAGE(has_text, name << ": a case without text");
            if (!has_text) continue;
            const std::string text = test["text"].Scalar();
            CHECK_MESSAGE(texts.insert(text).second, name << ": " << text << ": stands twice");
            const Outcome outcome = run(group, test);
            CHECK_MESSAGE(outcome.faults.empty(),
                          name << ": " << text << "\n    " << join(outcome.faults, "\n    "));
            if (!outcome.note.empty()) MESSAGE(name << ": " << text << ": " << outcome.note);
            ++tally.cases;
            tally.pending += outcome.note.empty() ? 0 : 1;
        }
    }
    return tally;
}

}  // namespace zhenggai::table
