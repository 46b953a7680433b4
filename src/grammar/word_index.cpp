#include "grammar/word_index.h"

#include <algorithm>
#include <compare>

namespace zhenggai {

namespace {

// The cell of a code point, whose page is made where it is the first on it.
std::uint32_t& cell_of(OwnedWordIndex& index, std::uint32_t code_point) {
    const std::uint32_t page = code_point / WordIndex::page_size;
    if (page >= index.pages.size()) index.pages.resize(page + 1, 0);
    if (index.pages[page] == 0) {
        index.pages[page] = static_cast<std::uint32_t>(index.cells.size() / WordIndex::page_size);
        index.cells.resize(index.cells.size() + WordIndex::page_size, 0);
    }
    return index.cells[index.pages[page] * WordIndex::page_size + code_point % WordIndex::page_size];
}

}  // namespace

OwnedWordIndex make_word_index(std::span<const std::string_view> words, std::span<const WordList> lists,
                               IndexedEnd end) {
    struct Word {
        std::uint32_t code_point;
        WordList list;
        std::uint32_t number;  // rises where the words of a list get shorter
        auto operator<=>(const Word&) const = default;
    };
    std::vector<Word> sorted;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].empty()) continue;
        const CodePoint character =
            end == IndexedEnd::first ? first_code_point(words[i]) : last_code_point(words[i]);
        sorted.push_back({character.value, lists[i], static_cast<std::uint32_t>(i)});
    }
    std::sort(sorted.begin(), sorted.end());

    OwnedWordIndex index{.cells = std::vector<std::uint32_t>(WordIndex::page_size, 0), .entries = {{}}};
    for (const Word& word : sorted) {
        std::uint32_t& cell = cell_of(index, word.code_point);
        if (cell == 0) {
            cell = static_cast<std::uint32_t>(index.entries.size());
            index.entries.push_back({.first_run = static_cast<std::uint32_t>(index.runs.size())});
        }
        const auto at = static_cast<std::uint32_t>(index.order.size());
        WordIndex::Entry& entry = index.entries[cell];
        if (!entry.lists.has(word.list)) {
            index.runs.push_back({.list = static_cast<std::uint32_t>(word.list), .begin = at, .end = at});
            entry.lists.add(word.list);
            ++entry.run_count;
        }
        index.order.push_back(word.number);
        ++index.runs.back().end;
    }
    return index;
}

}  // namespace zhenggai
