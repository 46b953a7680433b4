#include "document/pieces.h"

namespace zhenggai {

void Pieces::grow() {
    auto more = std::make_unique<std::string_view[]>(std::size_t{2} * room_);
    std::copy(begin(), end(), more.get());
    many_ = std::move(more);
    room_ *= 2;
}

}  // namespace zhenggai
