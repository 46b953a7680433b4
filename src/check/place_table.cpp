#include "check/place_table.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace zhenggai {
namespace {

constexpr unsigned hash_bits = 32;
constexpr unsigned least_bits = 6;
constexpr unsigned most_bits = 24;  // more only where they are needed

unsigned bits_for(std::size_t expected) {
    return std::clamp(static_cast<unsigned>(std::bit_width(expected + expected / 2)), least_bits, most_bits);
}

}  // namespace

PlaceTable::PlaceTable(std::size_t expected)
    : slots_((std::size_t{1} << bits_for(expected)) + most_slots), shift_(hash_bits - bits_for(expected)) {}

std::size_t PlaceTable::home(std::uint32_t hash) const { return hash >> shift_; }

std::span<const Place> PlaceTable::look_up_and_add(Place place, std::uint32_t hash) {
    if (taken_ * 2 > slots_.size() - most_slots && shift_ > 0) grow();
    std::size_t count = 0;
    Slot* slot = &slots_[home(hash)];
    for (const Slot* end = slot + most_slots; slot != end && count < most_places; ++slot) {
        if (slot->at == nullptr) {
            *slot = {place.at, place.paragraph, hash};
            ++taken_;
            break;
        }
        if (slot->hash == hash) places_[count++] = {slot->at, slot->paragraph};
    }
    return std::span(places_).first(count);
}

// Slots of one hash keep their order, because their chain is read from its beginning.
void PlaceTable::grow() {
    --shift_;
    std::vector<Slot> old((std::size_t{1} << (hash_bits - shift_)) + most_slots);
    std::swap(old, slots_);
    taken_ = 0;
    for (const Slot& slot : old) {
        if (slot.at == nullptr) continue;
        Slot* to = &slots_[home(slot.hash)];
        const Slot* const end = to + most_slots;
        while (to != end && to->at != nullptr) ++to;
        if (to == end) continue;
        *to = slot;
        ++taken_;
    }
}

}  // namespace zhenggai
