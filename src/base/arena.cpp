#include "base/arena.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace zhenggai {

char* Arena::allocate(std::size_t size) { return static_cast<char*>(memory_->allocate(size, 1)); }

std::span<const Span> Arena::keep(std::span<const Span> spans) {
    if (spans.empty()) return {};
    auto* copy = static_cast<Span*>(memory_->allocate(spans.size_bytes(), alignof(Span)));
    std::uninitialized_copy(spans.begin(), spans.end(), copy);
    return {copy, spans.size()};
}

std::string_view Arena::keep(std::string_view text) {
    if (text.empty()) return {};
    char* copy = allocate(text.size());
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
    std::size_t used = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) used += joint.copy(room + used, joint.size());
        used += parts[i].copy(room + used, parts[i].size());
    }
    joins_.push_back({{room, size}, parts_.size(), parts.size(), joint.size()});
    parts_.insert(parts_.end(), parts.begin(), parts.end());
    return {room, size};
}

const Arena::Join* Arena::join_around(const char* place) const {
    const std::less<const char*> before;
    if (sorted_ < joins_.size()) {
        std::sort(joins_.begin(), joins_.end(),
                  [before](const Join& a, const Join& b) { return before(a.text.data(), b.text.data()); });
        sorted_ = joins_.size();
    }
    auto next =
        std::upper_bound(joins_.begin(), joins_.end(), place,
                         [before](const char* at, const Join& join) { return before(at, join.text.data()); });
    if (next == joins_.begin()) return nullptr;
    --next;
    return before(place, next->text.data() + next->text.size()) ? &*next : nullptr;
}

std::vector<std::string_view> Arena::parts_of(std::string_view text) const {
    std::vector<std::string_view> found;
    collect(text, found);
    return found;
}

void Arena::collect(std::string_view text, std::vector<std::string_view>& found) const {
    if (text.empty()) return;
    const Join* join = join_around(text.data());
    if (join == nullptr) return found.push_back(text);
    const auto begin = static_cast<std::size_t>(text.data() - join->text.data());
    const std::size_t end = begin + text.size();
    std::size_t at = 0;
    for (std::size_t i = 0; i < join->part_count && at < end; ++i) {
        const std::string_view part = parts_[join->first_part + i];
        const std::size_t from = std::max(at, begin);
        const std::size_t to = std::min(at + part.size(), end);
        if (from < to) collect(part.substr(from - at, to - from), found);
        at += part.size() + join->joint_size;
    }
}

}  // namespace zhenggai
