// Where a row of numbers does not count on by one.
//
//     find_number_faults({1, 2, 4, 5}, 1);      // gap at place 2: 3 is missing
//     find_number_faults({1, 2, 2, 3}, 1);      // repeat at place 2
//     find_number_faults({1, 3, 2, 4}, 1);      // order at place 1: it stands before the 2
//     find_number_faults({1, 2, 3, 1, 2}, 1);   // restart at place 3
//
// One slip makes one fault: what follows it is counted from where the numbers go on. A number that is not the
// one expected, between two that fit (1 2 30 4 5), is one gap at its place; a run that stands too early or
// too late (1 2 5 6 3 4 7) is one fault of order, where the numbers first leave their order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace zhenggai {

enum class NumberFaultKind {
    gap,      // `first` to `last` are missing before the place
    repeat,   // the number stands a second time; `other` is the first place
    order,    // the number stands before smaller ones, of which `other` is the place of the first
    restart,  // the numbers begin anew; `other` is the place before
};

struct NumberFault {
    NumberFaultKind kind = NumberFaultKind::gap;
    std::size_t at = 0;      // 0-based place in the row
    std::int64_t first = 0;  // expected there; of a gap the first and the last number that are missing
    std::int64_t last = 0;
    std::optional<std::size_t> other =
        {};  // of a gap the place of the number before; none where the row begins
};

// The faults in the order of their places. The first number should be `start`, or be 0. Numbers are not
// negative. Costs n log n, whatever the numbers are.
std::vector<NumberFault> find_number_faults(std::span<const std::int64_t> numbers, std::int64_t start);

}  // namespace zhenggai
