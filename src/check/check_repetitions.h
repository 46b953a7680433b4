// Warns of passages that stand twice in a document, as copy errors leave them.
//
//     Diagnostics found = check_repetitions(paragraphs, provenance, text);
//     // warning repeated-passage, line 43, column 167: a passage of 241 characters stands a second time: …
#pragma once

#include <span>
#include <string_view>

#include "base/diagnostic.h"
#include "base/provenance.h"
#include "text/text.h"

namespace zhenggai {

// What find_repeated_passages (check/repeated_passages.h) finds, each as a warning `repeated-passage` at its
// second place. `text` is what the paragraphs were made from and the provenance leads to.
Diagnostics check_repetitions(std::span<const std::string_view> paragraphs, const Provenance& provenance,
                              const Text& text);

}  // namespace zhenggai
