#include "check/ordinal_faults.h"

#include <algorithm>
#include <map>
#include <utility>

#include "check/number_faults.h"
#include "check/plain_numbers.h"

namespace zhenggai {

namespace {

using Kind = OrdinalSeries::Kind;

// So many lists one level further in show that the level is not left out by habit.
constexpr std::size_t enough_lists = 3;

OrdinalFaultKind kind_of(NumberFaultKind kind) {
    switch (kind) {
        case NumberFaultKind::gap: return OrdinalFaultKind::gap;
        case NumberFaultKind::repeat: return OrdinalFaultKind::repeat;
        case NumberFaultKind::order: return OrdinalFaultKind::order;
        case NumberFaultKind::restart: break;
    }
    return OrdinalFaultKind::restart;
}

// Of each ordinal: the nearest one before it that is of an outer style.
std::vector<std::optional<std::size_t>> find_outer_before(std::span<const OrdinalNode> ordinals) {
    std::vector<std::optional<std::size_t>> outer(ordinals.size());
    std::map<std::size_t, std::size_t> last;  // by style
    for (std::size_t i = 0; i < ordinals.size(); ++i) {
        if (ordinals[i].marker.empty()) continue;
        for (const auto& [style, place] : last) {
            if (style >= ordinals[i].style) break;
            outer[i] = std::max(outer[i].value_or(0), place);
        }
        last[ordinals[i].style] = i;
    }
    return outer;
}

// Numbers that follow each other by one in the document, whatever they stand below.
struct Runs {
    std::vector<std::optional<std::size_t>> previous = {};  // of each ordinal: the one before it
    std::vector<std::size_t> begin = {};                    // of each ordinal: the first one of its run
};

// Among the ordinals of one style.
Runs find_runs(std::span<const OrdinalNode> ordinals) {
    Runs runs{.previous = std::vector<std::optional<std::size_t>>(ordinals.size()),
              .begin = std::vector<std::size_t>(ordinals.size())};
    std::map<std::size_t, std::size_t> last;
    for (std::size_t i = 0; i < ordinals.size(); ++i) {
        if (ordinals[i].marker.empty()) continue;
        const auto [entry, first] = last.try_emplace(ordinals[i].style, i);
        if (!first) runs.previous[i] = entry->second;
        const bool on = !first && ordinals[entry->second].number + 1 == ordinals[i].number;
        runs.begin[i] = on ? runs.begin[entry->second] : i;
        entry->second = i;
    }
    return runs;
}

class FaultFinder {
  public:
    explicit FaultFinder(std::span<const OrdinalNode> ordinals)
        : ordinals_(ordinals),
          series_(ordinals),
          runs_(find_runs(ordinals)),
          outer_before_(find_outer_before(ordinals)),
          fault_at_(ordinals.size()),
          opens_row_(ordinals.size()) {}

    std::vector<OrdinalFault> find() {
        read_rows();
        drop_numbers_elsewhere();
        find_level_jumps();
        find_strange_measures();
        sort();
        find_styles();
        for (OrdinalFault& fault : faults_)
            fault.explained = fault.explained || comes_from_above(fault) || goes_on_from_fault(fault);
        explain_by_gaps();
        sort();
        return std::move(faults_);
    }

  private:
    const OrdinalSeries::List& list_of(std::size_t i) const { return series_.lists[series_.list_of[i]]; }
    bool is_first_of_list(std::size_t i) const { return list_of(i).places.front() == i; }

    // The first ordinal that may stand for what a gap misses. Problems may have lost what stands over them,
    // too.
    std::size_t begin_of(const OrdinalFault& gap) const {
        if (gap.before) return *gap.before + 1;
        std::size_t above = series_.above_of(gap.at);
        if (list_of(gap.at).holds == ListClass::problems && !opens_row_[gap.at])
            while (series_.is_numbered(above)) above = series_.above_of(above);
        return series_.is_document(above) ? 0 : above + 1;
    }

    void sort() {
        std::stable_sort(faults_.begin(), faults_.end(),
                         [](const OrdinalFault& a, const OrdinalFault& b) { return a.at < b.at; });
        std::fill(fault_at_.begin(), fault_at_.end(), std::nullopt);
        for (std::size_t i = faults_.size(); i-- > 0;) fault_at_[faults_[i].at] = i;
    }

