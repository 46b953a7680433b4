#include "check/check_unlabelled_values.h"

#include <fmt/format.h>

#include "text/fold.h"
#include "value/bare_value.h"

namespace zhenggai {

namespace {

class ValueSearch {
  public:
    explicit ValueSearch(const CheckInput& document) : document_(document) {}

    void paragraph(std::string_view text, std::string_view of_what, std::uint32_t line) {
        const auto value = find_bare_value(folding_.fold(text), document_.grammar.values);
        if (!value) return;
        const auto place = position_of(document_.text, document_.provenance, text);
        found_.push_back(
            {.severity = Severity::warning,
             .code = "value-without-label",
             .message = fmt::format("this paragraph of a {} is {} without a label: {}", of_what,
                                    *value == BareValue::units ? "a list of units" : "a deadline", text),
             .remedy = "it is read as text; write the label before it, as other items have it",
             .position = place.value_or(Position{.line = line})});
    }

    // All but the first.
    void paragraphs(const Pieces& text, std::string_view of_what, std::uint32_t line) {
        for (std::size_t i = 1; i < text.size(); ++i) paragraph(text[i], of_what, line);
    }

    Diagnostics found() && { return std::move(found_); }

  private:
    const CheckInput& document_;
    Folding folding_;
    Diagnostics found_;
};

}  // namespace

Diagnostics check_unlabelled_values(const CheckInput& document) {
    ValueSearch search(document);
    for (const ProblemNode& problem : document.tree.problems) {
        search.paragraphs(problem.text, "problem", problem.line);
        for (const MeasureNode& measure : problem.measures)
            search.paragraphs(measure.text, "measure", measure.line);
    }
    for (const TaskNode& task : document.tree.measures)
        for (std::size_t i = 1; i < task.text.size(); ++i)
            if (task.text[i].size() == 1) search.paragraph(task.text[i].front(), "measure", task.line);
    return std::move(search).found();
}

}  // namespace zhenggai
