#include "check/check_empty_labels.h"

#include <fmt/format.h>

#include <array>
#include <string>

#include "text/character.h"
#include "text/fold.h"

namespace zhenggai {

namespace {

class LabelSearch {
  public:
    explicit LabelSearch(const CheckInput& document) : document_(document) {}

    void paragraphs(const Pieces& pieces) {
        for (const std::string_view piece : pieces)
            if (ends_with_any(piece, colons)) ending(folding_.fold(piece));
    }

    void values(const std::vector<FieldNode>& fields) {
        for (const FieldNode& field : fields) paragraphs(field.value);
    }

    Diagnostics found() && { return std::move(found_); }

  private:
    static constexpr std::array<std::string_view, 2> colons{":", "："};
    static constexpr std::array<std::string_view, 6> stops{"。", "；", ";", ".", " ", "　"};

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
                if (ends_with_any(before, stops)) return report(text.substr(before.size()));
            }
    }

    void report(std::string_view folded) {
        const std::string_view label = folding_.unfold(folded);
        found_.push_back({.severity = Severity::warning,
                          .code = "label-without-value",
                          .message = fmt::format("the label {} has no value", label),
                          .remedy = "check the source",
                          .position = position_of(document_.text, document_.provenance, label)});
    }

    const CheckInput& document_;
    Folding folding_;
    Diagnostics found_;
};

}  // namespace

Diagnostics check_empty_labels(const CheckInput& document) {
    LabelSearch search(document);
    for (const ProblemNode& problem : document.tree.problems) {
        search.paragraphs(problem.text);
        search.values(problem.fields);
        for (const MeasureNode& measure : problem.measures) {
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
