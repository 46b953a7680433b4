// Cuts Chinese running text into paragraphs, sentences, clauses or words.
//
//     Result<Segmenter> sentences = Segmenter::make(rules, SegmentLevel::sentence);
//     sentences->segment("占52.4%。“十四五”再降。");     // [0, 13) 占52.4%。 and [13, 37) “十四五”再降。
//
//     sentences->start(text);                          // or one at a time, no further than is needed
//     while (const std::optional<Span> sentence = sentences->next()) …
//
// Lossless: the segments of a text follow each other without a gap and put together they are the text,
// byte by byte. White space (is_blank in text/character.h, and with it line ends) belongs to the segment
// before it, at the very beginning of the text to the first. A text of white space alone is one segment, an
// empty text none.
//
//   paragraph  ends at a line end (segment/paragraph_break.h)
//   sentence   ends where the sentence rules say, outside brackets and quotes, or with its paragraph
//   clause     the same with the clause rules; with those of grammars/segments.yaml every sentence ends a
//              clause too
//   word       ICU's words, Han by its dictionary; joined where a term or the word rules keep text whole
//
// Brackets and quotes hide an ending where they are closed within 2048 bytes of the same paragraph, at any
// depth; others hide nothing (segment/pair_filter.h). The rules of grammars/segments.yaml explain the rest.
// Time and memory are linear in the text, whatever stands in it.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "segment/segment_rules.h"

namespace zhenggai {

enum class SegmentLevel { paragraph, sentence, clause, word };

class Segmenter {
  public:
    // A segmenter of one level; only the rules of that level are compiled. They need not outlive it. Make one
    // and use it for many texts; each thread needs its own. Errors: those of segment/break_runs.h; the
    // position of `bad-break-rules` is a line and column of that level's rules.
    static Result<Segmenter> make(const SegmentRules& rules, SegmentLevel level);

    // Begins with a text: well-formed UTF-8, which must outlive the calls of next(). A text begun before is
    // forgotten. In a text beyond 1 GiB a clause or word may end at a GiB.
    void start(std::string_view text);

    // The next segment, as bytes of the text given to start(); none at its end.
    std::optional<Span> next();

    // All segments of a text. The text begun with start() is forgotten.
    std::vector<Span> segment(std::string_view text);

    Segmenter(Segmenter&&) noexcept;
    Segmenter& operator=(Segmenter&&) noexcept;
    ~Segmenter();

  private:
    struct Way;
    explicit Segmenter(std::unique_ptr<Way> way);

    std::unique_ptr<Way> way_;  // how the segments of this level are found
    std::string_view text_ = {};
    std::size_t begin_ = 0;  // of the next segment
};

}  // namespace zhenggai
