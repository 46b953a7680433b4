#include "output/audit.h"

#include "output/json_writer.h"
#include "output/record_walk.h"

namespace zhenggai {

std::string audit_json(const Record& record, const std::vector<UnclaimedPlace>* places) {
    constexpr std::size_t depth_in_array = 1;
    std::string buffer;
    {
        JsonWriter writer(buffer, JsonLayout::indented, depth_in_array);
        RecordWalk<JsonWriter>(writer, nullptr).audit(record, places);
    }
    return buffer;
}

}  // namespace zhenggai
