#include "grammar/yaml_tree.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <sstream>

namespace zhenggai {

namespace {

// The 1-based line of the text, without its line end.
std::string line_of(std::string_view text, std::size_t line) {
    std::size_t begin = 0;
    for (std::size_t i = 1; i < line; ++i) {
        begin = text.find('\n', begin);
        if (begin == std::string_view::npos) return {};
        ++begin;
    }
    std::string_view content = text.substr(begin, text.find('\n', begin) - begin);
    if (content.ends_with('\r')) content.remove_suffix(1);
    return std::string(content);
}

// yaml-cpp counts lines and columns from 0, columns in bytes.
Position position_of_mark(const Source& source, const YAML::Mark& mark) {
    if (mark.is_null()) return {.line = 1, .column = 1};
    const auto line = static_cast<std::size_t>(mark.line) + 1;
    std::size_t column = 1;
    for (const char byte : line_of(source.bytes, line).substr(0, static_cast<std::size_t>(mark.column)))
        column += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    return {.line = line, .column = column};
}

// Refuses what a grammar has no use for: aliases, which can blow a small file up without bound, and tags.
class StrictEvents : public YAML::EventHandler {
  public:
    StrictEvents(const Source& source, Diagnostics& faults) : source_(source), faults_(faults) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        refuse(mark, "yaml-alias", "aliases (*name) are not allowed here", "write the value out");
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  const std::string&) override {
        check_tag(mark, tag);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        check_tag(mark, tag);
    }
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        check_tag(mark, tag);
    }
    void OnMapEnd() override {}

  private:
    void check_tag(const YAML::Mark& mark, const std::string& tag) {
        if (!tag.empty() && tag != "?" && tag != "!")
            refuse(mark, "yaml-tag", "tags (!name) are not allowed here", "remove the tag");
    }
    void refuse(const YAML::Mark& mark, std::string code, std::string message, std::string remedy) {
        faults_.push_back(fault_at(source_, position_of_mark(source_, mark), std::move(code),
                                   std::move(message), std::move(remedy)));
    }

    const Source& source_;
    Diagnostics& faults_;
};

constexpr int deepest = 32;

// Copies yaml-cpp's graph into a tree; faults are collected.
class TreeBuilder {
  public:
    TreeBuilder(const Source& source, Diagnostics& faults) : source_(source), faults_(faults) {}

    YamlNode build(const YAML::Node& node, int depth = 0) {
        YamlNode tree{.position = position_of_mark(source_, node.Mark())};
        if (depth > deepest) {
            faults_.push_back(fault_at(source_, tree.position, "yaml-depth", "the file is nested too deeply",
                                       "no grammar needs more than a few levels"));
            return tree;
        }
        if (node.IsMap()) {
            tree.kind = YamlKind::map;
            for (const auto& entry : node) add_entry(tree, entry.first, entry.second, depth);
        } else if (node.IsSequence()) {
            tree.kind = YamlKind::list;
            for (const auto& item : node) tree.items.push_back(build(item, depth + 1));
        } else if (node.IsScalar()) {
            tree.scalar = node.Scalar();
        }
        return tree;
    }

  private:
    void add_entry(YamlNode& map, const YAML::Node& key, const YAML::Node& value, int depth) {
        const Position position = position_of_mark(source_, key.Mark());
        if (!key.IsScalar()) {
            faults_.push_back(fault_at(source_, position, "yaml-syntax", "a key is not a plain word",
                                       "write `key: value`"));
            return;
        }
        if (map.find(key.Scalar()) != nullptr) {
            faults_.push_back(fault_at(source_, position, "duplicate-key",
                                       fmt::format("the key `{}` stands twice in one map", key.Scalar()),
                                       "keep one of the two"));
            return;
        }
        map.entries.push_back({key.Scalar(), position, build(value, depth + 1)});
        if (value.IsNull())
            map.entries.back().value.position = position;  // nothing stands where it would begin
    }

    const Source& source_;
    Diagnostics& faults_;
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
    for (const YamlEntry& entry : entries)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

Diagnostic fault_at(const Source& source, Position position, std::string code, std::string message,
                    std::string remedy) {
    return Diagnostic{.severity = Severity::error,
                      .code = std::move(code),
                      .message = std::move(message),
                      .remedy = std::move(remedy),
                      .source = source.name,
                      .position = position,
                      .source_line = line_of(source.bytes, position.line)};
}

Result<YamlNode> read_yaml(const Source& source) {
    Diagnostics faults;
    try {
        std::istringstream events(source.bytes);
        YAML::Parser parser(events);
        StrictEvents strict(source, faults);
        while (parser.HandleNextDocument(strict)) continue;
        if (!faults.empty()) return faults;
        const std::vector<YAML::Node> documents = YAML::LoadAll(source.bytes);
        if (documents.size() != 1)
            return fault_at(source, {}, "yaml-syntax",
                            fmt::format("the file holds {} YAML documents", documents.size()),
                            "a grammar file holds exactly one");
        YamlNode root = TreeBuilder(source, faults).build(documents.front());
        if (!faults.empty()) return faults;
        return root;
    } catch (const YAML::Exception& error) {
        return fault_at(source, position_of_mark(source, error.mark), "yaml-syntax",
                        "this is not YAML: " + error.msg,
                        "quote texts that hold : # [ ] { } or begin with a special character");
    }
}

}  // namespace zhenggai
