// Storage for text that is not a plain view of a source: joined paragraphs, joined titles.
//
//     Arena arena;
//     std::string_view joined = arena.keep("某市" "整改方案");   // valid as long as the arena
//
// One arena belongs to one document and is freed with it. Not thread-safe.
#pragma once

#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>

#include "base/span.h"

namespace zhenggai {

class Arena {
  public:
    // A copy of the bytes, valid until the arena is destroyed (also after it was moved).
    std::string_view keep(std::string_view text);

    // A copy of the spans, valid as long.
    std::span<const Span> keep(std::span<const Span> spans);

    // Room for `size` bytes, for a caller that fills it once.
    char* allocate(std::size_t size);

  private:
    // Behind a pointer, so that moving the arena leaves every view valid.
    std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_ =
        std::make_unique<std::pmr::monotonic_buffer_resource>();
};

}  // namespace zhenggai