    void read_rows() {
        std::vector<std::int64_t> numbers;
        for (const OrdinalSeries::Row& row : series_.rows) {
            numbers.clear();
            for (const std::size_t i : row.places) numbers.push_back(ordinals_[i].number);
            opens_row_[row.places.front()] = !row.first_of_kind;
            for (const NumberFault& found : find_number_faults(numbers, row.start)) {
                OrdinalFault fault{.kind = kind_of(found.kind),
                                   .at = row.places[found.at],
                                   .first = found.first,
                                   .last = found.last};
                if (found.other) {
                    const std::size_t other = row.places[*found.other];
                    (found.kind == NumberFaultKind::gap ? fault.before : fault.other) = other;
                }
                if (!begins_below_another(fault)) faults_.push_back(fault);
            }
        }
        sort();
    }

    bool stands_below(std::size_t place, std::size_t other) const {
        while (!series_.is_document(place) && place > other) place = series_.above_of(place);
        return place == other;
    }

    // True for numbers that begin anew behind a number of an outer style, though that is not what they were
    // found to stand below: 1. 2.（二）1.
    bool begins_below_another(const OrdinalFault& fault) const {
        if (!fault.other || ordinals_[fault.at].number != 1) return false;
        const std::optional<std::size_t> outer = outer_before_[fault.at];
        return outer && *outer > *fault.other && !stands_below(fault.at, *outer);
    }

    // The first of the numbers that a gap misses, where they stand between in its style.
    std::optional<std::size_t> first_between(const OrdinalFault& gap) const {
        std::optional<std::size_t> first = runs_.previous[gap.at];
        if (!first || *first <= *gap.before || ordinals_[*first].number != gap.last) return std::nullopt;
        const std::size_t begin = runs_.begin[*first];
        if (begin > *gap.before && ordinals_[begin].number > gap.first) return std::nullopt;
        // The run may begin above the gap, and then need not reach down to what the gap misses.
        while (*first > *gap.before && ordinals_[*first].number > gap.first) first = runs_.previous[*first];
        return *first > *gap.before ? first : std::nullopt;
    }

    // The numbers that a row misses may stand between, below something else: then none is missing, and they
    // do not begin in the middle.
    void drop_numbers_elsewhere() {
        std::vector<bool> dropped(faults_.size());
        for (std::size_t i = 0; i < faults_.size(); ++i) {
            const OrdinalFault& gap = faults_[i];
            if (gap.kind != OrdinalFaultKind::gap || !gap.before) continue;
            const std::optional<std::size_t> first = first_between(gap);
            if (!first) continue;
            dropped[i] = true;
            if (fault_at_[*first]) dropped[*fault_at_[*first]] = true;
        }
        std::size_t kept = 0;
        for (std::size_t i = 0; i < faults_.size(); ++i)
            if (!dropped[i]) faults_[kept++] = faults_[i];
        faults_.resize(kept);
        sort();
    }

    // True where something that the place stands below, or the place itself, stands there a second time.
    bool is_below_repeat(std::size_t place) const {
        for (; !series_.is_document(place); place = series_.above_of(place))
            if (fault_at_[place] && faults_[*fault_at_[place]].kind == OrdinalFaultKind::repeat) return true;
        return false;
    }

    // A list whose style stands elsewhere in this document always one level further in.
    void find_level_jumps() {
        struct Lists {
            std::size_t count = 0;
            std::size_t example = 0;  // the first ordinal of the first one
        };
        std::map<std::size_t, std::map<Kind, Lists>> below;  // by style: what its lists stand below
        for (const OrdinalSeries::List& list : series_.lists) {
            if (list.holds != ListClass::text || is_below_repeat(list.above)) continue;
            Lists& lists = below[list.style][series_.kind_of(list.above)];
            if (lists.count++ == 0) lists.example = list.places.front();
        }
        for (const OrdinalSeries::List& list : series_.lists) {
            if (list.holds != ListClass::text || !series_.is_numbered(list.above)) continue;
            const std::size_t at = list.places.front();
            const std::map<Kind, Lists>& places = below[list.style];
            const Kind above = series_.kind_of(list.above);
            if (fault_at_[at] || places.size() != 2) continue;
            const auto here = places.find(above);
            if (here == places.end() || here->second.count != 1) continue;
            const auto& [usual, others] = here == places.begin() ? *places.rbegin() : *places.begin();
            const auto between = below.find(usual.style);
            if (others.count < enough_lists || usual.holds != ListClass::text || between == below.end())
                continue;
            const auto example = between->second.find(above);
            if (example == between->second.end()) continue;
            faults_.push_back(
                {.kind = OrdinalFaultKind::level_jump, .at = at, .other = example->second.example});
        }
    }

