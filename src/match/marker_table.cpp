#include "match/marker_table.h"

#include <cstdint>

#include "match/inline_marks.h"
#include "text/character.h"
#include "value/numeral.h"

namespace zhenggai {

namespace {

bool is_inside_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// 2. or (2) or ②.
bool could_be_number(std::string_view text) {
    return (text.front() >= '0' && text.front() <= '9') || text.front() == '(' || text.starts_with("\xE2");
}

}  // namespace

MarkerTable::Ready::Ready(const MarkerRule& rule)
    : pattern(rule.pattern), marker(pattern.group("marker")), number(pattern.group("number")) {
    if (rule.doubt) doubt.emplace(*rule.doubt);
}

MarkerTable::MarkerTable(const std::vector<MarkerRule>& rules) : markers_(rules.begin(), rules.end()) {}

Marker MarkerTable::marker_of(std::size_t rule, const Captures& captures, std::string_view text,
                              std::string_view& rest) const {
    const Ready& ready = markers_[rule];
    rest = trim_start(text.substr(captures[0].size()));
    return {.rule = static_cast<std::uint32_t>(rule),
            .doubtful = ready.doubt && ready.doubt->begins(text),
            .number = parse_integer(captures[ready.number]).value_or(0),
            .text = trim(captures[ready.marker])};
}

std::optional<NextItem> MarkerTable::next_of_run(const Block& item) const {
    const std::string_view text = item.content;
    for (std::size_t at = behind_stop(text, 0); at < text.size(); at = behind_stop(text, at)) {
        const std::string_view rest = trim_start(text.substr(at));
        const std::size_t rule = item.marker ? item.marker->rule : rule_at_start(rest);
        if (rule == markers_.size()) continue;
        const Captures captures = pattern(rule).match(rest);
        if (!captures) continue;
        NextItem next{.begin = text.size() - rest.size()};
        next.marker = marker_of(rule, captures, rest, next.content);
        const std::int64_t number = next.marker.number;
        const std::int64_t last = item.marker ? item.marker->number : 1;
        if (next.marker.doubtful || number == 0 || next.content.empty()) continue;
        if (!item.marker && (number != 2 || holds_first(text.substr(0, at), rule))) return std::nullopt;
        if (number <= last + 2) return next;
    }
    return std::nullopt;
}

// True where a marker of the style with the number 1 stands anywhere in the text.
bool MarkerTable::holds_first(std::string_view text, std::size_t rule) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_inside_character(text[at])) continue;
        const Captures captures = pattern(rule).match(text.substr(at));
        if (captures && parse_integer(captures[markers_[rule].number]) == 1) return true;
    }
    return false;
}

// The style of the number that the text begins with; the count of styles where it begins with none. Most sentences
// begin with a Han character, and the numbers of such lists seldom do.
std::size_t MarkerTable::rule_at_start(std::string_view text) const {
    std::size_t rule = 0;
    if (text.empty() || !could_be_number(text)) return markers_.size();
    while (rule < markers_.size() && !pattern(rule).begins(text)) ++rule;
    return rule;
}

}  // namespace zhenggai
