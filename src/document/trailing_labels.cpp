#include "document/trailing_labels.h"

#include <bitset>
#include <iterator>

namespace zhenggai {

namespace {

using Keys = std::bitset<field_key_count>;

Keys keys_of(const std::vector<FieldNode>& fields) {
    Keys keys;
    for (const FieldNode& field : fields) keys.set(static_cast<std::size_t>(field.key));
    return keys;
}

// The keys that measures other than the last have.
Keys keys_before_last(const std::vector<MeasureNode>& measures) {
    Keys keys;
    for (std::size_t i = 0; i + 1 < measures.size(); ++i) keys |= keys_of(measures[i].fields);
    return keys;
}

}  // namespace

void settle_trailing_labels(std::vector<ProblemNode>& problems) {
    Keys of_measures;
    for (const ProblemNode& problem : problems) of_measures |= keys_before_last(problem.measures);
    for (ProblemNode& problem : problems) {
        if (problem.measures.empty()) continue;
        const Keys of_problem = keys_of(problem.fields);
        const Keys elsewhere = problem.measures.size() > 1 ? keys_before_last(problem.measures) : of_measures;
        std::vector<FieldNode>& last = problem.measures.back().fields;
        const auto moves = [&](const FieldNode& field) {
            const auto key = static_cast<std::size_t>(field.key);
            return !of_problem.test(key) && !elsewhere.test(key);
        };
        auto moved = last.end();
        while (moved != last.begin() && moves(*std::prev(moved))) --moved;
        problem.fields.insert(problem.fields.end(), std::make_move_iterator(moved),
                              std::make_move_iterator(last.end()));
        last.erase(moved, last.end());
    }
}

}  // namespace zhenggai
