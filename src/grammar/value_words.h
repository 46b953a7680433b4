// The words by which values are read: deadlines, statuses, units.
//
//     const ValueWords& words = grammar.values;
//     words.of(WordList::immediate);              // {"立行立改", "即知即改", …}
//     words.longest_at(WordList::ongoing, text);  // "长期坚持" at the start of the text, or empty
//
// Made from a grammar's `values`, immutable, cheap to copy; grammars/README.md says what each list is for. A
// look-up costs a look at one character where no word of the list has it, and a step for every character of a
// word that it finds.
// Texts are UTF-8; one that is cut inside a character holds no word there.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/word_index.h"
#include "grammar/word_list.h"

namespace zhenggai {

// The words of all lists, one list behind the other, with an index by each end: views of constants that the
// build wrote, or of what a ValueWords keeps.
struct WordTables {
    std::span<const std::string_view> words = {};                // of a list: longest first
    std::array<std::uint32_t, word_list_count + 1> begins = {};  // where the words of a list begin
    WordIndex by_first = {};
    WordIndex by_last = {};
};

class ValueWords {
  public:
    // By WordList, in any order.
    using Lists = std::array<std::vector<std::string>, word_list_count>;

    ValueWords() = default;
    explicit ValueWords(const WordTables& constants) : tables_(constants) {}
    explicit ValueWords(Lists lists);

    // Longest word first; words of one length in the order of the grammar file.
    std::span<const std::string_view> of(WordList list) const {
        const auto i = static_cast<std::size_t>(list);
        return tables_.words.subspan(tables_.begins[i], tables_.begins[i + 1] - tables_.begins[i]);
    }

    // The lists with a word that begins with the first character of the text, or ends with its last one.
    const WordListSet& beginning_like(std::string_view text) const {
        return tables_.by_first.at(text.empty() ? no_code_point : first_code_point(text).value).lists;
    }
    const WordListSet& ending_like(std::string_view text) const {
        return tables_.by_last.at(text.empty() ? no_code_point : last_code_point(text).value).lists;
    }

    // The longest word of the list at the start (at the end, anywhere first) of the text, as a view of
    // the text; empty where none is there.
    std::string_view longest_at(WordList list, std::string_view text) const {
        if (!beginning_like(text).has(list)) return {};
        return text.substr(0, longest_at_start(tables_.by_first, list, text));
    }
    std::string_view longest_ending(WordList list, std::string_view text) const {
        if (!ending_like(text).has(list)) return {};
        return text.substr(text.size() - longest_at_end(tables_.by_last, list, text));
    }
    // The longest word of each of the lists at the end, found in one look.
    template <std::size_t count>
    std::array<std::string_view, count> longest_endings(const std::array<WordList, count>& lists,
                                                        std::string_view text) const {
        std::array<std::string_view, count> words;
        const auto lengths = longest_at_end_of(tables_.by_last, lists, text);
        for (std::size_t i = 0; i < count; ++i) words[i] = text.substr(text.size() - lengths[i]);
        return words;
    }
    std::optional<std::size_t> first_in(WordList list, std::string_view text) const;

    // Where a word of any of the lists begins first.
    std::optional<std::size_t> first_of(const WordListSet& lists, std::string_view text) const;

    const WordTables& tables() const { return tables_; }

  private:
    struct Kept;

    static constexpr std::uint32_t no_code_point = 0xFFFFFFFF;

    WordTables tables_ = {};
    std::shared_ptr<const Kept> kept_ = {};  // of words that are no constants
};

}  // namespace zhenggai
