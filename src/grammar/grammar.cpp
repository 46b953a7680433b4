#include "grammar/grammar.h"

namespace zhenggai {

std::string_view field_key_name(FieldKey key) {
    constexpr std::array<std::string_view, field_key_count> names{"lead_units",        "responsible_units",
                                                                  "cooperating_units", "supervising_units",
                                                                  "accepting_units",   "leaders",
                                                                  "deadline",          "goal",
                                                                  "progress_text",     "text",
                                                                  "measures",          "other"};
    return names[static_cast<std::size_t>(key)];
}

}  // namespace zhenggai
