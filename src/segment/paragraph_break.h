// The characters that end a paragraph of a text: line ends of every kind.
//
//     is_paragraph_break(U'\n');      // true
#pragma once

namespace zhenggai {

// LF, VT, FF, CR, NEL (U+0085), U+2028 and U+2029. CR LF is two of them.
constexpr bool is_paragraph_break(char32_t c) {
    return (c >= U'\n' && c <= U'\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

}  // namespace zhenggai
