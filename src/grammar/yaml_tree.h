// A YAML file as a plain tree in which every node knows where it stands.
//
//     Result<YamlNode> root = read_yaml(source);
//     root->find("grammar")->scalar;      // "rectification-plan"
//     root->find("grammar")->position;    // line 4, column 10
//
// Stricter than YAML: duplicate keys, anchors' aliases, tags and several documents are faults,
// and a scalar is always its text (no `no` that turns false, no 0123 that turns 83).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/position.h"
#include "base/result.h"
#include "source/source.h"

namespace zhenggai {

enum class YamlKind { scalar, list, map };

struct YamlNode;

struct YamlEntry;

struct YamlNode {
    YamlKind kind = YamlKind::scalar;
    Position position = {};  // where the value begins
    std::string scalar = {};
    std::vector<YamlNode> items = {};     // of a list, in order
    std::vector<YamlEntry> entries = {};  // of a map, in order

    // The value of a map's key, or null; the node keeps it.
    const YamlNode* find(std::string_view key) const;
};

struct YamlEntry {
    std::string key = {};
    Position position = {};  // where the key begins
    YamlNode value = {};
};

// Reads one document. Errors: `yaml-syntax`, `duplicate-key`, `yaml-alias`, `yaml-tag`,
// `yaml-depth`.
Result<YamlNode> read_yaml(const Source& source);

// A fault at a place of a source, with the source line for the caret.
Diagnostic fault_at(const Source& source, Position position, std::string code, std::string message,
                    std::string remedy);

}  // namespace zhenggai
