// One paragraph of a document, whatever lines it stood on.
#pragma once

#include <cstdint>
#include <string_view>

namespace zhenggai {

// `text` has no white space at its ends. It is a view of the source where it stood on one line, and of the
// document's arena where lines were joined (Arena::parts_of leads back to them).
struct Paragraph {
    std::string_view text = {};
    std::uint32_t line = 1;  // 1-based line of the source where it begins
};

}  // namespace zhenggai
