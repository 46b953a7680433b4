// Where texts that begin alike have stood before, in bounded time and in the order of the text.
//
//     PlaceTable table(1000);
//     table.look_up_and_add({.at = ..., .paragraph = 3}, hash);   // the places that have that hash already
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace zhenggai {

struct Place {
    const char* at = nullptr;
    std::uint32_t paragraph = 0;
};

// Remembers up to 16 places of a hash, the first that were added. A place is forgotten as well where very
// many hashes crowd together, which takes a text made for it; no call looks at more than 64 slots.
class PlaceTable {
  public:
    // Room for `expected` places; it grows where there are more.
    explicit PlaceTable(std::size_t expected);

    // The places that were added with this hash, in the order of their adding; then adds `place`. The answer
    // holds until the next call.
    std::span<const Place> look_up_and_add(Place place, std::uint32_t hash);

  private:
    struct Slot {
        const char* at = nullptr;  // nullptr: free
        std::uint32_t paragraph = 0;
        std::uint32_t hash = 0;
    };
    static constexpr std::size_t most_slots = 64;
    static constexpr std::size_t most_places = 16;

    std::size_t home(std::uint32_t hash) const;
    void grow();

    std::vector<Slot> slots_;  // most_slots more than there are homes: no chain goes round
    unsigned shift_ = 0;       // of a hash, to its home
    std::size_t taken_ = 0;
    std::array<Place, most_places> places_ = {};
};

}  // namespace zhenggai
