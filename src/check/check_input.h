// What a check looks at: a document as it was read, and the record that it became.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "base/provenance.h"
#include "document/document_tree.h"
#include "grammar/grammar.h"
#include "record/record.h"
#include "text/text.h"

namespace zhenggai {

// All of one document; all must outlive it. The record's diagnostics are not looked at.
struct CheckInput {
    const DocumentTree& tree;
    const Record& record;
    const Grammar& grammar;
    const Text& text;
    const Provenance& provenance;
    PositionFinder& positions;  // of the text

    // Where a text stands that was not joined; none for others, which provenance leads back.
    std::optional<Span> direct(std::string_view words) const {
        const std::less<const char*> before;  // of pointers that may be of different texts
        if (before(words.data(), text.bytes.data()) ||
            !before(words.data(), text.bytes.data() + text.bytes.size()))
            return std::nullopt;
        return span_of(text, words);
    }

    // Where words of the document begin; where they do not stand in the source, `line` alone.
    Position place_of(std::string_view words, std::size_t line) const {
        return positions.of(words, provenance).value_or(Position{.line = line});
    }
};

}  // namespace zhenggai
