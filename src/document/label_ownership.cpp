#include "document/label_ownership.h"

#include <map>

namespace zhenggai {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_boundary(const Block& block) {
    return block.kind == BlockKind::problem || block.kind == BlockKind::annex;
}

// A marker that counts as an item: doubtful ones are decided by their series later.
bool is_item(const Block& block) {
    return block.kind == BlockKind::prose && block.marker && !block.marker->doubtful;
}

bool is_label(const Block& block) { return block.kind == BlockKind::label && block.colon; }

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

}  // namespace

bool LabelOwnership::starts_problem(std::size_t block) const {
    std::bitset<field_key_count> keys = owned[block];
    if (keys.test(static_cast<std::size_t>(FieldKey::measures))) return true;
    keys.reset(static_cast<std::size_t>(FieldKey::goal));
    keys.reset(static_cast<std::size_t>(FieldKey::text));
    return keys.any();
}

LabelOwnership find_label_ownership(std::span<const Block> blocks) {
    LabelOwnership result{.owned = std::vector<std::bitset<field_key_count>>(blocks.size()),
                          .next_measures = std::vector<std::size_t>(blocks.size()),
                          .next_boundary = std::vector<std::size_t>(blocks.size())};
    OpenItems open(blocks);
    std::size_t owner = none;
    bool in_labels = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind == BlockKind::annex) {
            open.clear();
            owner = none;
            in_labels = false;
        } else if (is_item(blocks[i]) || blocks[i].kind == BlockKind::problem) {
            if (blocks[i].kind == BlockKind::problem) open.clear();
            open.add(i);
            in_labels = false;
        } else if (is_label(blocks[i])) {
            if (!in_labels) owner = open.owner();
            in_labels = true;
            if (owner != none) result.owned[owner].set(static_cast<std::size_t>(blocks[i].key));
            open.clear();
        }
    }
    std::size_t measures = blocks.size();
    std::size_t boundary = blocks.size();
    for (std::size_t i = blocks.size(); i-- > 0;) {
        result.next_boundary[i] = boundary;
        if (is_boundary(blocks[i])) boundary = i;
        if (blocks[i].kind == BlockKind::label && blocks[i].key == FieldKey::measures) measures = i;
        result.next_measures[i] = measures;
    }
    return result;
}

}  // namespace zhenggai
