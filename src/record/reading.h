// One value read by itself, as `zhenggai read` prints it.
#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "value/deadline.h"
#include "value/quantity.h"
#include "value/unit_list.h"

namespace zhenggai {

// At most one of the values is there; none where the words could not be read, which the diagnostics
// then say. Views point into the text and into the arena of whoever read it.
struct Reading {
    std::string_view text = {};
    std::optional<Deadline> deadline = {};
    std::optional<UnitList> units = {};
    std::optional<Quantity> quantity = {};
    Diagnostics diagnostics = {};
};

}  // namespace zhenggai
