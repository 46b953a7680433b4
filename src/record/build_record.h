// A document tree into its record: pieces become values with provenance.
//
//     Arena arena;
//     ValueMemory memory;      // of all documents
//     Record record = build_record(tree, text, grammar, arena, memory);
//
// Fills everything but document.source, media_type and sha256, which the reader of the source knows.
// The record's views point into the text's source and into the arena.
#pragma once

#include "base/arena.h"
#include "document/document_tree.h"
#include "grammar/grammar.h"
#include "record/record.h"
#include "record/value_memory.h"
#include "text/text.h"

namespace zhenggai {

// Diagnostics that it adds: `unclaimed-text`, `value-without-label`, `unknown-label`, `task-list-table` and
// the like for what the tree could not place; `repeated-label`, `label-without-value` for labels;
// `issue-date-unread`; the faults of the values (value/). Each stands at the words that it speaks of.
Record build_record(const DocumentTree& tree, const Text& text, const Grammar& grammar, Arena& arena,
                    ValueMemory& memory);

}  // namespace zhenggai
