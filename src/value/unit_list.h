// Units (单位) that a plan makes answerable for something.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace zhenggai {

struct Unit {
    std::string_view name = {};
    std::optional<std::string_view> written = {};  // the item as it stands, only where the name was completed
};

// `text` is the whole value without its final 。; `units` are its members in order, and live in the arena of
// whoever read them.
struct UnitList {
    std::string_view text = {};
    std::span<const Unit> units = {};
};

}  // namespace zhenggai
