// A title that runs in: the first sentence of an item that goes on behind it.
//
//     run_in_title("强化宣传。开展科普，增强意识。", false, 40);     // "强化宣传。"
//     run_in_title("开展科普，增强意识。", false, 40);               // none: nothing follows
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace zhenggai {

// The first sentence of `text` with its 。, a view of it; where more text follows it (in `text`, or
// elsewhere: `more_follows`) and it has at most `limit` code points before its 。.
std::optional<std::string_view> run_in_title(std::string_view text, bool more_follows, std::size_t limit);

}  // namespace zhenggai
