// The tasks of a document whose measures stand under headings: numbered items with those who answer for them.
//
//     HeadingMeasures tasks(matcher);
//     const Block shown = tasks.open(block, more);              // a marked paragraph
//     tasks.place(outline.add(shown, goes_on, more));           // `shown`: the same without its assignment
//     tasks.add(block);                                         // a plain paragraph below it, or a label
//     tasks.close();                                            // an annex: what follows is no item's
//     tasks.finish(outline, tree);
//
// An item without an assignment is no task: it is a heading, or prose. One with several is as many tasks,
// each the text up to its assignment; what stands behind the last one in its paragraph belongs to the last
// task, what stands in paragraphs below it to none. The text of a task whose heading stands alone on its line
// begins with that heading, as that of a task with a run-in heading does: it is the whole item.
//
// A parenthesis behind a list closes the text of the item that the list stands in, where the list is one
// sentence (1.…； 2.…。) or where the parenthesis is a paragraph of its own below items without titles; else
// that of the last item.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "document/assignment_reader.h"
#include "document/document_tree.h"
#include "document/outline_builder.h"
#include "match/block.h"
#include "match/matcher.h"

namespace zhenggai {

class HeadingMeasures {
  public:
    // The matcher must outlive it.
    explicit HeadingMeasures(const Matcher& matcher) : matcher_(matcher), reader_(matcher) {}

    // Takes a paragraph with a marker. Gives the block with what its title may be as its content: the text
    // before the first assignment; `more` tells whether text follows behind that.
    Block open(const Block& block, bool& more);

    // Where the item that was opened last stands in the outline.
    void place(std::size_t outline_item);

    // Takes a paragraph, or a label, below the open item; false where none is open, or the label is none that
    // belongs to a task.
    bool add(const Block& block);

    bool is_open() const { return open_; }
    void close() { open_ = false; }

    // True where the paragraph says who answers for what stands above it.
    bool is_assignment(const Block& block) const;

    // True from the first assignment on.
    bool any() const { return any_; }

    // Fills tree.measures, and tree.prose with the items that are none; tells the outline which are headings.
    void finish(OutlineBuilder& outline, DocumentTree& tree);

  private:
    struct Line {  // a paragraph
        std::string_view whole = {};
        std::vector<AssignedPart> parts = {};
        std::uint32_t number = 1;
    };
    struct Item {
        std::string_view marked = {};  // its first paragraph with the marker
        std::size_t rule = 0;
        std::int64_t number = 0;
        std::size_t outline = 0;
        std::uint32_t line = 1;
        std::vector<Line> lines = {};
        bool assigned = false;
        bool taken = false;                      // its text belongs to the item over it
        std::optional<std::size_t> before = {};  // the item before it in its list
    };

    void link(OutlineBuilder& outline);
    void give_to_outer(OutlineBuilder& outline, std::size_t last);
    bool closes_outer(const OutlineBuilder& outline, std::size_t last) const;
    void write(const Item& item, OutlineBuilder& outline, DocumentTree& tree);
    Line read_line(std::string_view text, std::uint32_t line);
    void add_label(const Block& block);

    const Matcher& matcher_;
    AssignmentReader reader_;
    std::vector<Item> items_;
    std::vector<std::size_t> by_outline_;  // the item of an index in the outline, or no_item
    bool open_ = false;
    bool any_ = false;
    bool leads_from_here_ = false;
    std::vector<Stray> unread_;  // parentheses that look like assignments
};

}  // namespace zhenggai
