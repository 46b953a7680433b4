// Which numbers of a document count on from each other.
//
//     const OrdinalSeries series(tree.ordinals);
//     series.rows[0].places;        // the ordinals 一、 二、 三、 of one row, as indices
//
// A list is what stands in one style below one thing; the measures among other numbered paragraphs are a list
// of their own, whatever their styles. Lists of one style below different things are one row where the
// numbers run on from one to the next (problems （一）…（二十四） over sections, measures 1…105 over
// problems), or a row each where every list begins at 1. Which of them holds is asked at each border of the
// document itself: what most lists do at borders of that kind (from one section to the next, from one part to
// the next). Where that is even, a list may do either.
//
// - Lists of text make a row only below things of one kind (1. below （一） are others than 1. below 一、);
//   problems and measures do whatever they stand below.
// - A list that counts on from another one behaves as the others do; if it is the only one at such a border,
// as those
//   of its kind at other borders. A list that begins with neither 1 nor the next number does what most do.
// - Where the numbers of a row go on behind lists that began anew, they go on from where they were left.
// - Measures in another style that do not count on are a row of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "document/document_tree.h"

namespace zhenggai {

// What the lists below one thing in one style hold.
enum class ListClass { text, problems, measures };

class OrdinalSeries {
  public:
    struct List {
        std::size_t above = 0;  // what it stands below, see above_of
        std::size_t style = 0;  // of measures: of no meaning, they may be of several
        ListClass holds = ListClass::text;
        std::vector<std::size_t> places = {};
    };
    struct Row {
        std::vector<std::size_t> places = {};  // indices of ordinals, ascending
        std::int64_t start = 1;                // what the first one should be
        bool first_of_kind = false;            // no row of its kind stands before it
    };

    // The ordinals must outlive this. Costs n log n times the depth of the nesting.
    explicit OrdinalSeries(std::span<const OrdinalNode> ordinals);

    std::vector<List> lists = {};           // in the order of their first ordinals
    std::vector<std::size_t> list_of = {};  // of each ordinal that has a number
    std::vector<Row> rows = {};             // in no particular order, but the same for the same document

    // What an ordinal stands below: the index of another, or the place behind them all, which is the
    // document's own and stands below itself.
    std::size_t above_of(std::size_t place) const {
        return is_document(place) ? place : ordinals_[place].parent.value_or(ordinals_.size());
    }
    bool is_document(std::size_t place) const { return place == ordinals_.size(); }

    // False for the document, and for a problem, a title, a label that has no number.
    bool is_numbered(std::size_t place) const {
        return !is_document(place) && !ordinals_[place].marker.empty();
    }

    // What the thing at a place is, for comparing: its style and its class.
    struct Kind {
        std::size_t style = 0;
        ListClass holds = ListClass::text;
        auto operator<=>(const Kind&) const = default;
    };
    Kind kind_of(std::size_t place) const;

  private:
    void find_lists();
    void find_rows();
    using RowKind = std::pair<Kind, Kind>;  // of a list, and of what it stands below
    RowKind row_kind_of(std::size_t place) const;
    struct Borders;
    void collect(Borders& borders) const;
    std::size_t depth_of(std::size_t place) const;
    Kind border_between(std::size_t one, std::size_t other) const;

    std::span<const OrdinalNode> ordinals_;
};

}  // namespace zhenggai
