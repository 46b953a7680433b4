#include "check/ordinal_series.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace zhenggai {

namespace {

using Kind = OrdinalSeries::Kind;

constexpr std::size_t no_style = std::numeric_limits<std::size_t>::max();
constexpr std::size_t any_style = no_style - 1;  // of what measures and problems stand below

// How often the lists at a border begin anew, and how often they run on.
struct Votes {
    std::size_t anew = 0;
    std::size_t on = 0;

    bool for_anew() const { return anew > on; }
    bool for_on() const { return on > anew; }
    bool even() const { return anew == on; }
};

// A list that begins where another one of its kind has stood before.
struct Border {
    std::int64_t last = 0;   // number before it
    std::int64_t first = 0;  // its own first number
    Votes own = {};
    Votes* here = nullptr;   // at borders like this one
    Votes* kind = nullptr;   // of lists of this kind
    Votes* style = nullptr;  // of lists in this style
};

Votes without(const Votes& all, const Votes& own) { return {all.anew - own.anew, all.on - own.on}; }

void cast(Border& border) {
    if (border.first == 1) border.own.anew = 1;
    if (border.first == border.last + 1) border.own.on = 1;
    for (Votes* votes : {border.here, border.kind, border.style}) {
        votes->anew += border.own.anew;
        votes->on += border.own.on;
    }
}

// True where the list belongs to the row of the one before it.
bool runs_on(const Border& border) {
    if (border.own.anew > 0) return border.here->for_on();
    if (border.own.on > 0) {
        if (without(*border.here, border.own).even()) return !without(*border.kind, border.own).for_anew();
        return !border.here->for_anew();
    }
    for (const Votes* votes : {border.here, border.kind, border.style})
        if (!votes->even()) return votes->for_on();
    return border.first > border.last;
}

}  // namespace

OrdinalSeries::OrdinalSeries(std::span<const OrdinalNode> ordinals) : ordinals_(ordinals) {
    find_lists();
    find_rows();
}

void OrdinalSeries::find_lists() {
    std::map<std::tuple<std::size_t, std::size_t, bool>, std::size_t> known;
    list_of.resize(ordinals_.size());
    for (std::size_t i = 0; i < ordinals_.size(); ++i) {
        if (!is_numbered(i)) continue;
        const OrdinalNode& own = ordinals_[i];
        const bool measure = own.kind == OrdinalKind::measure;
        const auto [entry, added] = known.try_emplace({above_of(i), own.style, measure}, lists.size());
        if (added)
            lists.push_back({.above = above_of(i),
                             .style = own.style,
                             .holds = measure ? ListClass::measures : ListClass::text});
        List& list = lists[entry->second];
        if (own.kind == OrdinalKind::problem) list.holds = ListClass::problems;
        list.places.push_back(i);
        list_of[i] = entry->second;
    }
}

OrdinalSeries::Kind OrdinalSeries::kind_of(std::size_t place) const {
    if (is_numbered(place)) return {.style = ordinals_[place].style, .holds = lists[list_of[place]].holds};
    if (is_document(place)) return {.style = no_style};
    switch (ordinals_[place].kind) {
        case OrdinalKind::problem: return {.style = no_style, .holds = ListClass::problems};
        case OrdinalKind::measure: return {.style = no_style, .holds = ListClass::measures};
        case OrdinalKind::heading:
        case OrdinalKind::item: break;
    }
    return {.style = no_style};
}

std::vector<std::size_t> OrdinalSeries::path_of(std::size_t place) const {
    std::vector<std::size_t> path{place};
    while (!is_document(path.back())) path.push_back(above_of(path.back()));
    std::reverse(path.begin(), path.end());
    return path;
}

// The outermost thing that begins between lists below `one` and below `other`; of what ends there, if none
// does.
OrdinalSeries::Kind OrdinalSeries::border_between(std::size_t one, std::size_t other) const {
    const std::vector<std::size_t> before = path_of(one);
    const std::vector<std::size_t> here = path_of(other);
    const auto [ended, begun] = std::mismatch(before.begin(), before.end(), here.begin(), here.end());
    return kind_of(begun != here.end() ? *begun : ended != before.end() ? *ended : other);
}

void OrdinalSeries::find_rows() {
    struct Last {
        std::size_t place = 0;
        std::size_t row = 0;
        std::size_t border = 0;  // of its list; 0 for the first
    };
    using RowKind = std::pair<Kind, Kind>;  // of the list, and of what it stands below
    std::map<RowKind, Last> last_of;
    std::map<std::size_t, std::size_t> last_in_style;
    std::map<std::tuple<RowKind, Kind, Kind>, Votes> here;
    std::map<RowKind, Votes> kinds;
    std::map<std::size_t, Votes> styles;
    const auto row_kind = [&](std::size_t i) {
        const Kind own = kind_of(i);
        const bool text = own.holds == ListClass::text;
        return RowKind{own, text ? kind_of(above_of(i)) : Kind{.style = any_style}};
    };

    // First all borders vote, then each is decided.
    std::vector<Border> borders(1);
    std::vector<std::size_t> border_of(ordinals_.size());
    for (std::size_t i = 0; i < ordinals_.size(); ++i) {
        if (!is_numbered(i)) continue;
        const RowKind kind = row_kind(i);
        const auto [entry, first] = last_of.try_emplace(kind, Last{.place = i});
        Last& last = entry->second;
        if (!first && above_of(last.place) != above_of(i)) {
            const std::size_t before = above_of(last.place);
            borders.push_back({.last = ordinals_[last.place].number,
                               .first = ordinals_[i].number,
                               .here = &here[{kind, kind_of(before), border_between(before, above_of(i))}],
                               .kind = &kinds[kind],
                               .style = &styles[kind.first.style]});
            cast(borders.back());
            border_of[i] = borders.size() - 1;
        }
        last.place = i;
    }
    last_of.clear();
    std::optional<std::size_t> last_measure;
    for (std::size_t i = 0; i < ordinals_.size(); ++i) {
        if (!is_numbered(i)) continue;
        const auto [entry, first] = last_of.try_emplace(row_kind(i), Last{.row = rows.size()});
        const std::size_t style = ordinals_[i].style;
        if (first) {
            const auto before = last_in_style.find(style);
            const auto goes_on_behind = [&](std::size_t other) {
                return ordinals_[i].number == ordinals_[other].number + 1;
            };
            const bool measure = ordinals_[i].kind == OrdinalKind::measure;
            const bool on = (before != last_in_style.end() && !styles[style].for_anew() &&
                             goes_on_behind(before->second)) ||
                            (measure && last_measure && above_of(*last_measure) != above_of(i) &&
                             goes_on_behind(*last_measure));
            rows.push_back({.start = on ? ordinals_[i].number : 1, .first_of_kind = true});
        } else if (border_of[i] != 0 && !runs_on(borders[border_of[i]])) {
            entry->second.row = rows.size();
            rows.push_back({});
        }
        rows[entry->second.row].places.push_back(i);
        last_in_style[style] = i;
        if (ordinals_[i].kind == OrdinalKind::measure) last_measure = i;
    }
}

}  // namespace zhenggai
