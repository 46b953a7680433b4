#include "check/name_search.h"

namespace zhenggai {

NameSearch::NameSearch(std::span<const std::string_view> names) {
    names_.reserve(names.size());
    for (const std::string_view name : names) {
        std::uint32_t& first = first_[first_slot_of(name)];
        names_.push_back({name, first});
        first = static_cast<std::uint32_t>(names_.size());
    }
}

bool NameSearch::stands_at(std::string_view text, std::size_t slot) const {
    for (std::size_t i = first_[slot]; i != 0; i = names_[i - 1].next)
        if (text.starts_with(names_[i - 1].name)) return true;
    return false;
}

bool NameSearch::any_in(std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::string_view rest(text.data() + at, text.size() - at);
        std::size_t slot = 0;
        if (lead >= 0xE0 && lead < 0xF0) {  // nearly all
            slot = last_bits_of(rest[1], rest[2]);
            at += 3;
        } else {
            slot = first_slot_of(rest);
            at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 4;
        }
        if (first_[slot] != 0 && stands_at(rest, slot)) return true;
    }
    return false;
}

}  // namespace zhenggai
