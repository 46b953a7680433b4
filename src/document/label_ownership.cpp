#include "document/label_ownership.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace zhenggai {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

// A marker that counts as an item: doubtful ones are decided by their series later.
bool is_item(const Block& block) {
    return block.kind == BlockKind::prose && block.marker && !block.marker->doubtful;
}

// The items since the last label, each inside or behind the one before.
class OpenItems {
  public:
    explicit OpenItems(std::span<const Block> blocks) : blocks_(blocks) {}

    void add(std::size_t item) {
        const std::size_t place = items_.size();
        items_.push_back(item);
        if (!blocks_[item].marker) return;
        const Marker& marker = *blocks_[item].marker;
        Run& run = run_of(marker.rule);
        if (marker.number == 1) {
            run.first = place;
        } else if (run.first == none || marker.number != run.last + 1) {
            run.first = none;
        }
        run.last = marker.number;
    }

    void clear() {
        items_.clear();
        runs_.clear();
    }

    // The owner of a label that follows now; none where no item is open.
    std::size_t owner() const {
        if (items_.empty()) return none;
        std::size_t place = items_.size() - 1;
        while (const auto outer = place_around(place)) place = *outer;
        return items_[place];
    }

  private:
    // The last list of a style.
    struct Run {
        std::size_t rule = 0;
        std::size_t first = none;  // the place of the item numbered 1, if the numbers ran on from it
        std::int64_t last = 0;
    };

    // The item that the list begins in which the item goes on.
    std::optional<std::size_t> place_around(std::size_t place) const {
        const Block& item = blocks_[items_[place]];
        if (item.kind != BlockKind::prose || item.marker->number <= 1) return std::nullopt;
        const Run* run = find_run(item.marker->rule);
        const bool inside = run != nullptr && run->first != none && run->first <= place && run->first > 0;
        return inside ? std::optional(run->first - 1) : std::nullopt;
    }

    Run& run_of(std::size_t rule) {
        for (Run& run : runs_)
            if (run.rule == rule) return run;
        return runs_.emplace_back(Run{.rule = rule});
    }

    const Run* find_run(std::size_t rule) const {
        for (const Run& run : runs_)
            if (run.rule == rule) return &run;
        return nullptr;
    }

    std::span<const Block> blocks_;
    std::vector<std::size_t> items_;  // by their places: the indices of their blocks
    std::vector<Run> runs_;           // no more than the grammar has styles
};

// Decides in one pass over the blocks what each is to its neighbours; what stands behind them is found in two
// more, from their end.
class OwnershipReader {
  public:
    explicit OwnershipReader(std::span<const Block> blocks)
        : blocks_(blocks),
          labels_(blocks.size()),
          open_(blocks),
          without_colon_(labels_without_colon_count(blocks)) {}

    std::vector<BlockLabels> read() {
        find_next_of_style();
        for (std::size_t i = 0; i < blocks_.size(); ++i) read(i);
        find_next_places();
        return std::move(labels_);
    }

  private:
    void find_next_of_style() {
        const auto count = static_cast<std::uint32_t>(blocks_.size());
        std::vector<std::uint32_t> next;  // by marker rule
        for (std::uint32_t i = count; i-- > 0;) {
            if (!blocks_[i].marker) continue;
            const Marker& marker = *blocks_[i].marker;
            if (marker.rule >= next.size()) next.resize(marker.rule + 1, count);
            labels_[i].next_of_style = next[marker.rule];
            if (!marker.doubtful) next[marker.rule] = i;
        }
    }

    void read(std::size_t i) {
        const Block& block = blocks_[i];
        if (block.kind == BlockKind::annex) {
            open_.clear();
            owner_ = none;
            value_style_.reset();
            value_open_ = in_labels_ = false;
        } else if (block.kind == BlockKind::problem && !is_label_word(i)) {
            if (!block.marker || block.number) open_.clear();
            start_item(i);
            starts_.push_back(i);
        } else if (block.kind == BlockKind::problem) {
            add_label(i, FieldKey::text);
        } else if (block.kind == BlockKind::label && belongs_below(block)) {
            add_label(i, block.key);
        } else if (is_item(block) || (block.kind == BlockKind::label && block.marker)) {
            if (joins_value(*block.marker)) {
                labels_[i].in_value = true;
            } else {
                start_item(i);
            }
        }
    }

