// Where the texts of a record stand in their source.
//
//     const Provenance provenance(arena, text.bytes);
//     provenance.spans_of(title);          // {[3, 9), [12, 24)}: two lines joined
//
// Nothing is written down beforehand: a text that was not joined is a view of the source, and one that was
// is led back by the arena that it was joined in.
#pragma once

#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/span.h"

namespace zhenggai {

class Provenance {
  public:
    // `source` is the decoded text after any byte order mark. It and the arena must outlive this.
    Provenance(const Arena& arena, std::string_view source) : arena_(arena), source_(source) {}

    // The pieces of the source that the text consists of, in the order of the text; pieces that touch in the
    // source are one. What was put between pieces, and words that do not stand in the source, have none, so
    // that a text of such words alone has no spans. Costs what Arena::parts_of costs.
    std::vector<Span> spans_of(std::string_view text) const;

  private:
    const Arena& arena_;
    std::string_view source_;
};

}  // namespace zhenggai
