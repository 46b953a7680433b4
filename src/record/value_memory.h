// What was read for one document and is likely to stand in the next as well: files of many plans name the same
// units and deadlines in all of them.
//
//     ValueMemory memory;
//     for (…) records.push_back(build_record(tree, text, grammar, arena, memory));
//
// It spares work and changes no record. It keeps copies of what it knows, so that no document must outlive it.
#pragma once

#include "grammar/grammar.h"
#include "record/deadline_memory.h"
#include "value/read_units.h"

namespace zhenggai {

struct ValueMemory {
    const Grammar* grammar = nullptr;  // by whose words the values were read
    UnitMemory units = {};
    DeadlineMemory deadlines = {};

    // Forgets what was read by the words of another grammar.
    void use(const Grammar& of_document) {
        if (grammar != &of_document) *this = {};
        grammar = &of_document;
    }
};

}  // namespace zhenggai
