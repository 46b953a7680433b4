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
constexpr std::size_t value_style = no_style - 1;  // of a value or a box that has no number
constexpr std::size_t any_style = no_style - 2;  // of measures, and of what measures and problems stand below

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
    std::size_t behind = 0;  // the ordinal that it would go on from
    std::int64_t last = 0;   // the number of that
    std::int64_t first = 0;  // its own first number
    bool changes_style = false;
    Votes own = {};
    Votes* here = nullptr;   // at borders like this one
    Votes* kind = nullptr;   // of lists of this kind
    Votes* style = nullptr;  // of lists in this style that hold the same

    // A list in another style that does not count on is of its own.
    bool stands_beside() const { return changes_style && first <= last; }
};

Votes without(const Votes& all, const Votes& own) { return {all.anew - own.anew, all.on - own.on}; }

void cast(Border& border) {
    if (border.stands_beside()) return;
    if (border.first == 1) border.own.anew = 1;
    // A list that begins anew may have lost its first number, hardly more.
    if (border.first == border.last + 1 || border.first > 2) border.own.on = 1;
    for (Votes* votes : {border.here, border.kind, border.style}) {
        votes->anew += border.own.anew;
        votes->on += border.own.on;
    }
}

// True where the list belongs to the row of the one before it.
bool runs_on(const Border& border) {
    if (border.stands_beside()) return false;
    if (border.own.anew > 0) return border.here->even() ? border.kind->for_on() : border.here->for_on();
    if (border.first == border.last + 1) {
        const Votes others = without(*border.here, border.own);
        if (others.even()) return !without(*border.kind, border.own).for_anew();
        // A 2 behind a list of one item is more likely to have lost its own 1.
        return border.last == 1 ? !others.for_anew() : !border.here->for_anew();
    }
    for (const Votes* votes : {border.here, border.kind, border.style}) {
        const Votes others = without(*votes, border.own);
        if (!others.even()) return others.for_on();
    }
    return border.first > border.last;
}

}  // namespace

OrdinalSeries::OrdinalSeries(std::span<const OrdinalNode> ordinals) : ordinals_(ordinals) {
    find_lists();
    find_rows();
}

void OrdinalSeries::find_lists() {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    constexpr std::size_t usual_length = 4;  // of a list
    // The lists below one thing as a chain. There are as many as it has styles, which are few.
    std::vector<std::size_t> first_below(ordinals_.size() + 1, none);
    std::vector<std::size_t> next;  // of each list
    const auto list_below = [&](std::size_t above, std::size_t style) {
        std::size_t known = first_below[above];
        while (known != none && lists[known].style != style) known = next[known];
        return known;
    };
    list_of.resize(ordinals_.size());
    for (std::size_t i = 0; i < ordinals_.size(); ++i) {
        if (!is_numbered(i)) continue;
        const OrdinalNode& own = ordinals_[i];
        const bool measure = own.kind == OrdinalKind::measure;
        const std::size_t style = measure ? any_style : own.style;
        const std::size_t above = above_of(i);
        std::size_t place = list_below(above, style);
        if (place == none) {
            place = lists.size();
            lists.push_back(
                {.above = above, .style = style, .holds = measure ? ListClass::measures : ListClass::text});
            lists.back().places.reserve(usual_length);
            next.push_back(std::exchange(first_below[above], place));
        }
        if (own.kind == OrdinalKind::problem) lists[place].holds = ListClass::problems;
        lists[place].places.push_back(i);
        list_of[i] = place;
    }
}

OrdinalSeries::Kind OrdinalSeries::kind_of(std::size_t place) const {
    if (is_numbered(place)) return {lists[list_of[place]].style, lists[list_of[place]].holds};
    if (is_document(place)) return {.style = no_style};
    switch (ordinals_[place].kind) {
        case OrdinalKind::problem: return {.style = no_style, .holds = ListClass::problems};
        case OrdinalKind::measure: return {.style = no_style, .holds = ListClass::measures};
        case OrdinalKind::item: return {.style = value_style};
        case OrdinalKind::heading: break;
    }
    return {.style = no_style};
}

std::size_t OrdinalSeries::depth_of(std::size_t place) const {
    std::size_t depth = 0;
    for (; !is_document(place); place = above_of(place)) ++depth;
    return depth;
}

