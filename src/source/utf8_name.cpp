#include "source/utf8_name.h"

#include <algorithm>

namespace zhenggai {
namespace {

bool is_within(char c, unsigned low, unsigned high) {
    const unsigned byte = static_cast<unsigned char>(c);
    return low <= byte && byte <= high;
}

// Bytes of the well-formed character that `text` begins with, 0 where it begins with none. The
// second byte's range depends on the first: no overlong forms, no surrogates, none above U+10FFFF.
std::size_t character_size(std::string_view text) {
    const unsigned lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (text.size() < size || !is_within(text[1], low, high)) return 0;
    const std::string_view rest = text.substr(2, size - 2);
    return std::all_of(rest.begin(), rest.end(), [](char c) { return is_within(c, 0x80, 0xBF); }) ? size : 0;
}

}  // namespace

std::string utf8_name(std::string_view path) {
    std::string name;
    name.reserve(path.size());
    while (!path.empty()) {
        const std::size_t size = character_size(path);
        name += size > 0 ? path.substr(0, size) : std::string_view("\ufffd");
        path.remove_prefix(size > 0 ? size : 1);
    }
    return name;
}

}  // namespace zhenggai
