// Reads one problem: its statement, its labels and its measures, block by block.
//
//     ProblemReader reader(blocks, labels, strays);
//     reader.open(i, context);                       // block i starts a problem
//     reader.read(i + 1);                            // and so on for every block of it
//     tree.problems.push_back(reader.close());
//
// It decides what a block is inside its problem: a further paragraph, a field's value, a measure, a
// sub-item. Whether a block is still inside is the caller's to decide (document/build_tree.h).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "document/document_tree.h"
#include "document/label_ownership.h"
#include "document/outline_builder.h"
#include "match/block.h"

namespace zhenggai {

class ProblemReader {
  public:
    // `labels`: those of find_label_ownership().
    ProblemReader(std::span<const Block> blocks, std::span<const BlockLabels> labels,
                  std::vector<Stray>& strays)
        : blocks_(blocks), labels_(labels), strays_(strays) {}

    bool is_open() const { return open_; }

    // Starts a problem at block `start`, a labelled problem or a marker that owns labels.
    void open(std::size_t start, const HeadingContext& context);

    // Takes block `index`, which belongs to the open problem.
    void read(std::size_t index);

    // True where the marker of block `index` can only belong to this problem, whatever headings or
    // problems use its style: it is of a label's value, or the list of measures has just been opened, or
    // it goes on in that list. `heading_open`: a heading of its style stands over the problem.
    bool expects_item(std::size_t index, bool heading_open) const;

    // True where more of the statement may come: no label but 具体问题 has been read.
    bool in_statement() const { return phase_ == Phase::statement; }

    // The style (index of the marker rule) of the problem's own marker, where it has one.
    std::optional<std::size_t> style() const { return style_; }

    // True where the block that was read last began a measure.
    bool opened_measure() const { return opened_measure_; }

    // Ends the problem and gives it away.
    ProblemNode close();

  private:
    enum class Phase { statement, fields, measures };

    void read_label(const Block& block);
    void read_marked(std::size_t index);
    void read_plain(const Block& block, std::string_view text);
    bool begins_like_last(const Block& block) const;
    bool is_measure_without_list(std::size_t index) const;
    bool comes_again_undoubted(std::size_t index) const;
    bool is_heading_of_next(std::size_t index, bool heading_open) const;
    void read_value_item(const Block& block);
    bool joins_numbered_value(const Block& block, std::size_t index);
    void open_measure(const Block& block, std::optional<std::int64_t> number);
    void give_up_lead();
    void start_field(const Block& block);
    std::size_t labels_from(const Block& block) const;
    FieldNode* current_field();
    std::vector<FieldNode>& fields_here();
    void stray(const Block& block, std::string_view text);

    std::span<const Block> blocks_;
    std::span<const BlockLabels> labels_;
    std::vector<Stray>& strays_;

    bool open_ = false;
    ProblemNode problem_ = {};
    std::optional<std::size_t> style_ = {};
    std::size_t measures_ahead_until_ = 0;  // a list label before this block index belongs to this problem
    Phase phase_ = Phase::statement;
    bool field_open_ = false;  // the last field of fields_here() still takes text
    bool opened_measure_ = false;
    std::size_t list_begin_ = 0;  // how many measures stand before the label that opened them last
    bool list_opened_ = false;    // a label has opened the measures and none has come yet
    bool unnumbered_ = false;     // the measures are paragraphs without numbers
    std::optional<std::size_t> measure_style_ = {};
    std::int64_t last_number_ = 0;   // of the last measure
    std::int64_t value_number_ = 0;  // of the last item of a numbered list inside a field's value
};

}  // namespace zhenggai
