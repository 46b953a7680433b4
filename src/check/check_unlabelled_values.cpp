#include "check/check_unlabelled_values.h"

#include <fmt/format.h>

#include <vector>

#include "text/fold.h"
#include "value/bare_value.h"

namespace zhenggai {

namespace {

class ValueSearch {
  public:
    explicit ValueSearch(const CheckInput& document)
        : document_(document), folding_(document.text.foldable) {}

    void paragraph(std::string_view text, std::string_view of_what, std::uint32_t line) {
        const auto value = find_bare_value(folding_.fold(text), document_.grammar.values);
        if (!value) return;
        found_.push_back(
            {.severity = Severity::warning,
             .code = "value-without-label",
             .message = fmt::format("this paragraph {} is {} without a label: {}", of_what,
                                    *value == BareValue::units ? "a list of units" : "a deadline", text),
             .remedy = "it is read as text; write the label before it, as other items have it",
             .position = document_.place_of(text, line)});
    }

    // All from the one with index `first` on.
    void paragraphs(const Pieces& text, std::string_view of_what, std::uint32_t line, std::size_t first = 1) {
        for (std::size_t i = first; i < text.size(); ++i) paragraph(text[i], of_what, line);
    }

    // Values that may run over several paragraphs take in what has lost its label.
    void running_values(const std::vector<FieldNode>& fields) {
        for (const FieldNode& field : fields)
            if (field.value.size() > 1 &&
                (field.key == FieldKey::goal || field.key == FieldKey::progress_text ||
                 field.key == FieldKey::text))
                paragraphs(field.value, fmt::format("of {}", field.label), field.line);
    }

    // Between measures under headings; at the end of a document units and days sign it.
    void prose_between(const std::vector<TaskNode>& tasks, const std::vector<ProseNode>& prose) {
        if (tasks.empty()) return;
        for (const ProseNode& node : prose)
            if (tasks.front().line < node.line && node.line < tasks.back().line)
                paragraph(node.text, "between measures", node.line);
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
        search.paragraphs(problem.text, "of a problem", problem.line);
        search.running_values(problem.fields);
        for (const MeasureNode& measure : problem.measures) {
            // Without numbers every paragraph is a measure.
            search.paragraphs(measure.text, "of a measure", measure.line, measure.number ? 1 : 0);
            search.running_values(measure.fields);
        }
    }
    for (const TaskNode& task : document.tree.measures)
        for (std::size_t i = 1; i < task.text.size(); ++i)
            if (task.text[i].size() == 1) search.paragraph(task.text[i].front(), "of a measure", task.line);
    search.prose_between(document.tree.measures, document.tree.prose);
    return std::move(search).found();
}

}  // namespace zhenggai
