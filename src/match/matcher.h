// A grammar made ready to run over texts.
//
//     const Matcher matcher(*builtin_grammar("rectification-plan"));
//     std::vector<Block> blocks = matcher.match(paragraphs);    // match/paragraphs.h
//
// Immutable; one Matcher serves many threads. The grammar must outlive it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"
#include "match/block.h"
#include "match/paragraph.h"
#include "text/fold.h"

namespace zhenggai {

// What a line begins with, as far as joining it to the line before asks for it.
enum class LineStart : std::uint8_t {
    plain,   // nothing by which a paragraph is known
    marker,  // a list marker, undoubted: 一、
    item,    // a label with its colon, or a problem: responsible units, 反馈问题二：
    fixed,   // a paragraph by itself: 附件1, a date, a document number, （此件公开发布）
    table,   // cells between tabs
};

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
    // inside a paragraph, after a stop, begins a block of its own. `foldable` is that of their text.
    std::vector<Block> match(std::span<const Paragraph> paragraphs,
                             Foldable foldable = Foldable::maybe) const;

    // The same for paragraphs that come in parts: appends to the blocks of those above them. Where `more` are
    // to follow, a marker that stands alone on the last one is left for them. Returns how many of the
    // paragraphs were read.
    std::size_t match_onto(std::span<const Paragraph> paragraphs, bool more, Foldable foldable,
                           std::vector<Block>& blocks) const;

    // What the line begins with; its marker goes to `marker` where it begins with one.
    LineStart start_of(std::string_view line, std::optional<Marker>& marker) const;

    // The furniture rule that covers the whole line, by its index in Grammar::furniture; `accepts` tells
    // which rules to try. The first one wins.
    std::optional<std::size_t> furniture_rule(std::string_view line, bool (*accepts)(FurniturePlace)) const;

    // False where no rule of a page or of a series of pages covers a line with this last character. The line
    // may not be empty; `foldable` is that of its text.
    bool may_be_of_page(std::string_view line, Foldable foldable = Foldable::maybe) const;

    // The number that a rule of FurniturePlace::page_series captures.
    std::optional<std::int64_t> furniture_number(std::size_t rule, std::string_view line) const;

    // True where a rule of the role matches all of the text; for the roles that depend on the place.
    bool is(BlockRole role, std::string_view text) const;

    // True where a rule of the role matches from the start of the text.
    bool begins(BlockRole role, std::string_view text) const;

    // The named capture of the first rule of the role that matches from the start of the text; empty
    // where none does or the capture took no part.
    std::optional<std::string_view> capture(BlockRole role, std::string_view name,
                                            std::string_view text) const;

    // The same for several names, in their order.
    std::vector<std::optional<std::string_view>> captures(BlockRole role,
                                                          std::initializer_list<std::string_view> names,
                                                          std::string_view text) const;

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