    void start_item(std::size_t i) {
        open_.add(i);
        in_labels_ = value_open_ = false;
        value_style_.reset();
    }

    void add_label(std::size_t i, FieldKey key) {
        labels_[i].is_label = true;
        if (!in_labels_) owner_ = open_.owner();
        in_labels_ = true;
        if (owner_ != none) labels_[owner_].owned.set(static_cast<std::size_t>(key));
        open_.clear();
        value_open_ = blocks_[i].content.empty() && key != FieldKey::measures;
        value_style_.reset();
    }

    // 问题描述：without a number is a label below an item whose labels are still to come; a numbered one
    // is where the next of its style is a label as well.
    bool is_label_word(std::size_t i) const {
        const Block& block = blocks_[i];
        if (block.number) return false;
        if (!block.marker) return open_.owner() != none;
        const std::size_t next = labels_[i].next_of_style;
        return next < blocks_.size() && blocks_[next].kind == BlockKind::label && open_.owner() != none;
    }

    // A marked label stands below its item; beside or above it, it is a heading.
    bool belongs_below(const Block& block) const {
        if (!block.colon && !without_colon_) return false;
        if (!block.marker) return true;
        const std::size_t owner = in_labels_ ? owner_ : open_.owner();
        return owner == none ? false
                             : !blocks_[owner].marker || block.marker->rule > blocks_[owner].marker->rule;
    }

    // The list right behind a label without value, from its number 1 on, with what stands below it.
    bool joins_value(const Marker& marker) {
        if (!value_open_) return false;
        if (!value_style_) {
            if (marker.number != 1) return false;
            value_style_ = marker.rule;
            value_number_ = 1;
            return true;
        }
        if (marker.rule > *value_style_) return true;
        if (marker.rule < *value_style_ || marker.number != value_number_ + 1) return false;
        value_number_ = marker.number;
        return true;
    }

    void find_next_places() {
        const auto count = static_cast<std::uint32_t>(blocks_.size());
        std::uint32_t measures = count;
        std::uint32_t boundary = count;
        for (std::uint32_t i = count; i-- > 0;) {
            const Block& block = blocks_[i];
            labels_[i].next_boundary = boundary;
            if (!starts_.empty() && starts_.back() == i) {
                boundary = i;
                starts_.pop_back();
            }
            if (block.kind == BlockKind::annex) boundary = i;
            const bool opens_list = block.kind == BlockKind::label && block.key == FieldKey::measures &&
                                    (!block.marker || labels_[i].is_label);
            if (opens_list) measures = i;
            labels_[i].next_measures = measures;
        }
    }

    std::span<const Block> blocks_;
    std::vector<BlockLabels> labels_;
    OpenItems open_;
    bool without_colon_;
    std::vector<std::size_t> starts_;  // of problems, in order
    std::size_t owner_ = none;         // of the run of labels that is being read
    bool in_labels_ = false;
    bool value_open_ = false;                      // the last label has no value on its line
    std::optional<std::size_t> value_style_ = {};  // marker rule of the list that is its value
    std::int64_t value_number_ = 0;
};

}  // namespace

bool labels_without_colon_count(std::span<const Block> blocks) {
    std::array<int, field_key_count> seen{};
    for (const Block& block : blocks)
        if (block.kind == BlockKind::label && !block.colon) ++seen[static_cast<std::size_t>(block.key)];
    return std::count_if(seen.begin(), seen.end(), [](int count) { return count >= 2; }) >= 2;
}

bool BlockLabels::starts_problem() const {
    std::bitset<field_key_count> keys = owned;
    if (keys.test(static_cast<std::size_t>(FieldKey::measures))) return true;
    for (const FieldKey weak : {FieldKey::goal, FieldKey::text, FieldKey::other})
        keys.reset(static_cast<std::size_t>(weak));
    return keys.any();
}

std::vector<BlockLabels> find_label_ownership(std::span<const Block> blocks) {
    return OwnershipReader(blocks).read();
}

}  // namespace zhenggai