// The outermost thing that begins between lists below `one` and below `other`; of what ends there, if none
// does.
OrdinalSeries::Kind OrdinalSeries::border_between(std::size_t one, std::size_t other) const {
    std::optional<std::size_t> ends;    // the outermost that does, so far
    std::optional<std::size_t> begins;  // the same
    const auto go_out = [this](std::size_t& place, std::optional<std::size_t>& passed) {
        passed = place;
        place = above_of(place);
    };
    std::size_t before = one;
    std::size_t here = other;
    const std::size_t depth = depth_of(one);
    const std::size_t other_depth = depth_of(other);
    for (std::size_t i = other_depth; i < depth; ++i) go_out(before, ends);
    for (std::size_t i = depth; i < other_depth; ++i) go_out(here, begins);
    while (before != here) {
        go_out(before, ends);
        go_out(here, begins);
    }
    return kind_of(begins.value_or(ends.value_or(other)));
}

// What stands in a style below things of one kind; measures and problems whatever they stand below.
OrdinalSeries::RowKind OrdinalSeries::row_kind_of(std::size_t place) const {
    const Kind own = kind_of(place);
    return {own, own.holds == ListClass::text ? kind_of(above_of(place)) : Kind{.style = any_style}};
}

// All borders with their votes; `of` gives the border of an ordinal that begins a list, else none.
struct OrdinalSeries::Borders {
    std::vector<Border> all = {};
    std::vector<std::optional<std::size_t>> of = {};
    std::map<std::tuple<RowKind, Kind, Kind>, Votes> here = {};
    std::map<RowKind, Votes> kinds = {};
    std::map<Kind, Votes> styles = {};
};

void OrdinalSeries::collect(Borders& borders) const {
    struct Last {
        std::size_t place = 0;
        std::optional<std::size_t> outer = {};  // the last one before the numbers began anew
    };
    std::map<RowKind, Last> last_of;
    borders.of.resize(ordinals_.size());
    for (std::size_t i = 0; i < ordinals_.size(); ++i) {
        if (!is_numbered(i)) continue;
        const RowKind kind = row_kind_of(i);
        const auto [entry, first] = last_of.try_emplace(kind, Last{.place = i});
        Last& last = entry->second;
        const std::int64_t number = ordinals_[i].number;
        if (!first && above_of(last.place) != above_of(i)) {
            std::size_t behind = last.place;
            // Closest below its number is what a list goes on from.
            if (last.outer && ordinals_[*last.outer].number < number &&
                (ordinals_[behind].number >= number ||
                 ordinals_[behind].number < ordinals_[*last.outer].number))
                behind = *last.outer;
            const std::size_t above = above_of(behind);
            borders.of[i] = borders.all.size();
            borders.all.push_back(
                {.behind = behind,
                 .last = ordinals_[behind].number,
                 .first = number,
                 .changes_style = ordinals_[behind].style != ordinals_[i].style,
                 .here = &borders.here[{kind, kind_of(above), border_between(above, above_of(i))}],
                 .kind = &borders.kinds[kind],
                 .style = &borders.styles[kind.first]});
            cast(borders.all.back());
            if (number == 1 || borders.all.back().stands_beside()) last.outer = last.place;
        }
        last.place = i;
    }
}

void OrdinalSeries::find_rows() {
    Borders borders;
    collect(borders);
    std::map<RowKind, std::size_t> last_of;  // the last ordinal of a kind
    std::map<std::size_t, std::size_t> last_in_style;
    std::vector<std::size_t> row_of(ordinals_.size());
    for (std::size_t i = 0; i < ordinals_.size(); ++i) {
        if (!is_numbered(i)) continue;
        const auto [entry, first] = last_of.try_emplace(row_kind_of(i), i);
        const std::size_t style = ordinals_[i].style;
        row_of[i] = row_of[entry->second];
        if (first) {
            const auto before = last_in_style.find(style);
            const bool on = kind_of(i).holds != ListClass::measures && before != last_in_style.end() &&
                            !borders.styles[kind_of(i)].for_anew() &&
                            ordinals_[i].number == ordinals_[before->second].number + 1;
            row_of[i] = rows.size();
            rows.push_back({.start = on ? ordinals_[i].number : 1, .first_of_kind = true});
        } else if (const auto border = borders.of[i]) {
            const bool on = runs_on(borders.all[*border]);
            row_of[i] = on ? row_of[borders.all[*border].behind] : rows.size();
            if (!on) rows.push_back({});
        }
        rows[row_of[i]].places.push_back(i);
        entry->second = i;
        last_in_style[style] = i;
    }
}

}  // namespace zhenggai
