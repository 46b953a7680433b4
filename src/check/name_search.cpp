#include "check/name_search.h"

#include <algorithm>
#include <utility>

namespace zhenggai {

NameSearch::NameSearch(std::vector<std::string_view> names) : names_(std::move(names)) {
    std::sort(names_.begin(), names_.end(),
              [](std::string_view a, std::string_view b) { return first_slot_of(a) < first_slot_of(b); });
    for (std::size_t i = names_.size(); i-- > 0;)
        begins_[first_slot_of(names_[i])] = static_cast<std::uint32_t>(i + 1);
}

bool NameSearch::any_in(std::string_view text) const {
    while (!text.empty()) {
        const std::size_t slot = first_slot_of(text);
        if (begins_[slot] != 0)
            for (std::size_t i = begins_[slot] - 1U; i < names_.size() && first_slot_of(names_[i]) == slot;
                 ++i)
                if (text.starts_with(names_[i])) return true;
        const auto lead = static_cast<unsigned char>(text.front());
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        text.remove_prefix(length);
    }
    return false;
}

}  // namespace zhenggai
