#include "cli/coverage_text.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "cli/diagnostic_text.h"
#include "output/contract_words.h"
#include "text/character.h"

namespace zhenggai {

namespace {

std::string share(std::size_t part, std::size_t whole) {
    const std::size_t permille = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole;
    if (permille == 0 && part > 0) return "<0.1%";
    if (permille == 1000 && part < whole) return ">99.9%";
    return fmt::format("{}.{}%", permille / 10, permille % 10);
}

std::string counts_text(const Coverage& coverage, std::size_t whole) {
    const std::array<std::pair<std::string_view, std::size_t>, 5> counts{{{"extracted", coverage.extracted},
                                                                          {"heading", coverage.heading},
                                                                          {"prose", coverage.prose},
                                                                          {"furniture", coverage.furniture},
                                                                          {"unclaimed", coverage.unclaimed}}};
    std::string text;
    for (const auto& [name, count] : counts)
        text += fmt::format("  {:<10}{:>8}  {:>6}\n", name, count, share(count, whole));
    return text;
}

std::string grade_text(const DocumentInfo& document) {
    if (!document.grade) return {};
    const std::string reasons = document.grade_reasons.empty()
                                    ? std::string()
                                    : fmt::format(" ({})", fmt::join(document.grade_reasons, ", "));
    return fmt::format(", grade {}{}", word_of(*document.grade), reasons);
}

}  // namespace

std::vector<UnclaimedPlace> unclaimed_places(const Record& record, const Text& text) {
    std::vector<UnclaimedPlace> places;
    places.reserve(record.unclaimed.size());
    PositionFinder positions(text);
    for (const Span& span : record.unclaimed)
        places.push_back({positions.at(span.begin), span, text.bytes.substr(span.begin, span.size())});
    return places;
}

std::string coverage_text(std::string_view name, const Record& record, const Text& text) {
    std::string shown;
    if (record.document.coverage) {
        const Coverage& coverage = *record.document.coverage;
        const std::size_t whole =
            coverage.extracted + coverage.heading + coverage.prose + coverage.furniture + coverage.unclaimed;
        shown += fmt::format("{}: {} characters{}\n", name, whole, grade_text(record.document));
        shown += counts_text(coverage, whole);
    }
    for (const UnclaimedPlace& place : unclaimed_places(record, text)) {
        const std::size_t column = place.position.column.value_or(1);
        const std::size_t count = count_code_points(place.text);
        shown += fmt::format("{}:{}:{}: unclaimed: {} character{}\n", record.document.source,
                             place.position.line, column, count, count == 1 ? "" : "s");
        shown += caret_text(line_at(text, place.position.line), column);
    }
    return shown;
}

}  // namespace zhenggai
