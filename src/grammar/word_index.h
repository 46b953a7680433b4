// Words of many lists, found by a character of theirs: the first one, or the last one.
//
//     const auto found = index.of(U'立');               // what is known of the words that begin with it
//     found.lists.has(WordList::immediate);             // true
//     index.words_of(found, WordList::immediate);       // which they are, longest first
//
// An index is views of arrays that somebody else keeps: constants that the build wrote, or an OwnedWordIndex.
// The words themselves are numbers into a list of words that is kept beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/character_set.h"
#include "grammar/word_list.h"

namespace zhenggai {

// The character that ends a text, which must not be empty.
inline CodePoint last_code_point(std::string_view text) {
    std::size_t length = 1;
    while (length < 4 && length < text.size() &&
           (static_cast<unsigned char>(text[text.size() - length]) & 0xC0U) == 0x80U)
        ++length;
    return {first_code_point(text.substr(text.size() - length)).value, length};
}

struct WordIndex {
    static constexpr std::uint32_t page_size = 64;  // code points

    // Words [begin, end) of `order` are of one list.
    struct Run {
        std::uint32_t list = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    // What one character begins or ends: words of these lists, in `runs` of them from `first_run` on, which stand
    // in the order of the lists.
    struct Entry {
        WordListSet lists = {};
        std::uint32_t first_run = 0;
        std::uint32_t run_count = 0;
    };

    std::span<const std::uint32_t> pages = {};  // code point / page_size -> its page; page 0 is empty
    std::span<const std::uint32_t> cells = {};  // page * page_size + code point % page_size -> its entry
    std::span<const Entry> entries = {};        // entry 0 has no list
    std::span<const Run> runs = {};
    std::span<const std::uint32_t> order = {};  // numbers of words; within a run the longest first

    const Entry& of(std::uint32_t code_point) const {
        static constexpr Entry nothing = {};
        const std::uint32_t page = code_point / page_size;
        if (page >= pages.size() || pages[page] == 0) return nothing;
        return entries[cells[pages[page] * page_size + code_point % page_size]];
    }

    std::span<const Run> runs_of(const Entry& entry) const {
        return runs.subspan(entry.first_run, entry.run_count);
    }
    std::span<const std::uint32_t> words_of(const Run& run) const {
        return order.subspan(run.begin, run.end - run.begin);
    }
    // Of a list that the entry has.
    std::span<const std::uint32_t> words_of(const Entry& entry, WordList list) const {
        std::uint32_t at = entry.first_run;
        while (runs[at].list != static_cast<std::uint32_t>(list)) ++at;
        return words_of(runs[at]);
    }
};

enum class IndexedEnd { first, last };

// Keeps the arrays of an index that is made while the program runs.
struct OwnedWordIndex {
    std::vector<std::uint32_t> pages = {};
    std::vector<std::uint32_t> cells = {};
    std::vector<WordIndex::Entry> entries = {};
    std::vector<WordIndex::Run> runs = {};
    std::vector<std::uint32_t> order = {};

    WordIndex view() const { return {pages, cells, entries, runs, order}; }
};

// `lists[i]` is the list of the word i; the words of a list stand longest first. Empty words are left out.
OwnedWordIndex make_word_index(std::span<const std::string_view> words, std::span<const WordList> lists,
                               IndexedEnd end);

}  // namespace zhenggai
