// How the marker of another number would look.
//
//     written_marker("（三）", 12);     // "（十二）"
//     written_marker("③", 2);          // "②"
//     written_marker("第3部分", 1);     // "第1部分"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zhenggai {

// The marker with its number replaced by another one, in the same digits. The number alone where the marker
// has none that is known, or where there is no such sign (㉑). `number` is 0 or more.
std::string written_marker(std::string_view marker, std::int64_t number);

}  // namespace zhenggai