    // True where the number fits nothing of its own style.
    bool is_alone(std::size_t i) const {
        const bool begins = !fault_at_[i] || (faults_[*fault_at_[i]].kind == OrdinalFaultKind::gap &&
                                              !faults_[*fault_at_[i]].before);
        const bool goes_on = runs_.begin[i] != i && list_of(*runs_.previous[i]).holds == list_of(i).holds;
        return begins && list_of(i).places.size() == 1 && ordinals_[i].number > 1 && !goes_on;
    }

    // （一）（二）3.（四）: the number that is missing stands there in another style.
    std::optional<std::size_t> in_another_style(const OrdinalFault& gap) const {
        for (std::size_t i = begin_of(gap); i < gap.at; ++i)
            if (series_.is_numbered(i) && ordinals_[i].number == gap.first &&
                ordinals_[i].style != ordinals_[gap.at].style && is_alone(i))
                return i;
        return std::nullopt;
    }

    // 1. 2.（三）4.: the style in between is an outer one, so that 4. stands below it.
    std::optional<std::size_t> in_outer_style(const OrdinalFault& gap) const {
        const std::size_t above = series_.above_of(gap.at);
        const std::optional<std::size_t> previous = runs_.previous[gap.at];
        const bool fits =
            !gap.before && previous && series_.is_numbered(above) && ordinals_[above].number == gap.last &&
            ordinals_[*previous].number + 1 == gap.last &&
            series_.above_of(*previous) == series_.above_of(above) && list_of(above).places.size() == 1;
        return fits ? std::optional(above) : std::nullopt;
    }

    // The one measure of a problem whose style is not that of the others.
    void find_strange_measures() {
        for (const OrdinalSeries::List& list : series_.lists) {
            if (list.holds != ListClass::measures || list.places.size() < 3) continue;
            std::map<std::size_t, std::vector<std::size_t>> by_style;
            for (const std::size_t i : list.places) by_style[ordinals_[i].style].push_back(i);
            if (by_style.size() != 2) continue;
            const auto& few = std::min(by_style.begin()->second, by_style.rbegin()->second, is_shorter);
            const auto& many = std::max(by_style.begin()->second, by_style.rbegin()->second, is_shorter);
            if (few.size() != 1 || fault_at_[few.front()]) continue;
            OrdinalFault fault{.kind = OrdinalFaultKind::style, .at = few.front()};
            fault.first = fault.last = ordinals_[fault.at].number;
            const auto behind = std::upper_bound(many.begin(), many.end(), fault.at);
            (behind == many.begin() ? fault.behind : fault.before) =
                behind == many.begin() ? *behind : *std::prev(behind);
            faults_.push_back(fault);
        }
    }

    static bool is_shorter(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
        return a.size() < b.size();
    }

    void find_styles() {
        for (OrdinalFault& gap : faults_) {
            if (gap.kind != OrdinalFaultKind::gap || gap.explained) continue;
            std::optional<std::size_t> stranger = in_outer_style(gap);
            if (stranger) {
                gap.before = runs_.previous[gap.at];
            } else if (gap.first == gap.last) {
                stranger = in_another_style(gap);
            }
            if (!stranger) continue;
            if (fault_at_[*stranger]) faults_[*fault_at_[*stranger]].explained = true;
            gap.kind = OrdinalFaultKind::style;
            gap.behind = gap.at;
            gap.first = gap.last;
            gap.at = *stranger;
        }
        sort();
    }

