// A value taken from a document, together with the places that it was taken from.
//
//     Excerpt title{"某市整改方案", pieces};     // pieces: {[3, 9), [12, 24)}, two lines joined
#pragma once

#include <span>
#include <string_view>

#include "base/span.h"

namespace zhenggai {

// `text` is the value as records show it: a view of the source, or of the document's arena where
// several pieces were joined (by nothing at a line wrap, by "\n" between paragraphs).
// `pieces` are the source spans in order; both live as long as the source and the arena.
struct Excerpt {
    std::string_view text = {};
    std::span<const Span> pieces = {};
};

}  // namespace zhenggai
