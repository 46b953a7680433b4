#include "document/family_score.h"

#include <algorithm>
#include <bitset>
#include <string>

#include "document/label_ownership.h"

namespace zhenggai {

int family_score(std::span<const Block> blocks, const DocumentTree& tree, const Matcher& matcher) {
    std::bitset<field_key_count> labels;
    int problems = 0;
    int tables = 0;
    const bool without_colon = labels_without_colon_count(blocks);
    for (const Block& block : blocks) {
        if (block.kind == BlockKind::label && (block.colon || without_colon))
            labels.set(static_cast<std::size_t>(block.key));
        if (block.kind == BlockKind::problem && block.number) ++problems;
        if (block.kind == BlockKind::table_header) ++tables;
    }
    std::string title;
    for (const std::string_view line : tree.front.title) title += line;

    int score = 0;
    const auto& signals = matcher.grammar().detection.signals;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        const Signal& signal = signals[i];
        const auto has = [&labels](FieldKey key) { return labels.test(static_cast<std::size_t>(key)); };
        bool given = false;
        switch (signal.place) {
            case SignalPlace::title: given = matcher.signal_matches(i, title); break;
            case SignalPlace::labels:
                given = std::count_if(signal.fields.begin(), signal.fields.end(), has) >= signal.at_least;
                break;
            case SignalPlace::problems: given = problems >= signal.at_least; break;
            case SignalPlace::tables: given = tables >= signal.at_least; break;
        }
        if (given) score += signal.weight;
    }
    return score;
}

}  // namespace zhenggai
