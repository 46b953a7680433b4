#include "pipeline/layout_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace zhenggai {

namespace {

Diagnostic note(std::string code, std::uint32_t line, std::string message) {
    return {.severity = Severity::note,
            .code = std::move(code),
            .message = std::move(message),
            .position = Position{.line = line}};
}

Diagnostic page_note(std::span<const LeftOutLine> lines) {
    std::vector<std::uint32_t> numbers;
    for (const LeftOutLine& line : lines) numbers.push_back(line.line);
    const LeftOutLine& first = lines.front();
    if (lines.size() == 1)
        return note("page-furniture", first.line,
                    fmt::format("left out as page furniture ({}): {}", first.rule, first.text));
    return note("page-furniture", first.line,
                fmt::format("{} lines left out as page furniture ({}), the first: {}; they are lines {}",
                            lines.size(), first.rule, first.text, fmt::join(numbers, ", ")));
}

}  // namespace

Diagnostics furniture_notes(std::span<const LeftOutLine> furniture) {
    std::vector<std::vector<LeftOutLine>> groups;
    for (const LeftOutLine& line : furniture) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&line](const auto& group) {
            return line.of_page && group.front().rule == line.rule;
        });
        if (same == groups.end()) {
            groups.push_back({line});
        } else {
            same->push_back(line);
        }
    }
    Diagnostics notes;
    for (const auto& group : groups) notes.push_back(page_note(group));
    return notes;
}

Diagnostics join_notes(std::span<const LineJoin> joins) {
    Diagnostics notes;
    for (std::size_t i = 0; i < joins.size();) {
        std::size_t last = i;
        while (last + 1 < joins.size() && joins[last + 1].line == joins[last].next &&
               joins[last + 1].rule == joins[i].rule)
            ++last;
        notes.push_back(
            note("joined-lines", joins[i].line,
                 fmt::format("lines {} {} {} were joined ({})", joins[i].line, last == i ? "and" : "to",
                             joins[last].next, join_rule_name(joins[i].rule))));
        i = last + 1;
    }
    return notes;
}

}  // namespace zhenggai
