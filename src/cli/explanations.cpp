#include "cli/explanations.h"

#include "grammar/yaml_tree.h"
#include "source/source.h"

namespace zhenggai {

namespace {

std::string text_at(const YamlNode& map, std::string_view key) {
    const YamlNode* node = map.find(key);
    return node == nullptr ? std::string() : node->scalar;
}

ExplanationTexts texts_at(const YamlNode& map, std::string_view language) {
    const YamlNode* node = map.find(language);
    if (node == nullptr) return {};
    return {text_at(*node, "title"), text_at(*node, "what"), text_at(*node, "why"), text_at(*node, "do")};
}

Explanation explanation_of(const YamlEntry& entry) {
    Explanation explanation{
        .code = entry.key, .english = texts_at(entry.value, "en"), .chinese = texts_at(entry.value, "zh")};
    if (const YamlNode* example = entry.value.find("example")) explanation.example = example->scalar;
    return explanation;
}

}  // namespace

Result<std::vector<ExplanationGroup>> load_explanations() {
    const Result<YamlNode> root =
        read_yaml({.name = "explanations.yaml", .bytes = std::string(explanations_text())});
    if (!root) return root.diagnostics();
    std::vector<ExplanationGroup> groups;
    for (const YamlNode& node : root->items) {
        ExplanationGroup group{.english = text_at(node, "en"), .chinese = text_at(node, "zh")};
        if (const YamlNode* codes = node.find("codes"))
            for (const YamlEntry& entry : codes->entries) group.explanations.push_back(explanation_of(entry));
        groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace zhenggai
