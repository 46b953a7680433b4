#include "base/arena.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <iterator>

namespace zhenggai {

std::string_view Arena::keep(std::string_view text) {
    if (text.empty()) return {};
    char* copy = static_cast<char*>(memory_->allocate(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
}

std::string_view Arena::join(std::initializer_list<std::string_view> parts, std::string_view joint) {
    return join(std::span<const std::string_view>(parts.begin(), parts.size()), joint);
}

std::string_view Arena::join(std::span<const std::string_view> parts, std::string_view joint) {
    if (parts.empty()) return {};
    if (parts.size() == 1) return parts.front();
    std::size_t size = joint.size() * (parts.size() - 1);
    for (const std::string_view part : parts) size += part.size();
    if (size == 0) return {};
    char* room = static_cast<char*>(memory_->allocate(size, 1));
    const std::size_t first_part = parts_.size();
    joins_.emplace(room, Join{{room, size}, first_part, parts.size()});
    std::size_t used = 0;
    for (const std::string_view part : parts) {
        if (parts_.size() > first_part) used += joint.copy(room + used, joint.size());
        parts_.push_back({part, used});
        used += part.copy(room + used, part.size());
    }
    return {room, size};
}

const Arena::Join* Arena::join_around(const char* place) const {
    auto next = joins_.upper_bound(place);
    if (next == joins_.begin()) return nullptr;
    const Join& join = std::prev(next)->second;
    return std::less<>()(place, join.text.data() + join.text.size()) ? &join : nullptr;
}

std::vector<std::string_view> Arena::parts_of(std::string_view text) const {
    std::vector<std::string_view> found;
    collect(text, found);
    return found;
}

void Arena::collect(std::string_view text, std::vector<std::string_view>& found) const {
    if (text.empty()) return;
    const Join* join = join_around(text.data());
    if (join == nullptr && below_ != nullptr) return below_->collect(text, found);
    if (join == nullptr) return found.push_back(text);
    const auto begin = static_cast<std::size_t>(text.data() - join->text.data());
    const std::size_t end = begin + text.size();
    const auto parts = std::span(parts_).subspan(join->first_part, join->part_count);
    auto part = std::upper_bound(parts.begin(), parts.end(), begin,
                                 [](std::size_t at, const Part& next) { return at < next.begin; });
    for (--part; part != parts.end() && part->begin < end; ++part) {
        const std::size_t from = std::max(part->begin, begin);
        const std::size_t to = std::min(part->begin + part->text.size(), end);
        if (from < to) collect(part->text.substr(from - part->begin, to - from), found);
    }
}

}  // namespace zhenggai
