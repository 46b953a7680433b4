#include "base/arena.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <iterator>

namespace zhenggai {

// Valid until the arena is destroyed; part of its last chunk.
char* Arena::room(std::size_t size, std::size_t alignment) {
    constexpr std::size_t least = 1024;  // bytes of a chunk
    used_ = (used_ + alignment - 1) / alignment * alignment;
    if (chunks_.empty() || used_ > chunks_.back().size || chunks_.back().size - used_ < size) {
        const std::size_t usual = chunks_.empty() ? least : 2 * chunks_.back().size;
        const std::size_t next = std::max(size, usual);
        chunks_.push_back({std::make_unique_for_overwrite<char[]>(next), next});
        used_ = 0;
    }
    used_ += size;
    return chunks_.back().bytes.get() + used_ - size;
}

std::string_view Arena::keep(std::string_view text) {
    if (text.empty()) return {};
    char* const copy = room(text.size());
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
}

std::string_view Arena::join(std::initializer_list<std::string_view> parts, std::string_view joint) {
    return join(std::span<const std::string_view>(parts.begin(), parts.size()), joint);
}

std::string_view Arena::join_many(std::span<const std::string_view> parts, std::string_view joint) {
    if (parts.empty()) return {};
    std::size_t size = joint.size() * (parts.size() - 1);
    for (const std::string_view part : parts) size += part.size();
    if (size == 0) return {};
    char* const joined = room(size);
    const std::size_t first_part = parts_.size();
    chunks_.back().joins.push_back({{joined, size}, first_part, parts.size()});
    std::size_t used = 0;
    for (const std::string_view part : parts) {
        if (parts_.size() > first_part) used += joint.copy(joined + used, joint.size());
        parts_.push_back({part, used});
        used += part.copy(joined + used, part.size());
    }
    return {joined, size};
}

const Arena::Join* Arena::join_around(const char* place) const {
    const std::less<const char*> before;  // has an order for pointers into different texts, too
    for (auto chunk = chunks_.rbegin(); chunk != chunks_.rend(); ++chunk) {
        const char* const begin = chunk->bytes.get();
        if (before(place, begin) || !before(place, begin + chunk->size)) continue;
        const auto next =
            std::upper_bound(chunk->joins.begin(), chunk->joins.end(), place,
                             [](const char* at, const Join& join) { return at < join.text.data(); });
        if (next == chunk->joins.begin()) return nullptr;
        const Join& join = *std::prev(next);
        return place < join.text.data() + join.text.size() ? &join : nullptr;
    }
    return nullptr;
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
