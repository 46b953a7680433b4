// The numbers of a document's lists, collected while it is read.
//
//     OrdinalList ordinals(outline);
//     ordinals.add_outline_item(block, item);      // （一） a marked paragraph outside problems
//     ordinals.add_problem(block);                 // marked or not
//     ordinals.add_measure(block);
//     ordinals.add_inner_item(block);              // （1） of a list inside a text
//     tree.ordinals = ordinals.finish();
//
// What a number stands below is known for headings from the outline; inside a problem a list stands below the
// item of another list that it begins in, else below the value that it is part of.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "document/document_tree.h"
#include "document/outline_builder.h"
#include "match/block.h"

namespace zhenggai {

class OrdinalList {
  public:
    // The outline must outlive it.
    explicit OrdinalList(const OutlineBuilder& outline) : outline_(outline) {}

    // Item `item` of the outline; one without a marker is a title.
    void add_outline_item(const Block& block, std::size_t item);

    // A problem below the innermost item of the outline.
    void add_problem(const Block& block);
    void add_measure(const Block& block);

    // A marked paragraph inside a problem or a box, or a marked label.
    void add_inner_item(const Block& block);

    // A label without a marker: lists behind it are others than those before it.
    void begin_value(const Block& block) { value_ = &block; }

    // A box: its lists are its own.
    void add_box(const Block& block);

    // The outline must be finished.
    std::vector<OrdinalNode> finish();

  private:
    std::size_t add(const Block& block, OrdinalKind kind, std::optional<std::size_t> parent);
    std::optional<std::size_t> node_of(std::optional<std::size_t> outline_item) const;
    void begin_inner(std::size_t owner);
    void resume_labels(std::size_t style);

    const OutlineBuilder& outline_;
    std::vector<OrdinalNode> nodes_;
    std::vector<std::optional<std::size_t>> by_outline_;           // the node of an item
    std::vector<std::pair<std::size_t, std::size_t>> of_outline_;  // a node, and the item that it is of
    std::size_t problem_ = 0;                                      // the node of the open problem
    std::size_t owner_ = 0;                                        // the open problem, measure or box
    std::size_t inner_parent_ = 0;                                 // the same, or a value of it
    std::vector<std::size_t> inner_;                               // nodes of the open inner lists
    std::vector<std::size_t> before_measures_;  // inner_ as the first measure of the problem found it
    std::size_t parent_before_measures_ = 0;    // inner_parent_ there
    const Block* value_ = nullptr;              // a label that no inner list has begun behind
};

}  // namespace zhenggai
