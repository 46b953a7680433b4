#include "output/read_back.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "output/record_tree.h"

namespace zhenggai {
namespace {

// Where words of the contract stand quoted, as JSON has it.
enum class Words { plain, quoted };

std::string shown_list(std::size_t size) { return "a list of " + std::to_string(size); }

std::string shown_map(const Tree& tree) {
    std::string keys;
    for (const Tree& entry : tree.entries) keys += ' ' + entry.key;
    return "a map of" + keys;
}

// A scalar as it stood, a map or list by its outline.
std::string shown(const YAML::Node& node) {
    if (node.IsSequence()) return shown_list(node.size());
    if (node.IsScalar()) return node.Tag() == "!" ? '"' + node.Scalar() + '"' : node.Scalar();
    if (!node.IsMap()) return "nothing";
    std::string keys;
    for (const auto& entry : node) keys += ' ' + entry.first.Scalar();
    return "a map of" + keys;
}

class Comparison {
  public:
    explicit Comparison(Words words) : words_(words) {}

    std::string compare(const YAML::Node& node, const Tree& tree, const std::string& path) const {
        switch (tree.kind) {
            case Tree::Kind::map: return compare_map(node, tree, path);
            case Tree::Kind::list: return compare_list(node, tree, path);
            case Tree::Kind::text: return compare_scalar(node, tree, path, true);
            case Tree::Kind::word: return compare_scalar(node, tree, path, words_ == Words::quoted);
            case Tree::Kind::number:
            case Tree::Kind::truth: break;
        }
        return compare_scalar(node, tree, path, false);
    }

  private:
    static std::string difference(const std::string& path, const std::string& wrote, const YAML::Node& node) {
        return path + ": wrote " + wrote + ", read " + shown(node);
    }

    std::string compare_map(const YAML::Node& node, const Tree& tree, const std::string& path) const {
        if (!node.IsMap() || node.size() != tree.entries.size()) {
            return difference(path, shown_map(tree), node);
        }
        auto wrote = tree.entries.begin();
        for (const auto& read : node) {
            const std::string at = path.empty() ? wrote->key : path + "." + wrote->key;
            if (read.first.Scalar() != wrote->key) return difference(at, "this key", read.first);
            std::string found = compare(read.second, *wrote, at);
            if (!found.empty()) return found;
            ++wrote;
        }
        return {};
    }

    std::string compare_list(const YAML::Node& node, const Tree& tree, const std::string& path) const {
        if (!node.IsSequence() || node.size() != tree.entries.size()) {
            return difference(path, shown_list(tree.entries.size()), node);
        }
        for (std::size_t i = 0; i < tree.entries.size(); ++i) {
            std::string found = compare(node[i], tree.entries[i], path + "[" + std::to_string(i) + "]");
            if (!found.empty()) return found;
        }
        return {};
    }

    // yaml-cpp tells a quoted scalar, which every reader takes for a string, by the tag "!".
    static std::string compare_scalar(const YAML::Node& node, const Tree& tree, const std::string& path,
                                      bool quoted) {
        const bool same =
            node.IsScalar() && node.Scalar() == tree.scalar && node.Tag() == (quoted ? "!" : "?");
        return same ? std::string() : difference(path, '"' + tree.scalar + '"', node);
    }

    Words words_;
};

std::string compare_all(const std::vector<YAML::Node>& nodes, const std::vector<Record>& records,
                        const Provenance* provenance, Words words) {
    if (nodes.size() != records.size()) {
        return "wrote " + std::to_string(records.size()) + " records, read " + std::to_string(nodes.size());
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        std::string found = Comparison(words).compare(nodes[i], tree_of(records[i], provenance), "");
        if (!found.empty()) return "record " + std::to_string(i) + ": " + found;
    }
    return {};
}

// What `read` gives, or the reader's complaint as a difference.
template <class Read>
std::string compare_readable(Read read, const std::vector<Record>& records, const Provenance* provenance,
                             Words words) {
    std::vector<YAML::Node> nodes;
    try {
        nodes = read();
    } catch (const YAML::Exception& error) {
        return std::string("unreadable: ") + error.what();
    }
    return compare_all(nodes, records, provenance, words);
}

}  // namespace

std::string yaml_difference(std::string_view stream, const std::vector<Record>& records,
                            const Provenance* provenance) {
    return compare_readable([stream] { return YAML::LoadAll(std::string(stream)); }, records, provenance,
                            Words::plain);
}

std::string jsonl_difference(std::string_view stream, const std::vector<Record>& records,
                             const Provenance* provenance) {
    const auto read = [stream] {
        std::vector<YAML::Node> nodes;
        for (std::string_view rest = stream; !rest.empty();) {
            const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
            nodes.push_back(YAML::Load(std::string(rest.substr(0, end))));
            rest.remove_prefix(end + 1);
        }
        return nodes;
    };
    return compare_readable(read, records, provenance, Words::quoted);
}

std::string json_difference(std::string_view stream, const std::vector<Record>& records,
                            const Provenance* provenance) {
    const auto read = [stream] {
        const YAML::Node array = YAML::Load(std::string(stream));
        return std::vector<YAML::Node>(array.begin(), array.end());
    };
    return compare_readable(read, records, provenance, Words::quoted);
}

}  // namespace zhenggai
