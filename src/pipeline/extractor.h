// The whole flow from a source to its records.
//
//     const Extractor extractor;
//     const Diagnostics refused = extractor.each_document(std::move(source), [](const ReadDocument& document) {
//         print(document.record);
//         return true;               // more of them are wanted
//     });
//
// or, with all records of the source at hand:
//
//     Result<Extraction> extraction = extractor.extract(std::move(source));
//     for (const Record& record : extraction->records) print(record);
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/provenance.h"
#include "base/result.h"
#include "grammar/grammar.h"
#include "pipeline/choose_family.h"
#include "record/record.h"
#include "record/value_memory.h"
#include "source/source.h"
#include "text/decode.h"
#include "text/text.h"

namespace zhenggai {

struct DocumentPart;

// The records of one source, one for each document that it holds, with what their views point into. Moving it
// leaves the views valid.
struct Extraction {
    std::unique_ptr<const Source> source = {};
    std::unique_ptr<const Text> text = {};
    Arena arena = {};
    std::vector<Record> records = {};  // in the order of the source; at least one
};

// One document, as it is handed over: all of it is there until the call returns, and freed then.
struct ReadDocument {
    const Record& record;
    const Text& text;              // of the whole source
    const Provenance& provenance;  // where the record's texts stand in it
    bool alone = true;             // the source holds no other one
};

// False where no more documents of the source are wanted.
using DocumentSink = std::function<bool(const ReadDocument&)>;

struct ExtractOptions {
    const Grammar* grammar = nullptr;  // the one to use; null: the built-in one that fits best
    bool hash = false;                 // fill document.sha256
    bool joins = false;                // report every line break that was taken out
    DecodeOptions decode = {};
};

// What speaks for which family in one document.
struct DocumentEvidence {
    std::string title = {};                   // without white space; empty where there is none
    const Grammar* chosen = nullptr;          // null where no family gets enough
    std::vector<FamilyWeight> families = {};  // most points first
};

// The same of all documents of a source, with what its views point into.
struct FamilyEvidence {
    std::unique_ptr<const Source> source = {};
    std::unique_ptr<const Text> text = {};
    Arena arena = {};
    std::vector<DocumentEvidence> documents = {};
};

// Holds the grammars, each compiled when a document first asks for it; make one and use it for many sources.
// Threads may share one.
class Extractor {
  public:
    // options.grammar must outlive the Extractor.
    explicit Extractor(const ExtractOptions& options = {});
    ~Extractor();
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;

    // Gives every document of the source to `sink`, in order, each as soon as it is read. The answer says why
    // the source could not be read, and then nothing was given; it is empty where it could. Errors: those of
    // the source's kind (source/media_type.h) and of its encoding (text/decode.h); a document of an unknown
    // family is no error, but a record that says so. The diagnostics of a record stand in the order of their
    // places, those of the whole document last; those of the decoding are the same in every record of the
    // source.
    Diagnostics each_document(Source source, const DocumentSink& sink) const;

    // All records of the source at once. Errors: as above.
    Result<Extraction> extract(Source source) const;

    // Weighs every family for every document of the source; with options.grammar that one alone. Errors: as
    // above.
    Result<FamilyEvidence> weigh_families(Source source) const;

  private:
    class Grammars;
    class Memories;
    struct Lines;
    Result<Lines> read_lines(Source source) const;
    template <class Read>
    Diagnostics each_part(Lines& lines, Read read) const;
    Record read_document(const Lines& lines, const DocumentPart& part, Arena& arena,
                         ValueMemory& memory) const;

    ExtractOptions options_;
    std::unique_ptr<Grammars> grammars_;
    std::unique_ptr<Memories> memories_;
};

}  // namespace zhenggai
