// Text in UTF-16 that no byte order mark announces.
//
//     utf16_order("\x74\x65\xB9\x65\n\0"sv)     // ByteOrder::little: 整改 and a line end
#pragma once

#include <optional>
#include <string_view>

namespace zhenggai {

enum class ByteOrder { little, big };

// The order in which the bytes are UTF-16 of the kind that Chinese documents are made of: at least nine
// of ten units are ASCII, Han, or the punctuation of either, and more than in the other order. None
// where neither order gives that. An odd byte at the end is left aside.
std::optional<ByteOrder> utf16_order(std::string_view bytes);

}  // namespace zhenggai
