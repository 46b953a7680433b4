// The whole flow from a source to its record.
//
//     Extractor extractor;
//     Result<Extraction> extraction = extractor.extract(std::move(source));
//     print(extraction->record);
#pragma once

#include <memory>
#include <string_view>

#include "base/arena.h"
#include "base/result.h"
#include "grammar/grammar.h"
#include "match/matcher.h"
#include "record/record.h"
#include "source/source.h"

namespace zhenggai {

// A record with what its views point into. Moving it leaves the views valid.
struct Extraction {
    std::unique_ptr<const Source> source = {};
    std::string_view text = {};  // of the source, decoded, after any byte order mark
    Arena arena = {};
    Record record = {};
};

struct ExtractOptions {
    const Grammar* grammar = nullptr;  // the one to use; null: the built-in one that fits best
    bool hash = false;                 // fill document.sha256
};

// Holds the compiled grammars; make one and use it for many sources. Not for use by several threads.
class Extractor {
  public:
    // options.grammar must outlive the Extractor.
    explicit Extractor(const ExtractOptions& options = {});

    // Errors: those of the source's kind (source/media_type.h) and of its encoding (text/text.h); a
    // document of an unknown family is no error, but a record that says so.
    Result<Extraction> extract(Source source);

  private:
    ExtractOptions options_;
    std::unique_ptr<const Matcher> chosen_;    // of options.grammar
    std::unique_ptr<const Matcher> family_;    // of the family that is tried first
    std::unique_ptr<const Matcher> fallback_;  // of documents of no known family
};

}  // namespace zhenggai
