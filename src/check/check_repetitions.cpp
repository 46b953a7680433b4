#include "check/check_repetitions.h"

#include <fmt/format.h>

#include "check/repeated_passages.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t shown_characters = 20;

std::string_view beginning(std::string_view passage) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < shown_characters && end < passage.size(); ++i) next_code_point(passage, end);
    return passage.substr(0, end);
}

}  // namespace

Diagnostics check_repetitions(std::span<const std::string_view> paragraphs, const Provenance& provenance,
                              const Text& text) {
    Diagnostics warnings;
    // Two rows of places, each in order for itself.
    PositionFinder firsts(text);
    PositionFinder others(text);
    for (const RepeatedPassage& passage : find_repeated_passages(paragraphs)) {
        const Position first = firsts.of(passage.first, provenance).value_or(Position{});
        warnings.push_back(
            {.severity = Severity::warning,
             .code = "repeated-passage",
             .message = fmt::format("a passage of {} characters stands a second time: {}…, first in line {}, "
                                    "column {}",
                                    count_code_points(passage.again), beginning(passage.again), first.line,
                                    first.column.value_or(1)),
             .remedy = "compare both places with the original: one may have been copied by mistake",
             .position = others.of(passage.again, provenance)});
    }
    return warnings;
}

}  // namespace zhenggai
