// Words of many lists as a tree of their characters, read from the first one or from the last one.
//
//     index.at(U'立').lists.has(WordList::immediate);          // some word of it has this character there
//     longest_at_start(index, WordList::immediate, text);      // bytes of the word that the text begins with
//
// A node stands for the characters on the way to it. A look-up takes a step for each character of the word
// that it finds, whatever the number of words. An index is views of arrays that somebody else keeps: constants
// that the build wrote, or an OwnedWordIndex.
#pragma once

#include <array>
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

    struct Node {
        WordListSet lists = {};        // of the words on whose way the node is, or that end with it
        WordListSet complete = {};     // of the words that end with it
        std::uint32_t first_edge = 0;  // to its next characters, in the order of their code points
        std::uint32_t edge_count = 0;
    };
    struct Edge {
        std::uint32_t code_point = 0;
        std::uint32_t node = 0;
    };

    std::span<const std::uint32_t> pages = {};  // code point / page_size -> its page; page 0 is empty
    std::span<const std::uint32_t> cells = {};  // page * page_size + code point % page_size -> its node
    std::span<const Node> nodes = {};           // node 0 is for characters that no word has
    std::span<const Edge> edges = {};

    // Of a word's outermost character.
    const Node& at(std::uint32_t code_point) const {
        static constexpr Node nothing = {};
        const std::uint32_t page = code_point / page_size;
        if (page >= pages.size() || pages[page] == 0) return nothing;
        return nodes[cells[pages[page] * page_size + code_point % page_size]];
    }

    // The node behind one more character; null where no word has it.
    const Node* next(const Node& node, std::uint32_t code_point) const;
};

// Bytes of the longest word of the list that the text begins with (in an index by first characters), or ends
// with (in one by last characters); 0 where there is none.
std::size_t longest_at_start(const WordIndex& index, WordList list, std::string_view text);
std::size_t longest_at_end(const WordIndex& index, WordList list, std::string_view text);

// The same for several lists at once: bytes of the longest word of each that the text ends with.
template <std::size_t count>
std::array<std::size_t, count> longest_at_end_of(const WordIndex& index,
                                                 const std::array<WordList, count>& lists,
                                                 std::string_view text);

// True where the text begins with a word of any of the lists; the index is by first characters.
bool begins_with_any(const WordIndex& index, const WordListSet& lists, std::string_view text);

template <std::size_t count>
std::array<std::size_t, count> longest_at_end_of(const WordIndex& index,
                                                 const std::array<WordList, count>& lists,
                                                 std::string_view text) {
    std::array<std::size_t, count> longest{};
    if (text.empty()) return longest;
    WordListSet any;
    for (const WordList list : lists) any.add(list);
    CodePoint character = last_code_point(text);
    std::size_t left = text.size();
    for (const WordIndex::Node* node = &index.at(character.value); node != nullptr && node->lists.meets(any);
         node = index.next(*node, character.value)) {
        left -= character.length;
        if (node->complete.meets(any))
            for (std::size_t i = 0; i < count; ++i)
                if (node->complete.has(lists[i])) longest[i] = text.size() - left;
        if (left == 0 || node->edge_count == 0) break;
        character = last_code_point(text.substr(0, left));
    }
    return longest;
}

enum class IndexedEnd { first, last };

// Keeps the arrays of an index that is made while the program runs.
struct OwnedWordIndex {
    std::vector<std::uint32_t> pages = {};
    std::vector<std::uint32_t> cells = {};
    std::vector<WordIndex::Node> nodes = {};
    std::vector<WordIndex::Edge> edges = {};

    WordIndex view() const { return {pages, cells, nodes, edges}; }
};

// `lists[i]` is the list of the word i. Empty words are left out.
OwnedWordIndex make_word_index(std::span<const std::string_view> words, std::span<const WordList> lists,
                               IndexedEnd end);

}  // namespace zhenggai
