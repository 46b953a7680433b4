// What decode() (text/decode.h) has to say, as diagnostics. Private to text/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "source/source.h"
#include "text/convert.h"

namespace zhenggai {

// How an encoding was come to.
enum class EncodingChoice {
    asked,   // by the user
    marked,  // by the byte order mark
    damage,  // UTF-8 but for some places
    last,    // GB18030, for want of any in which all is well formed
};

// `made` has at least one ill-formed sequence. `likelier` is what else the text may be.
Diagnostic ill_formed_text(const Source& source, const std::string& encoding, EncodingChoice choice,
                           const Converted& made, const std::optional<std::string>& likelier);

// The warning in its place where the user wants to read on.
Diagnostic replaced_bytes(const Source& source, const Converted& made);

Diagnostic encoding_doubtful(const Source& source, std::string message, std::string remedy);

// `text` holds a NUL character at `offset`.
Diagnostic nul_character(const Source& source, std::string_view text, std::size_t offset);

}  // namespace zhenggai
