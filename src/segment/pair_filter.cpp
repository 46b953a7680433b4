#include "segment/pair_filter.h"

namespace zhenggai {

namespace {

// Between the end of an open mark and the beginning of its partner, in bytes.
constexpr std::size_t longest_pair = 2048;

enum class Side { none, open, close, either };

struct PairMark {
    std::size_t kind = 0;
    Side side = Side::none;
};

constexpr PairMark ascii_mark(char32_t c) {
    switch (c) {
        case U'(': return {0, Side::open};
        case U')': return {0, Side::close};
        case U'[': return {1, Side::open};
        case U']': return {1, Side::close};
        case U'{': return {2, Side::open};
        case U'}': return {2, Side::close};
        case U'"': return {3, Side::either};
        default: return {};
    }
}

// U+3008..U+3017: 〈〉《》「」『』【】 and 〔〕〖〗, each open mark before its partner.
constexpr PairMark cjk_mark(char32_t c) {
    if (c > U'\u3017' || (c > U'】' && c < U'〔')) return {};
    const std::size_t pair = (c - U'〈') / 2;
    const bool opens = c % 2 == 0;
    // 〒 and 〓 stand between 】 and 〔.
    return {4 + (c >= U'〔' ? pair - 1 : pair), opens ? Side::open : Side::close};
}

constexpr PairMark mark_of(char32_t c) {
    if (c < 0x80) return ascii_mark(c);
    if (c < U'‘') return {};
    switch (c) {
        case U'‘': return {11, Side::open};
        case U'’': return {11, Side::close};
        case U'“': return {12, Side::open};
        case U'”': return {12, Side::close};
        default: break;
    }
    if (c < U'〈') return {};
    if (c <= U'\u3017') return cjk_mark(c);
    if (c < 0xFF01) return {};
    return c < 0xFF5F ? ascii_mark(c - 0xFEE0) : PairMark{};  // the full-width forms of the ASCII marks
}

}  // namespace

void PairFilter::read_mark(char32_t c, std::size_t at, std::size_t behind) {
    const PairMark mark = mark_of(c);
    if (mark.side == Side::none) return;
    const bool opens =
        mark.side == Side::open || (mark.side == Side::either && open_of_kind_[mark.kind] == 0);
    if (opens) {
        open({at, behind, mark.kind});
    } else {
        close(mark.kind);
    }
}

void PairFilter::close_paragraph() {
    open_.clear();
    first_open_ = 0;
    open_of_kind_ = {};
}

void PairFilter::forget_far_marks(std::size_t at) {
    while (first_open_ < open_.size() && at > open_[first_open_].behind + longest_pair)
        --open_of_kind_[open_[first_open_++].kind];
    if (first_open_ == open_.size()) {
        open_.clear();
        first_open_ = 0;
    }
}

void PairFilter::open(const OpenMark& mark) {
    // The forgotten ones are half of the list: moving the rest costs no more than they did.
    if (first_open_ > open_.size() / 2) {
        open_.erase(open_.begin(), open_.begin() + static_cast<std::ptrdiff_t>(first_open_));
        first_open_ = 0;
    }
    open_.push_back(mark);
    ++open_of_kind_[mark.kind];
}

void PairFilter::close(std::size_t kind) {
    if (open_of_kind_[kind] == 0) return;
    while (open_.back().kind != kind) {
        --open_of_kind_[open_.back().kind];
        open_.pop_back();
    }
    const std::size_t begin = open_.back().at;
    --open_of_kind_[kind];
    open_.pop_back();
    while (!empty() && endings_.back().mark > begin) endings_.pop_back();
}

void PairFilter::offer(const Ending& ending) {
    if (empty()) {
        endings_.clear();
        first_ending_ = 0;
    }
    endings_.push_back(ending);
}

std::optional<Ending> PairFilter::take() {
    if (empty()) return std::nullopt;
    const Ending& first = endings_[first_ending_];
    if (first_open_ < open_.size() && open_[first_open_].at < first.mark) return std::nullopt;
    return endings_[first_ending_++];
}

}  // namespace zhenggai
