// Where every character of a document has gone.
//
//     CoverageLedger ledger = account_for(document, furniture, part);
//     ledger.counts.unclaimed;      // code points that are in no value, heading, prose or furniture
//     ledger.unclaimed[0];          // the bytes of the first such paragraph
//
// What the structure promises, the record proves: extracted is what stands in a value of the record (found by
// the same way back to the source as `--spans`), and the marker, label and marks beside it. A paragraph that
// the structure took for a value and that no value holds is unclaimed.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"
#include "check/check_input.h"

namespace zhenggai {

struct CoverageLedger {
    Coverage counts = {};
    // Of each paragraph, or part of one, that is unclaimed; bytes of text.bytes, half-open, in order, without
    // white space at their ends.
    std::vector<Span> unclaimed = {};
};

// `part`: the document's bytes in document.text. The counts are code points and sum to those of the part.
// White space counts with what precedes it, at the start of the part with what follows. `furniture`: what was
// left out of the paragraphs, views of the document. Costs a sort of the values and two readings of the text.
CoverageLedger account_for(const CheckInput& document, std::span<const std::string_view> furniture,
                           Span part);

// `unclaimed-text` (warning) for every unclaimed paragraph that no other diagnostic names: the record has
// already reported what the structure could not place.
Diagnostics check_unclaimed(const CheckInput& document, std::span<const Span> unclaimed);

}  // namespace zhenggai
