// Headings and their nesting, collected while a document is read.
//
//     OutlineBuilder outline(grammar);
//     outline.add(block);                            // every marked paragraph outside problems
//     HeadingContext context = outline.context();    // what stands over a problem here
//     std::vector<OutlineNode> nodes = outline.finish();
//
// A marked paragraph is a heading where its title stands alone on its line, or runs in: a first
// sentence of at most Grammar::heading_limit characters before its 。 with more behind it. One that
// is a single short sentence is a heading only where a sibling is one or problems stand below it.
// A first sentence of up to twice the limit is one where all other items of its list are headings, at least
// two of them, and most items keep the limit. Levels count the headings that stay open: a 1. right under 一、
// is of level 2. A marker closes the open item of its own style, or else those of inner styles (their order
// is the grammar's), but for one: a list that begins inside an item whose own list goes on behind it stands
// below that item, whatever the styles (1. over （一）).
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document_tree.h"
#include "match/block.h"

namespace zhenggai {

// The headings in force, as written, one of each kind at most.
struct HeadingContext {
    std::optional<std::string_view> part = {};
    std::optional<std::string_view> section = {};
    std::optional<std::string_view> subsection = {};
};

class OutlineBuilder {
  public:
    explicit OutlineBuilder(const Grammar& grammar) : grammar_(grammar) {}

    // A block with a marker that is no problem and no measure; `goes_on`: the next marker of its style
    // has the next number; `more`: text of its paragraph follows behind its content. Gives its index for the
    // calls below.
    std::size_t add(const Block& block, bool goes_on, bool more = false);

    // What the item stands below: the index of another; none at the top or right below a title.
    std::optional<std::size_t> parent_of(std::size_t item) const;

    // The same, titles included.
    std::optional<std::size_t> container_of(std::size_t item) const;

    // The item or title that what comes next stands below.
    std::optional<std::size_t> innermost() const;

    // True where a marked item is open.
    bool has_numbered_heading() const { return !open_.empty() && items_[open_.back()].rule != title_rule; }

    // The markers of the items over it, outermost first, and its own.
    std::vector<std::string_view> path_of(std::size_t item) const;

    // A task of the item's is read: what stands over it becomes a heading, if it was in doubt. `heading`: so
    // does the item; else one that only stands alone on its line is in doubt.
    void hold_task(std::size_t item, bool heading);

    // True where the item is a heading whatever its siblings are.
    bool has_title(std::size_t item) const { return items_[item].form == Form::heading; }

    // A title of level 1 without a marker (of an annex); nesting begins anew below it.
    // Gives its index.
    std::size_t add_title(Pieces lines, std::uint32_t line);

    // True where a heading or item of the marker's style is open: another one would follow it.
    bool has_open(std::size_t marker_rule) const;

    // The number of the open item of the style, the innermost one.
    std::optional<std::int64_t> open_number(std::size_t marker_rule) const;

    // Closes everything from the style's open item inwards: a problem with this marker takes its place.
    void close_from(std::size_t marker_rule, bool first_of_list = false);

    // The headings over a problem that begins now; they become headings by it, if they were in doubt.
    HeadingContext context();

    std::vector<OutlineNode> finish();

    // True where finish() has made the item an entry of the outline.
    bool is_heading(std::size_t item) const { return is_heading(items_[item]); }

  private:
    enum class Form { heading, single_sentence, long_title, text };
    struct Item {
        OutlineNode node = {};
        std::string_view written = {};
        std::size_t rule = 0;
        std::size_t parent = 0;  // index in items_, or no_parent
        bool goes_on = false;
        Form form = Form::text;
        bool runs_in = false;       // a title with more behind it on its line
        bool over_problem = false;  // or over a task
    };
    static constexpr std::size_t no_parent = static_cast<std::size_t>(-1);
    static constexpr std::size_t title_rule = static_cast<std::size_t>(-1);  // of an item without marker

    Item item_of(const Block& block, bool more) const;
    bool is_heading(const Item& item) const;
    void settle_long_titles();

    const Grammar& grammar_;
    std::vector<Item> items_;
    std::vector<std::size_t> open_;  // indices in items_, outermost first
    // Styles that nest against the grammar's order in this document: the outer one, the inner one.
    std::set<std::pair<std::size_t, std::size_t>> inverted_;
    std::set<std::pair<std::size_t, std::size_t>> heading_siblings_;  // parent and rule of headings
};

}  // namespace zhenggai
