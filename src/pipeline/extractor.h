// The whole flow from a source to its records.
//
//     Extractor extractor;
//     Result<Extraction> extraction = extractor.extract(std::move(source));
//     for (const Record& record : extraction->records) print(record);
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "grammar/grammar.h"
#include "match/matcher.h"
#include "pipeline/choose_family.h"
#include "record/record.h"
#include "source/source.h"
#include "text/decode.h"
#include "text/text.h"

namespace zhenggai {

// The records of one source, one for each document that it holds, with what their views point into. Moving it
// leaves the views valid.
struct Extraction {
    std::unique_ptr<const Source> source = {};
    std::unique_ptr<const Text> text = {};
    Arena arena = {};
    std::vector<Record> records = {};  // in the order of the source; at least one
};

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

// Holds the compiled grammars; make one and use it for many sources. Not for use by several threads.
class Extractor {
  public:
    // options.grammar must outlive the Extractor.
    explicit Extractor(const ExtractOptions& options = {});

    // Errors: those of the source's kind (source/media_type.h) and of its encoding (text/decode.h); a
    // document of an unknown family is no error, but a record that says so. The diagnostics of a record
    // stand in the order of their places, those of the whole document last; those of the decoding are the
    // same in every record of the source.
    Result<Extraction> extract(Source source);

    // Weighs every family for every document of the source; with options.grammar that one alone. Errors: as
    // above.
    Result<FamilyEvidence> weigh_families(Source source);

  private:
    struct Lines;
    template <class Reading>
    Result<Lines> read_lines(Source source, Reading& reading);
    Record read_document(const Lines& lines, std::size_t document, Extraction& extraction);
    const Matcher& matcher_of(const Grammar& grammar);
    const Matcher& line_matcher();

    ExtractOptions options_;
    std::optional<FamilyChooser> chooser_;  // made for the first document that asks for its family
    std::map<const Grammar*, std::unique_ptr<const Matcher>> matchers_ = {};  // looked up only, never walked
};

}  // namespace zhenggai
