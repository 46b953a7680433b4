// Web pages, told from plain text that speaks of tags.
#pragma once

#include <string_view>

namespace zhenggai {

// True where the first thing in `text` is a doctype or a tag of HTML, in any case; white space,
// comments and processing instructions (<?xml …?>) may stand before it. `text` begins after any
// byte order mark.
bool begins_like_html(std::string_view text);

// True where `text` begins with the mail-like header of a web page saved as one file.
bool begins_like_mhtml(std::string_view text);

}  // namespace zhenggai
