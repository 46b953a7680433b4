// Units (单位) that a plan makes answerable for something.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace zhenggai {

struct Unit {
    std::string_view name = {};
    std::optional<std::string_view> written = {};  // the item as it stands, only where the name was completed
};

// `text` is the whole value without its final 。; `units` are its members in order.
struct UnitList {
    std::string_view text = {};
    std::vector<Unit> units = {};
};

}  // namespace zhenggai
