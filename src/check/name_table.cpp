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

// Of all bytes, eight at a time.
std::uint32_t hash_of(std::string_view name) {
    std::uint64_t hash = name.size();
    std::uint64_t bytes = 0;
    for (; name.size() >= sizeof bytes; name.remove_prefix(sizeof bytes)) {
        std::memcpy(&bytes, name.data(), sizeof bytes);
        hash = mixed(hash ^ bytes);
    }
    for (const char byte : name) hash = hash << 8U ^ static_cast<unsigned char>(byte) ^ hash >> 56U;
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
