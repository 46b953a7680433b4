#include "check/plain_numbers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "check/ordinal_series.h"

namespace zhenggai {

namespace {

using Kind = OrdinalSeries::Kind;

// Problems in more styles, or more kinds of lists, than these are not read here.
constexpr std::size_t most_styles = 64;
constexpr std::size_t most_kinds = 32;

constexpr std::size_t no_style = std::numeric_limits<std::size_t>::max();
constexpr std::size_t value_style = no_style - 1;
constexpr std::size_t any_style = no_style - 2;

// So many lists at least stand one level further in where one is said to leave a level out.
constexpr std::size_t enough_lists = 3;

// All lists of one kind, up to the ordinal that is being read.
struct Lists {
    Kind own = {};
    Kind above = {};           // of problems and measures: of no meaning
    std::size_t style = 0;     // of the last one
    std::size_t below = 0;     // what the last one stands below
    std::size_t furthest = 0;  // what stands last of all that they stand below
    std::int64_t number = 0;   // the last one
    std::size_t count = 1;
    bool begin_anew = false;  // of two or more: each at 1; else they run on
};

class PlainReader {
  public:
    explicit PlainReader(std::span<const OrdinalNode> ordinals) : ordinals_(ordinals) {}

    bool read() {
        for (const OrdinalNode& own : ordinals_)
            if (!own.marker.empty() && own.kind == OrdinalKind::problem && !note_problem(own)) return false;
        for (const OrdinalNode& own : ordinals_)
            if (!own.marker.empty() && !goes_on(own)) return false;
        return !may_jump();
    }

  private:
    // One problem makes its list one of problems.
    bool note_problem(const OrdinalNode& own) {
        if (own.style >= most_styles) return false;
        if (problems_below_.empty()) problems_below_.resize(ordinals_.size() + 1);
        problems_below_[place_above(own)] |= std::uint64_t{1} << own.style;
        return true;
    }

    // The place behind all stands for the document.
    std::size_t place_above(const OrdinalNode& own) const { return own.parent.value_or(ordinals_.size()); }

    Kind kind_of(const OrdinalNode& node) const {
        if (node.marker.empty()) return kind_of_unnumbered(node.kind);
        if (node.kind == OrdinalKind::measure) return {.style = any_style, .holds = ListClass::measures};
        const bool problems = !problems_below_.empty() && node.style < most_styles &&
                              (problems_below_[place_above(node)] >> node.style & 1U) != 0;
        return {node.style, problems ? ListClass::problems : ListClass::text};
    }

    static Kind kind_of_unnumbered(OrdinalKind kind) {
        switch (kind) {
            case OrdinalKind::problem: return {.style = no_style, .holds = ListClass::problems};
            case OrdinalKind::measure: return {.style = no_style, .holds = ListClass::measures};
            case OrdinalKind::item: return {.style = value_style};
            case OrdinalKind::heading: break;
        }
        return {.style = no_style};
    }

    bool goes_on(const OrdinalNode& own) {
        const std::size_t below = place_above(own);
        const Kind kind = kind_of(own);
        const Kind above = kind.holds != ListClass::text ? Kind{}
                           : below == ordinals_.size()   ? Kind{.style = no_style}
                                                         : kind_of(ordinals_[below]);
        const auto end = kinds_.begin() + kind_count_;
        const auto lists = std::find_if(kinds_.begin(), end, [&](const Lists& known) {
            return known.own == kind && known.above == above;
        });
        if (lists == end) {
            if (own.number != 1 || kind_count_ == most_kinds) return false;
            kinds_[kind_count_++] = {.own = kind,
                                     .above = above,
                                     .style = own.style,
                                     .below = below,
                                     .furthest = below,
                                     .number = 1};
            return true;
        }
        if (own.style != lists->style && !changes_style(*lists, own, below)) return false;
        if (below != lists->below && !begins(*lists, own.number)) return false;
        const bool counts = own.number == lists->number + 1 || below != lists->below;
        lists->below = below;
        lists->furthest = std::max(lists->furthest, below);
        lists->number = own.number;
        return counts;
    }

    // Measures may, from one list to a new one: below what stands behind all that others have stood below.
    static bool changes_style(Lists& lists, const OrdinalNode& own, std::size_t below) {
        lists.style = own.style;
        return below > lists.furthest;
    }

    // The second list says what the others have to do.
    static bool begins(Lists& lists, std::int64_t number) {
        const bool anew = number == 1;
        if (!anew && number != lists.number + 1) return false;
        if (lists.count++ == 1) lists.begin_anew = anew;
        return lists.begin_anew == anew;
    }

    // True where a list may stand right below what is elsewhere one level further out.
    bool may_jump() const {
        const auto kinds = std::span(kinds_).first(kind_count_);
        for (const Lists& one : kinds) {
            if (one.own.holds != ListClass::text || one.count != 1) continue;
            for (const Lists& other : kinds)
                if (other.own == one.own && other.count >= enough_lists) return true;
        }
        return false;
    }

    std::span<const OrdinalNode> ordinals_;
    std::vector<std::uint64_t> problems_below_ = {};  // of each thing: the styles that number problems
    std::array<Lists, most_kinds> kinds_ = {};
    std::size_t kind_count_ = 0;
};

}  // namespace

bool are_plain(std::span<const OrdinalNode> ordinals) { return PlainReader(ordinals).read(); }

}  // namespace zhenggai
