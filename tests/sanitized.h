// Whether the tests run under a sanitizer, which makes everything several times slower.
//
//     constexpr std::size_t size = is_sanitized ? 200'000 : 2'000'000;
#pragma once

namespace zhenggai {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_sanitized = true;
#elif defined(__has_feature)
inline constexpr bool is_sanitized =
    __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer);
#else
inline constexpr bool is_sanitized = false;
#endif

}  // namespace zhenggai
