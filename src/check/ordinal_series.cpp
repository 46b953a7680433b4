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

constexpr std::size_t opening_style = std::numeric_limits<std::size_t>::max();
constexpr std::size_t any_style = opening_style - 1;  // of what measures and problems stand below

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

OrdinalSeries::OrdinalSeries(std::span<const OrdinalNode> ordinals, std::span<const Opening> openings)
    : ordinals_(ordinals), openings_(openings) {
    place_below();
    find_lists();
    find_rows();
}

// Places: the ordinals, then the openings, then the document.
void OrdinalSeries::place_below() {
    const std::size_t document = ordinals_.size() + openings_.size();
    above_.assign(document + 1, document);
    std::optional<std::size_t> title;
    std::optional<std::size_t> problem;
    std::size_t next = 0;
    for (std::size_t i = 0; i < ordinals_.size(); ++i) {
        for (; next < openings_.size() && openings_[next].before <= i; ++next) {
            if (openings_[next].problem) {
                problem = next;
            } else {
                title = next;
                problem.reset();
            }
            // A problem stands where the first list below it would stand without it; until there is one,
            // here.
            if (openings_[next].problem && title) above_[ordinals_.size() + next] = ordinals_.size() + *title;
        }
        const OrdinalNode& own = ordinals_[i];
        const auto stands_behind = [&](std::optional<std::size_t> opening) {
            return opening && (!own.parent || *own.parent < openings_[*opening].before);
        };
        std::size_t above = own.parent.value_or(document);
        if (stands_behind(title)) above = ordinals_.size() + *title;
        const bool below_problem = own.kind == OrdinalKind::measure || own.kind == OrdinalKind::item;
        if (below_problem && stands_behind(problem)) {
            const std::size_t opening = ordinals_.size() + *problem;
            if (above != opening) above_[opening] = above;
            above = opening;
        }
        above_[i] = above;
    }
}

void OrdinalSeries::find_lists() {
    std::map<std::tuple<std::size_t, std::size_t, bool>, std::size_t> known;
    list_of.resize(ordinals_.size());
    for (std::size_t i = 0; i < ordinals_.size(); ++i) {
        const OrdinalNode& own = ordinals_[i];
        const bool measure = own.kind == OrdinalKind::measure;
        const auto [entry, added] = known.try_emplace({above_[i], own.style, measure}, lists.size());
        if (added)
            lists.push_back({.above = above_[i],
                             .style = own.style,
                             .holds = measure ? ListClass::measures : ListClass::text});
        List& list = lists[entry->second];
        if (own.kind == OrdinalKind::problem) list.holds = ListClass::problems;
        list.places.push_back(i);
        list_of[i] = entry->second;
    }
}

OrdinalSeries::Kind OrdinalSeries::kind_of(std::size_t place) const {
    if (!is_numbered(place)) return {.style = opening_style};
    return {.style = ordinals_[place].style, .holds = lists[list_of[place]].holds};
}

std::size_t OrdinalSeries::begin_below(std::size_t place) const {
    if (is_numbered(place)) return place + 1;
    return is_document(place) ? 0 : openings_[place - ordinals_.size()].before;
}

std::vector<std::size_t> OrdinalSeries::path_of(std::size_t place) const {
    std::vector<std::size_t> path{place};
    while (!is_document(path.back())) path.push_back(above_[path.back()]);
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
        return RowKind{own, text ? kind_of(above_[i]) : Kind{.style = any_style}};
    };

    // First all borders vote, then each is decided.
    std::vector<Border> borders(1);
    std::vector<std::size_t> border_of(ordinals_.size());
    for (std::size_t i = 0; i < ordinals_.size(); ++i) {
        const RowKind kind = row_kind(i);
        const auto [entry, first] = last_of.try_emplace(kind, Last{.place = i});
        Last& last = entry->second;
        if (!first && above_[last.place] != above_[i]) {
            const std::size_t before = above_[last.place];
            borders.push_back({.last = ordinals_[last.place].number,
                               .first = ordinals_[i].number,
                               .here = &here[{kind, kind_of(before), border_between(before, above_[i])}],
                               .kind = &kinds[kind],
                               .style = &styles[kind.first.style]});
            cast(borders.back());
            border_of[i] = borders.size() - 1;
        }
        last.place = i;
    }
    last_of.clear();
    for (std::size_t i = 0; i < ordinals_.size(); ++i) {
        const auto [entry, first] = last_of.try_emplace(row_kind(i), Last{.row = rows.size()});
        const std::size_t style = ordinals_[i].style;
        if (first) {
            const auto before = last_in_style.find(style);
            const bool on = before != last_in_style.end() && !styles[style].for_anew() &&
                            ordinals_[i].number == ordinals_[before->second].number + 1;
            rows.push_back({.start = on ? ordinals_[i].number : 1, .first_of_kind = true});
        } else if (border_of[i] != 0 && !runs_on(borders[border_of[i]])) {
            entry->second.row = rows.size();
            rows.push_back({});
        }
        rows[entry->second.row].places.push_back(i);
        last_in_style[style] = i;
    }
}

}  // namespace zhenggai
