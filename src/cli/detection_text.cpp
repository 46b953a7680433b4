#include "cli/detection_text.h"

#include <fmt/format.h>

#include <vector>

namespace zhenggai {

namespace {

constexpr std::size_t longest_example = 90;  // bytes

std::string_view start_of(std::string_view text) {
    if (text.size() <= longest_example) return text;
    std::size_t end = longest_example;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

std::string what_is_sought(const Signal& signal) {
    switch (signal.place) {
        case SignalPlace::title: return "title  " + signal.written;
        case SignalPlace::paragraphs: return "paragraphs  " + signal.written;
        case SignalPlace::problems: return "problems";
        case SignalPlace::tables: return "tables";
        case SignalPlace::labels: break;
    }
    std::vector<std::string_view> names;
    for (const FieldKey key : signal.fields) names.push_back(field_key_name(key));
    return fmt::format("labels  {}", fmt::join(names, ", "));
}

std::string signal_text(const Signal& signal, const SignalScore& score) {
    std::string text = fmt::format("    {:<3} {}\n", score.given ? fmt::format("+{}", signal.weight) : "-",
                                   what_is_sought(signal));
    if (signal.place == SignalPlace::title) return text;
    text += fmt::format("        {} found, {} needed\n", score.found, signal.at_least);
    if (score.found > 0 && signal.place == SignalPlace::paragraphs) {
        const std::string_view start = start_of(score.example);
        text += fmt::format("        first on line {}: {}{}\n", score.line, start,
                            start.size() < score.example.size() ? "…" : "");
    }
    return text;
}

}  // namespace

std::string detection_text(std::string_view source, const DocumentEvidence& evidence) {
    std::string text =
        fmt::format("{}: {}\n", source, evidence.title.empty() ? "(no title)" : evidence.title);
    text += evidence.chosen == nullptr
                ? std::string("family: unknown (no grammar has the points it needs)\n")
                : fmt::format("family: {} (grammar {})\n", evidence.chosen->family, evidence.chosen->name);
    for (const FamilyWeight& weight : evidence.families) {
        const auto& detection = weight.grammar->detection;
        text += fmt::format("  {}: {} points, {} needed\n", weight.grammar->name, weight.score.points,
                            detection.threshold);
        for (std::size_t i = 0; i < detection.signals.size(); ++i)
            text += signal_text(detection.signals[i], weight.score.signals[i]);
    }
    return text;
}

}  // namespace zhenggai
