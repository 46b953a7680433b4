// Bytes of a named encoding turned into UTF-8.
//
//     Converted made = convert_to_utf8("\xD5\xFB\xB8\xC4", "GB18030");
//     made.text;                                   // "整改"
//     made.ill_formed.count;                       // 0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zhenggai {

// Places where bytes make no character. Offsets are 0-based.
struct IllFormed {
    std::size_t count = 0;        // of sequences; each is as long as the encoding's own rules can make it
    std::size_t offset = 0;       // of the first one's first byte, in the bytes that were converted
    std::size_t text_offset = 0;  // of the U+FFFD in the text that stands for it
};

struct Converted {
    std::string text = {};  // UTF-8, with one U+FFFD for each ill-formed sequence; any U+FEFF stays
    IllFormed ill_formed = {};
};

// `encoding` is a name that find_encoding() (text/encoding.h) gave. Bytes that are well formed but stand for
// no character of the encoding, and a character cut off by the end, are ill-formed too. Throws only
// std::bad_alloc.
Converted convert_to_utf8(std::string_view bytes, const std::string& encoding);

}  // namespace zhenggai
