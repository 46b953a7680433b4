#include "check/number_faults.h"

#include <algorithm>
#include <limits>
#include <set>

namespace zhenggai {

namespace {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
constexpr std::int64_t no_number = std::numeric_limits<std::int64_t>::max();

// The row with what is known of each of its numbers in the run that is being read.
class Row {
  public:
    explicit Row(std::span<const std::int64_t> numbers)
        : numbers_(numbers), values_(numbers.begin(), numbers.end()) {
        std::sort(values_.begin(), values_.end());
        values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
        places_.assign(values_.size(), nowhere);
        last_places_.assign(values_.size(), nowhere);
        for (std::size_t place = 0; place < numbers.size(); ++place)
            last_places_[rank_of(numbers[place])] = place;
    }

    std::size_t size() const { return numbers_.size(); }
    std::int64_t operator[](std::size_t place) const { return numbers_[place]; }

    // True where `number` stands at the place, which may lie behind the end.
    bool has(std::size_t place, std::int64_t number) const {
        return place < numbers_.size() && numbers_[place] == number;
    }

    // Where the number has stood since `run`, a place; nowhere if it has not.
    std::size_t seen(std::int64_t number, std::size_t run) const {
        const std::size_t rank = rank_of(number);
        if (rank == values_.size() || values_[rank] != number) return nowhere;
        return places_[rank] != nowhere && places_[rank] >= run ? places_[rank] : nowhere;
    }

    // Where a number of the row stands for the last time.
    std::size_t last_place(std::int64_t number) const { return last_places_[rank_of(number)]; }

    void see(std::size_t place, std::size_t run) {
        std::size_t& known = places_[rank_of(numbers_[place])];
        if (known == nowhere || known < run) known = place;
    }

    void forget() { std::fill(places_.begin(), places_.end(), nowhere); }

    // The first numbers of [first, last] that have not stood since `run`, as a range.
    std::pair<std::int64_t, std::int64_t> unseen(std::int64_t first, std::int64_t last,
                                                 std::size_t run) const {
        for (std::size_t rank = rank_of(first); rank < values_.size() && values_[rank] <= last; ++rank) {
            if (seen(values_[rank], run) == nowhere) continue;
            if (values_[rank] > first) return {first, values_[rank] - 1};
            first = values_[rank] + 1;
        }
        return {first, last};
    }

  private:
    std::size_t rank_of(std::int64_t number) const {
        return static_cast<std::size_t>(std::lower_bound(values_.begin(), values_.end(), number) -
                                        values_.begin());
    }

    std::span<const std::int64_t> numbers_;
    std::vector<std::int64_t> values_;  // ascending, each once
    std::vector<std::size_t> places_;   // of values_: the first in its run
    std::vector<std::size_t> last_places_;
};

// True where the numbers begin anew at `place`, in a run that began at `run` and has come to `highest`.
bool begins_anew(const Row& row, std::size_t place, std::size_t run, std::int64_t highest) {
    const std::int64_t number = row[place];
    if (number > highest || row.has(place + 1, highest + 1)) return false;  // a stray number, the row goes on
    const bool goes_on = row.has(place + 1, number + 1) && row.seen(number + 1, run) != nowhere;
    if (row.seen(number, run) == nowhere) return goes_on;
    if (row[place - 1] == number) return false;
    return number == 1 || goes_on;
}

// The places where runs begin, the first one included; marks the places where a number stands for the first
// time in its run.
std::vector<std::size_t> find_runs(Row& row, std::vector<bool>& fresh) {
    std::vector<std::size_t> runs{0};
    std::int64_t highest = row[0];
    for (std::size_t place = 0; place < row.size(); ++place) {
        if (place > 0 && begins_anew(row, place, runs.back(), highest)) {
            runs.push_back(place);
            highest = row[place];
        }
        highest = std::max(highest, row[place]);
        fresh[place] = row.seen(row[place], runs.back()) == nowhere;
        row.see(place, runs.back());
    }
    row.forget();
    return runs;
}

// Reads one run, in which no number begins anew.
class RunReader {
  public:
    RunReader(Row& row, std::vector<NumberFault>& faults, std::size_t begin, std::size_t end)
        : row_(row), faults_(faults), begin_(begin), end_(end) {}

    void read(std::int64_t start, const std::vector<bool>& fresh) {
        next_ = start;
        find_lowest_behind(fresh);
        for (std::size_t place = begin_; place < end_; ++place) {
            const std::int64_t number = row_[place];
            if (number == next_ || (number == 0 && place == begin_)) {
                go_on_behind(number);
            } else if (number > next_) {
                read_ahead(place);
            } else {
                read_behind(place);
            }
            row_.see(place, begin_);
        }
        report_unfilled();
    }

  private:
    // Numbers that were passed over and stand further below.
    struct Hole {
        std::int64_t first = 0;
        std::int64_t last = 0;
        std::size_t at = 0;
    };

