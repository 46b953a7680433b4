// A grammar made ready to run over texts.
//
//     const Matcher matcher(*builtin_grammar("rectification-plan"));
//     std::vector<Block> blocks = matcher.match(text);
//
// Immutable; one Matcher serves many threads. The grammar must outlive it.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "match/block.h"
#include "text/text.h"

namespace zhenggai {

class Matcher {
  public:
    // The grammar's patterns must be valid, as those of a loaded grammar are.
    explicit Matcher(const Grammar& grammar);
    ~Matcher();
    Matcher(Matcher&&) noexcept;
    Matcher& operator=(Matcher&&) noexcept;

    const Grammar& grammar() const;

    // Every paragraph once, in order: the first block rule that matches decides, then the label, then
    // the marker. A marker that stands alone on its line takes the next paragraph with it. A label
    // inside a paragraph, after a stop, begins a block of its own.
    std::vector<Block> match(const Text& text) const;

    // True where a rule of the role matches all of the text; for the roles that depend on the place.
    bool is(BlockRole role, std::string_view text) const;

    // True where a rule of the role matches from the start of the text.
    bool begins(BlockRole role, std::string_view text) const;

    // The named capture of the first rule of the role that matches from the start of the text; empty
    // where none does or the capture took no part.
    std::optional<std::string_view> capture(BlockRole role, std::string_view name,
                                            std::string_view text) const;

    // True where the detection signal's pattern (by its index) matches from the start of the text.
    bool signal_matches(std::size_t signal, std::string_view text) const;

    // One total that a sentence declares.
    struct Total {
        TotalKey key = TotalKey::parts;
        std::int64_t number = 0;
    };
    // The totals of one sentence, those behind the first opening word; the first of each key.
    std::vector<Total> totals(std::string_view sentence) const;

  private:
    struct State;
    std::unique_ptr<const State> state_;
};

}  // namespace zhenggai
