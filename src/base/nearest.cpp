#include "base/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace zhenggai {

namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> names) {
    std::optional<std::string_view> best;
    std::size_t allowed = std::max<std::size_t>(2, word.size() / 3);
    for (const std::string_view name : names) {
        const std::size_t distance = edit_distance(word, name);
        if (distance > allowed || (best && distance == allowed)) continue;
        best = name;
        allowed = distance;
    }
    return best;
}

}  // namespace zhenggai
