#include "document/label_ownership.h"

#include <algorithm>
#include <array>
#include <map>

namespace zhenggai {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

// A marker that counts as an item: doubtful ones are decided by their series later.
bool is_item(const Block& block) {
    return block.kind == BlockKind::prose && block.marker && !block.marker->doubtful;
}

// The items since the last label, as a chain from the innermost outwards.
class OpenItems {
  public:
    explicit OpenItems(std::span<const Block> blocks) : blocks_(blocks), before_(blocks.size(), none) {}

    void add(std::size_t item) {
        before_[item] = last_;
        last_ = item;
        if (!blocks_[item].marker) return;
        const Marker& marker = *blocks_[item].marker;
        Run& run = runs_[marker.rule];
        if (marker.number == 1) {
            run = {item, 1};
        } else if (run.first != none && marker.number == run.last + 1) {
            run.last = marker.number;
        } else {
            run = {none, marker.number};
        }
    }

    void clear() {
        last_ = none;
        runs_.clear();
    }

    // The owner of a label that follows now; none where no item is open.
    std::size_t owner() const {
        std::size_t item = last_;
        while (item != none && blocks_[item].kind == BlockKind::prose && blocks_[item].marker->number > 1) {
            const auto run = runs_.find(blocks_[item].marker->rule);
            if (run == runs_.end() || run->second.first == none || run->second.first > item) break;
            const std::size_t outer = before_[run->second.first];
            if (outer == none) break;
            item = outer;
        }
        return item;
    }

  private:
    struct Run {
        std::size_t first = none;  // the item numbered 1, if the numbers ran on from it
        std::int64_t last = 0;
    };
    std::span<const Block> blocks_;
    std::vector<std::size_t> before_;  // the item that was open before
    std::map<std::size_t, Run> runs_;  // by marker rule
    std::size_t last_ = none;
};

// One pass over the blocks that decides what each is to its neighbours.
class OwnershipReader {
  public:
    explicit OwnershipReader(std::span<const Block> blocks)
        : blocks_(blocks), open_(blocks), without_colon_(labels_without_colon_count(blocks)) {
        result_.owned.resize(blocks.size());
        result_.is_label.resize(blocks.size());
        result_.in_value.resize(blocks.size());
        find_next_of_style();
    }

    LabelOwnership read() {
        for (std::size_t i = 0; i < blocks_.size(); ++i) read(i);
        find_next_places();
        return std::move(result_);
    }

  private:
    void find_next_of_style() {
        result_.next_of_style.assign(blocks_.size(), blocks_.size());
        std::map<std::size_t, std::size_t> next;
        for (std::size_t i = blocks_.size(); i-- > 0;) {
            if (!blocks_[i].marker) continue;
            const auto known = next.find(blocks_[i].marker->rule);
            if (known != next.end()) result_.next_of_style[i] = known->second;
            if (!blocks_[i].marker->doubtful) next[blocks_[i].marker->rule] = i;
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
                result_.in_value[i] = true;
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
        result_.is_label[i] = true;
        if (!in_labels_) owner_ = open_.owner();
        in_labels_ = true;
        if (owner_ != none) result_.owned[owner_].set(static_cast<std::size_t>(key));
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
        const std::size_t next = result_.next_of_style[i];
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
        result_.next_measures.resize(blocks_.size());
        result_.next_boundary.resize(blocks_.size());
        std::size_t measures = blocks_.size();
        std::size_t boundary = blocks_.size();
        for (std::size_t i = blocks_.size(); i-- > 0;) {
            const Block& block = blocks_[i];
            result_.next_boundary[i] = boundary;
            if (!starts_.empty() && starts_.back() == i) {
                boundary = i;
                starts_.pop_back();
            }
            if (block.kind == BlockKind::annex) boundary = i;
            const bool opens_list = block.kind == BlockKind::label && block.key == FieldKey::measures &&
                                    (!block.marker || result_.is_label[i]);
            if (opens_list) measures = i;
            result_.next_measures[i] = measures;
        }
    }

    std::span<const Block> blocks_;
    LabelOwnership result_;
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

bool LabelOwnership::starts_problem(std::size_t block) const {
    std::bitset<field_key_count> keys = owned[block];
    if (keys.test(static_cast<std::size_t>(FieldKey::measures))) return true;
    for (const FieldKey weak : {FieldKey::goal, FieldKey::text, FieldKey::other})
        keys.reset(static_cast<std::size_t>(weak));
    return keys.any();
}

LabelOwnership find_label_ownership(std::span<const Block> blocks) { return OwnershipReader(blocks).read(); }

}  // namespace zhenggai