    // For each place the lowest number behind it that stands there for the first time.
    void find_lowest_behind(const std::vector<bool>& fresh) {
        lowest_behind_.assign(end_ - begin_, no_number);
        std::int64_t lowest = no_number;
        for (std::size_t place = end_; place-- > begin_;) {
            lowest_behind_[place - begin_] = lowest;
            if (fresh[place]) lowest = std::min(lowest, row_[place]);
        }
    }

    void go_on_behind(std::int64_t number) {
        next_ = number + 1;
        while (!early_.empty() && *early_.begin() <= next_) {
            if (*early_.begin() == next_) ++next_;
            early_.erase(early_.begin());
        }
    }

    bool next_is(std::size_t place, std::int64_t number) const {
        return place + 1 < end_ && row_[place + 1] == number;
    }

    std::optional<std::size_t> place_before(std::int64_t number) const {
        const std::size_t place = row_.seen(number - 1, begin_);
        return place == nowhere ? std::nullopt : std::optional(place);
    }

    void report(NumberFaultKind kind, std::size_t at, std::int64_t first, std::int64_t last,
                std::optional<std::size_t> other) {
        faults_.push_back({.kind = kind, .at = at, .first = first, .last = last, .other = other});
    }

    // A number above the one expected.
    void read_ahead(std::size_t place) {
        const std::int64_t number = row_[place];
        const std::int64_t expected = next_;
        const bool in_its_stead = next_is(place, expected + 1);
        const std::int64_t lowest = lowest_behind_[place - begin_];
        const bool comes_later = in_its_stead ? lowest == expected : lowest >= expected && lowest < number;
        const std::int64_t last = in_its_stead ? expected : number - 1;
        if (comes_later) {
            holes_.push_back({.first = expected, .last = last, .at = place});
            order_of_.push_back(faults_.size());
            report(NumberFaultKind::order, place, expected, last, {});
        } else {
            report(NumberFaultKind::gap, place, expected, last, place_before(expected));
        }
        if (in_its_stead && row_.last_place(number) == place) early_.insert(number);
        go_on_behind(in_its_stead ? expected : number);
    }

    // A number below the one expected: a second one, or one that a hole has waited for.
    void read_behind(std::size_t place) {
        const std::int64_t number = row_[place];
        if (const std::size_t first = row_.seen(number, begin_); first != nowhere) {
            report(NumberFaultKind::repeat, place, next_, next_, first);
            if (next_is(place, next_ + 1)) go_on_behind(next_);
            return;
        }
        const auto hole =
            std::upper_bound(holes_.begin(), holes_.end(), number,
                             [](std::int64_t wanted, const Hole& h) { return wanted < h.first; });
        if (hole == holes_.begin() || std::prev(hole)->last < number) {
            // Below the first number of the row, or out of a gap that was reported; its successors come with
            // it.
            if (stray_ && *stray_ + 1 == number) return void(stray_ = number);
            stray_ = number;
            report(NumberFaultKind::order, place, next_, next_, place == begin_ ? place : place - 1);
            return;
        }
        NumberFault& order = faults_[order_of_[static_cast<std::size_t>(std::prev(hole) - holes_.begin())]];
        if (!order.other) order.other = place;
    }

    // What never came of the numbers that a hole waited for is missing.
    void report_unfilled() {
        for (const Hole& hole : holes_) {
            const auto [first, last] = row_.unseen(hole.first, hole.last, begin_);
            if (first <= last) report(NumberFaultKind::gap, hole.at, first, last, place_before(first));
        }
    }

    Row& row_;
    std::vector<NumberFault>& faults_;
    std::size_t begin_;
    std::size_t end_;
    std::int64_t next_ = 1;
    std::vector<std::int64_t> lowest_behind_ = {};
    std::vector<Hole> holes_ = {};            // ascending
    std::vector<std::size_t> order_of_ = {};  // of holes_: the fault
    std::optional<std::int64_t> stray_ = {};  // the last number that nothing waited for
    std::set<std::int64_t> early_ = {};       // stand before their turn, which is still to come
};

// What most rows do.
bool counts_on(std::span<const std::int64_t> numbers, std::int64_t start) {
    for (const std::int64_t number : numbers)
        if (number != start++) return false;
    return true;
}

}  // namespace

std::vector<NumberFault> find_number_faults(std::span<const std::int64_t> numbers, std::int64_t start) {
    std::vector<NumberFault> faults;
    if (counts_on(numbers, start)) return faults;
    Row row(numbers);
    std::vector<bool> fresh(numbers.size());
    const std::vector<std::size_t> runs = find_runs(row, fresh);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::size_t begin = runs[i];
        const std::size_t end = i + 1 < runs.size() ? runs[i + 1] : numbers.size();
        if (i > 0)
            faults.push_back({.kind = NumberFaultKind::restart,
                              .at = begin,
                              .first = numbers[begin - 1] + 1,
                              .last = numbers[begin - 1] + 1,
                              .other = begin - 1});
        RunReader(row, faults, begin, end).read(i == 0 ? start : numbers[begin], fresh);
    }
    std::stable_sort(faults.begin(), faults.end(),
                     [](const NumberFault& a, const NumberFault& b) { return a.at < b.at; });
    return faults;
}

}  // namespace zhenggai
