#include "base/arena.h"

#include <algorithm>
#include <cstring>

namespace zhenggai {

char* Arena::allocate(std::size_t size) { return static_cast<char*>(memory_->allocate(size, 1)); }

std::string_view Arena::keep(std::string_view text) {
    if (text.empty()) return {};
    char* copy = allocate(text.size());
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
}

std::span<const Span> Arena::keep(std::span<const Span> spans) {
    if (spans.empty()) return {};
    auto* copy = static_cast<Span*>(memory_->allocate(spans.size_bytes(), alignof(Span)));
    std::uninitialized_copy(spans.begin(), spans.end(), copy);
    return {copy, spans.size()};
}

}  // namespace zhenggai
