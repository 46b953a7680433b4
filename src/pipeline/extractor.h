// The whole flow from a source to its record.
//
//     Extractor extractor;
//     Result<Extraction> extraction = extractor.extract(std::move(source));
//     print(extraction->record);
#pragma once

#include <memory>
#include <string>

#include "base/arena.h"
#include "base/result.h"
#include "grammar/grammar.h"
#include "match/matcher.h"
#include "record/record.h"
#include "source/source.h"
#include "text/decode.h"

namespace zhenggai {

// A record with what its views point into. Moving it leaves the views valid.
struct Extraction {
    std::unique_ptr<const Source> source = {};
    std::unique_ptr<const std::string> decoded = {};  // the text, where it is no view of the source
    Arena arena = {};
    Record record = {};
};

struct ExtractOptions {
    const Grammar* grammar = nullptr;  // the one to use; null: the built-in one that fits best
    bool hash = false;                 // fill document.sha256
    DecodeOptions decode = {};
};

// Holds the compiled grammars; make one and use it for many sources. Not for use by several threads.
class Extractor {
  public:
    // options.grammar must outlive the Extractor.
    explicit Extractor(const ExtractOptions& options = {});

    // Errors: those of the source's kind (source/media_type.h) and of its encoding (text/decode.h); a
    // document of an unknown family is no error, but a record that says so. Warnings of the decoding are the
    // first diagnostics of the record.
    Result<Extraction> extract(Source source);

  private:
    ExtractOptions options_;
    std::unique_ptr<const Matcher> chosen_;    // of options.grammar
    std::unique_ptr<const Matcher> family_;    // of the family that is tried first
    std::unique_ptr<const Matcher> fallback_;  // of documents of no known family
};

}  // namespace zhenggai
