#include "check/name_table.h"

#include <cstring>
#include <utility>

namespace zhenggai {

namespace {

constexpr std::size_t least_slots = 64;

std::uint64_t mixed(std::uint64_t bits) {
    bits *= 0x9E3779B97F4A7C15U;
    return bits ^ bits >> 32U;
}

std::uint64_t load(const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

// Of all bytes, eight at a time; the last eight may overlap those before them.
std::uint32_t hash_of(std::string_view name) {
    constexpr std::size_t step = sizeof(std::uint64_t);
    std::uint64_t hash = name.size();
    if (name.size() >= step) {
        const char* const last = name.data() + name.size() - step;
        for (const char* at = name.data(); at < last; at += step) hash = mixed(hash ^ load(at));
        hash ^= load(last);
    } else {
        for (const char byte : name) hash = hash << 8U ^ static_cast<unsigned char>(byte);
    }
    return static_cast<std::uint32_t>(mixed(hash) >> 16U);
}

}  // namespace

std::size_t NameTable::slot_of(std::string_view name, std::uint32_t hash) const {
    const std::size_t last = slots_.size() - 1;
    std::size_t i = hash & last;
    for (; slots_[i].number != 0; i = (i + 1) & last)
        if (slots_[i].hash == hash && names_[slots_[i].number - 1] == name) break;
    return i;
}

std::size_t NameTable::add(std::string_view name) {
    if (names_.size() * 2 >= slots_.size()) grow();
    const std::uint32_t hash = hash_of(name);
    Slot& slot = slots_[slot_of(name, hash)];
    if (slot.number == 0) {
        names_.push_back(name);
        slot = {hash, static_cast<std::uint32_t>(names_.size())};
    }
    return slot.number - 1;
}

std::optional<std::size_t> NameTable::find(std::string_view name) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[slot_of(name, hash_of(name))];
    return slot.number == 0 ? std::nullopt : std::optional<std::size_t>(slot.number - 1);
}

void NameTable::grow() {
    const std::vector<Slot> old = std::exchange(slots_, {});
    slots_.resize(old.empty() ? least_slots : 2 * old.size());
    const std::size_t last = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.number == 0) continue;
        std::size_t i = slot.hash & last;
        while (slots_[i].number != 0) i = (i + 1) & last;
        slots_[i] = slot;
    }
}

}  // namespace zhenggai
