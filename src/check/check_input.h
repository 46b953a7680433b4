// What a check looks at: a document as it was read, and the record that it became.
#pragma once

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

    // Where words of the document begin; where they do not stand in the source, `line` alone.
    Position place_of(std::string_view words, std::size_t line) const {
        return positions.of(words, provenance).value_or(Position{.line = line});
    }
};

}  // namespace zhenggai
