// The list markers of a grammar, ready to be read from texts.
//
//     const MarkerTable markers(grammar.markers);
//     if (const Captures found = markers.pattern(2).match(text)) marker = markers.marker_of(2, found, text, rest);
//     markers.next_of_run(item);       // 2. in “1.清理河道。2.补种林木。”, where the item begins with 1.
//
// Immutable; threads may share one. The rules must outlive it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "match/block.h"
#include "match/pattern.h"

namespace zhenggai {

// An item that stands inside a paragraph, behind another one.
struct NextItem {
    std::size_t begin = 0;  // bytes of the content before its marker
    Marker marker = {};
    std::string_view content = {};
};

class MarkerTable {
  public:
    explicit MarkerTable(const std::vector<MarkerRule>& rules);

    const Pattern& pattern(std::size_t rule) const { return markers_[rule].pattern; }

    // A match of the rule's pattern as a marker; `rest` becomes what stands behind it in the text.
    Marker marker_of(std::size_t rule, const Captures& captures, std::string_view text,
                     std::string_view& rest) const;

    // The first marker behind a sentence or a clause of the item's content that can go on from the item: in its
    // style one number further, or near it, where a number was lost, repeated or moved. An item without a marker
    // may have lost its 1, where no other 1 stands in it.
    std::optional<NextItem> next_of_run(const Block& item) const;

  private:
    // A rule with its captures looked up once.
    struct Ready {
        explicit Ready(const MarkerRule& rule);

        Pattern pattern;
        std::optional<Pattern> doubt = {};
        int marker;
        int number;
    };

    bool holds_first(std::string_view text, std::size_t rule) const;
    std::size_t rule_at_start(std::string_view text) const;

    std::vector<Ready> markers_;  // of each rule
};

}  // namespace zhenggai
