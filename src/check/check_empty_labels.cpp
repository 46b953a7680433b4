#include "check/check_empty_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "text/character.h"
#include "text/fold.h"

namespace zhenggai {

namespace {

class LabelSearch {
  public:
    explicit LabelSearch(const CheckInput& document)
        : document_(document), folding_(document.text.foldable) {}

    // 问题二： with nothing behind it; a number alone.
    void item(const Pieces& text, const std::optional<std::string_view>& label,
              const std::optional<std::int64_t>& number, std::uint32_t line) {
        for (const std::string_view piece : text)
            if (!piece.empty()) return;
        if (label) return found_label(*label, line);
        if (number)
            report(marker_in(line), fmt::format("the number {} has no text behind it", *number), line);
    }

    void paragraphs(const Pieces& pieces) {
        for (const std::string_view piece : pieces)
            if (may_end_with_colon(piece) && ends_with_any(piece, colons)) ending(folding_.fold(piece));
    }

    void values(const std::vector<FieldNode>& fields) {
        for (const FieldNode& field : fields) paragraphs(field.value);
    }

    Diagnostics found() && { return std::move(found_); }

  private:
    static constexpr std::array<std::string_view, 2> colons{":", "："};
    static constexpr std::array<std::string_view, 6> stops{"。", "；", ";", ".", " ", "　"};

    // By its last byte.
    static bool may_end_with_colon(std::string_view text) {
        return !text.empty() && (text.back() == colons[0].back() || text.back() == colons[1].back());
    }

    template <std::size_t Size>
    static bool ends_with_any(std::string_view text, const std::array<std::string_view, Size>& endings) {
        for (const std::string_view ending : endings)
            if (text.ends_with(ending)) return true;
        return false;
    }

    void ending(std::string_view text) {
        for (const std::string_view colon : colons)
            if (text.ends_with(colon)) text = trim_end(text.substr(0, text.size() - colon.size()));
        for (const FieldRule& field : document_.grammar.fields)
            for (const std::string& label : field.labels) {
                if (!text.ends_with(label)) continue;
                const std::string_view before = text.substr(0, text.size() - label.size());
                if (ends_with_any(before, stops))
                    return found_label(folding_.unfold(text.substr(before.size())));
            }
    }

    // The first marker of a line; the ordinals stand as the document has them.
    std::string_view marker_in(std::uint32_t line) const {
        const auto& ordinals = document_.tree.ordinals;
        const auto found = std::lower_bound(
            ordinals.begin(), ordinals.end(), line,
            [](const OrdinalNode& node, std::uint32_t sought) { return node.line < sought; });
        return found != ordinals.end() && found->line == line ? found->marker : std::string_view{};
    }

    void found_label(std::string_view label, std::uint32_t line = 1) {
        report(label, fmt::format("the label {} has no value", label), line);
    }

    void report(std::string_view words, std::string message, std::uint32_t line) {
        found_.push_back({.severity = Severity::warning,
                          .code = "label-without-value",
                          .message = std::move(message),
                          .remedy = "check the source",
                          .position = document_.place_of(words, line)});
    }

    const CheckInput& document_;
    Folding folding_;
    Diagnostics found_;
};

}  // namespace

Diagnostics check_empty_labels(const CheckInput& document) {
    LabelSearch search(document);
    for (const ProblemNode& problem : document.tree.problems) {
        search.item(problem.text, problem.label, problem.ordinal, problem.line);
        search.paragraphs(problem.text);
        search.values(problem.fields);
        for (const MeasureNode& measure : problem.measures) {
            search.item(measure.text, std::nullopt, measure.number, measure.line);
            search.paragraphs(measure.text);
            search.values(measure.fields);
        }
    }
    for (const TaskNode& task : document.tree.measures) {
        for (const Pieces& paragraph : task.text) search.paragraphs(paragraph);
        search.values(task.fields);
    }
    return std::move(search).found();
}

}  // namespace zhenggai
