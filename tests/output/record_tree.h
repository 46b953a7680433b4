// A record as a tree, made by the same walk as the output: what a reader of any format must find.
//
//     const Tree tree = tree_of(record);
//     tree.entries[0].key;               // schema
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/record_walk.h"

namespace zhenggai {

struct Tree {
    enum class Kind { map, list, text, word, number, truth };

    Kind kind = Kind::map;
    std::string scalar = {};         // of text and word; of a number its decimal digits
    std::string key = {};            // under which it stands in its map; empty in a list
    std::vector<Tree> entries = {};  // of a map or list, in order
};

// A sink of walk_record.
class TreeWriter {
  public:
    void begin_map() { open(Tree::Kind::map); }
    void end_map() { close(); }
    void begin_list() { open(Tree::Kind::list); }
    void end_list() { close(); }

    void key(std::string_view name) { key_ = name; }
    void item() { key_.clear(); }

    void text(std::string_view value) { add(Tree::Kind::text, std::string(value)); }
    void date(const Date& value) { add(Tree::Kind::text, iso_date(value)); }
    void word(std::string_view value) { add(Tree::Kind::word, std::string(value)); }
    void number(std::int64_t value) { add(Tree::Kind::number, std::to_string(value)); }
    void truth() { add(Tree::Kind::truth, "true"); }
    void spans(const std::vector<Span>& spans) {
        open(Tree::Kind::list);
        item();
        for (const Span& span : spans) {
            open(Tree::Kind::list);
            number(static_cast<std::int64_t>(span.begin));
            number(static_cast<std::int64_t>(span.end));
            close();
        }
        close();
    }

    const Tree& tree() const { return root_; }

  private:
    void add(Tree::Kind kind, std::string scalar) {
        open_.back().entries.push_back({.kind = kind, .scalar = std::move(scalar), .key = key_});
    }
    void open(Tree::Kind kind) { open_.push_back({.kind = kind, .key = key_}); }
    void close() {
        Tree done = std::move(open_.back());
        open_.pop_back();
        if (open_.empty()) {
            root_ = std::move(done);
        } else {
            open_.back().entries.push_back(std::move(done));
        }
    }

    std::vector<Tree> open_ = {};  // the maps and lists that are not yet closed, outermost first
    std::string key_ = {};
    Tree root_ = {};
};

inline Tree tree_of(const Record& record, const Provenance* provenance = nullptr) {
    TreeWriter writer;
    walk_record(record, writer, provenance);
    return writer.tree();
}

}  // namespace zhenggai