    // True where what the ordinal's list stands below is itself lost, repeated or moved, so that the list
    // does not go on from the one before.
    bool comes_from_above(const OrdinalFault& fault) const {
        if (fault.kind == OrdinalFaultKind::level_jump || opens_row_[fault.at]) return false;
        for (std::size_t i = fault.at; is_first_of_list(i);) {
            i = series_.above_of(i);
            while (!series_.is_numbered(i) && !series_.is_document(i)) i = series_.above_of(i);
            if (series_.is_document(i)) return false;
            if (fault_at_[i] && faults_[*fault_at_[i]].kind != OrdinalFaultKind::level_jump) return true;
        }
        return false;
    }

    // A list without its beginning whose numbers go on from another such list: both have lost the same.
    bool goes_on_from_fault(const OrdinalFault& fault) const {
        if (fault.kind != OrdinalFaultKind::gap || fault.before) return false;
        const std::optional<std::size_t> previous = runs_.previous[fault.at];
        if (!previous || runs_.begin[fault.at] == fault.at) return false;
        const std::optional<std::size_t> other = fault_at_[runs_.begin[*previous]];
        return other && faults_[*other].kind == OrdinalFaultKind::gap;
    }

    // True below a problem or a value that has no number; a title is none.
    bool is_within_unnumbered(const OrdinalSeries::List& list) const {
        return !series_.is_document(list.above) && !series_.is_numbered(list.above) &&
               ordinals_[list.above].kind != OrdinalKind::heading;
    }

    // What the lists between do in the absence of what is missing: they begin anew, stand too far out, or,
    // below a problem that has no number to show it, go on from what is lost.
    bool follows_from_gap(const OrdinalFault& fault) const {
        const OrdinalSeries::List& list = list_of(fault.at);
        switch (fault.kind) {
            case OrdinalFaultKind::level_jump: return true;
            case OrdinalFaultKind::restart:
            case OrdinalFaultKind::repeat:
                if (ordinals_[fault.at].number == 1) return true;
                [[fallthrough]];
            case OrdinalFaultKind::gap:
            case OrdinalFaultKind::order:
                return list.places.front() == fault.at && is_within_unnumbered(list);
            case OrdinalFaultKind::style: break;
        }
        return false;
    }

    // Each such fault is explained by the shortest gap that it stands in.
    void explain_by_gaps() {
        std::vector<std::size_t> gaps;
        std::vector<std::size_t> open;  // faults to explain, ascending
        for (std::size_t i = 0; i < faults_.size(); ++i) {
            const OrdinalFault& fault = faults_[i];
            if (fault.explained) continue;
            if (fault.kind == OrdinalFaultKind::gap) gaps.push_back(i);
            if (follows_from_gap(fault)) open.push_back(i);
        }
        std::stable_sort(gaps.begin(), gaps.end(), [this](std::size_t a, std::size_t b) {
            return faults_[a].at - begin_of(faults_[a]) < faults_[b].at - begin_of(faults_[b]);
        });
        for (const std::size_t i : gaps) {
            OrdinalFault& gap = faults_[i];
            const auto begin = std::lower_bound(
                open.begin(), open.end(), begin_of(gap),
                [this](std::size_t fault, std::size_t place) { return faults_[fault].at < place; });
            for (auto fault = begin; fault != open.end() && faults_[*fault].at < gap.at; ++fault) {
                if (faults_[*fault].explained) continue;
                faults_[*fault].explained = true;
                if (!gap.seen_at) gap.seen_at = faults_[*fault].at;
            }
        }
    }

    std::span<const OrdinalNode> ordinals_;
    OrdinalSeries series_;
    Runs runs_;
    std::vector<std::optional<std::size_t>> outer_before_;
    std::vector<OrdinalFault> faults_ = {};
    std::vector<std::optional<std::size_t>> fault_at_;  // of each ordinal: its first fault
    std::vector<bool>
        opens_row_;  // of each ordinal: it begins a row of its own where others of the kind stood
};

}  // namespace

std::vector<OrdinalFault> find_ordinal_faults(std::span<const OrdinalNode> ordinals) {
    if (are_plain(ordinals)) return {};
    return FaultFinder(ordinals).find();
}

}  // namespace zhenggai
