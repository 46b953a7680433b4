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

// More styles, or kinds of lists, than these are not read here.
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
    Kind above = {};          // of problems and measures: of no meaning
    std::size_t style = 0;    // the same for all of them
    std::size_t below = 0;    // what the last one stands below
    std::int64_t number = 0;  // the last one
    std::size_t count = 1;
    bool begin_anew = false;  // of two or more: each at 1; else they run on
};

class PlainReader {
  public:
    explicit PlainReader(std::span<const OrdinalNode> ordinals) : ordinals_(ordinals) {}

    bool read() {
        for (const OrdinalNode& own : ordinals_)
            if (!own.marker.empty() && !(note_style(own) && goes_on(own))) return false;
        return !may_jump() && !mixes_problems_with_text();
    }

  private:
    static ListClass class_of(OrdinalKind kind) {
        if (kind == OrdinalKind::measure) return ListClass::measures;
        return kind == OrdinalKind::problem ? ListClass::problems : ListClass::text;
    }

    // The styles that number problems, and those that number text; a bit each.
    struct Styles {
        std::uint64_t problems = 0;
        std::uint64_t text = 0;

        std::uint64_t both() const { return problems & text; }
        void add(const OrdinalNode& own) {
            if (own.kind == OrdinalKind::measure) return;
            constexpr std::uint64_t one = 1;
            (own.kind == OrdinalKind::problem ? problems : text) |= one << own.style;
        }
    };

    bool note_style(const OrdinalNode& own) {
        if (own.style >= most_styles) return false;
        styles_.add(own);
        return true;
    }

    // True where one list holds both: what it is, then, is more than one ordinal tells.
    bool mixes_problems_with_text() const {
        if (styles_.both() == 0) return false;
        std::vector<Styles> below(ordinals_.size() + 1);  // each thing
        for (const OrdinalNode& own : ordinals_)
            if (!own.marker.empty()) below[own.parent.value_or(ordinals_.size())].add(own);
        return std::any_of(below.begin(), below.end(),
                           [](const Styles& styles) { return styles.both() != 0; });
    }

    Kind kind_of(const OrdinalNode& node) const {
        const bool measure = node.kind == OrdinalKind::measure;
        if (!node.marker.empty()) return {measure ? any_style : node.style, class_of(node.kind)};
        return {node.kind == OrdinalKind::item ? value_style : no_style, class_of(node.kind)};
    }

    bool goes_on(const OrdinalNode& own) {
        const std::size_t below = own.parent.value_or(ordinals_.size());
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
            kinds_[kind_count_++] = {
                .own = kind, .above = above, .style = own.style, .below = below, .number = 1};
            return true;
        }
        if (own.style != lists->style) return false;
        if (below != lists->below && !begins(*lists, own.number)) return false;
        const bool counts = own.number == lists->number + 1 || below != lists->below;
        lists->below = below;
        lists->number = own.number;
        return counts;
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
    Styles styles_ = {};
    std::array<Lists, most_kinds> kinds_ = {};
    std::size_t kind_count_ = 0;
};

}  // namespace

bool are_plain(std::span<const OrdinalNode> ordinals) { return PlainReader(ordinals).read(); }

}  // namespace zhenggai
