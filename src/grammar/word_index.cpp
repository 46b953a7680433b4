#include "grammar/word_index.h"

#include <algorithm>
#include <compare>
#include <string>
#include <utility>

namespace zhenggai {

namespace {

struct Word {
    std::u32string characters;  // the outermost first
    WordList list;
    auto operator<=>(const Word&) const = default;
};

std::u32string characters_of(std::string_view word, IndexedEnd end) {
    std::u32string characters;
    while (!word.empty()) {
        const CodePoint character = first_code_point(word);
        characters += static_cast<char32_t>(character.value);
        word.remove_prefix(character.length);
    }
    if (end == IndexedEnd::last) std::reverse(characters.begin(), characters.end());
    return characters;
}

// Builds the tree of sorted words, level by level, so that the edges of a node stand together.
class IndexBuilder {
  public:
    explicit IndexBuilder(std::span<const Word> words) : words_(words) {}

    OwnedWordIndex build() {
        each_group({.begin = 0, .end = words_.size(), .depth = 0},
                   [this](std::uint32_t character, std::uint32_t node) { cell_of(character) = node; });
        for (std::size_t i = 0; i < open_.size(); ++i) fill(Group(open_[i]));
        return std::move(index_);
    }

  private:
    // Words [begin, end), alike in their first `depth` characters.
    struct Group {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t depth = 0;
        std::uint32_t node = 0;
    };

    // Makes a node for every next character of the group's words, all of which have one.
    template <class Found>
    void each_group(const Group& group, Found found) {
        for (std::size_t begin = group.begin; begin < group.end;) {
            const char32_t character = words_[begin].characters[group.depth];
            std::size_t end = begin;
            while (end < group.end && words_[end].characters[group.depth] == character) ++end;
            const auto node = static_cast<std::uint32_t>(index_.nodes.size());
            index_.nodes.push_back({});
            open_.push_back({begin, end, group.depth + 1, node});
            found(character, node);
            begin = end;
        }
    }

    void fill(Group group) {
        WordIndex::Node node{.first_edge = static_cast<std::uint32_t>(index_.edges.size())};
        for (std::size_t i = group.begin; i < group.end; ++i) node.lists.add(words_[i].list);
        // The shortest come first.
        for (; group.begin < group.end && words_[group.begin].characters.size() == group.depth; ++group.begin)
            node.complete.add(words_[group.begin].list);
        each_group(group, [this](std::uint32_t character, std::uint32_t next) {
            index_.edges.push_back({character, next});
        });
        node.edge_count = static_cast<std::uint32_t>(index_.edges.size()) - node.first_edge;
        index_.nodes[group.node] = node;
    }

    // The cell of a code point, whose page is made where it is the first on it.
    std::uint32_t& cell_of(std::uint32_t code_point) {
        const std::uint32_t page = code_point / WordIndex::page_size;
        if (page >= index_.pages.size()) index_.pages.resize(page + 1, 0);
        if (index_.pages[page] == 0) {
            index_.pages[page] = static_cast<std::uint32_t>(index_.cells.size() / WordIndex::page_size);
            index_.cells.resize(index_.cells.size() + WordIndex::page_size, 0);
        }
        return index_.cells[index_.pages[page] * WordIndex::page_size + code_point % WordIndex::page_size];
    }

    std::span<const Word> words_;
    OwnedWordIndex index_{.cells = std::vector<std::uint32_t>(WordIndex::page_size, 0), .nodes = {{}}};
    std::vector<Group> open_;
};

}  // namespace

const WordIndex::Node* WordIndex::next(const Node& node, std::uint32_t code_point) const {
    const auto own = edges.subspan(node.first_edge, node.edge_count);
    const auto edge =
        std::lower_bound(own.begin(), own.end(), code_point,
                         [](const Edge& one, std::uint32_t value) { return one.code_point < value; });
    return edge != own.end() && edge->code_point == code_point ? &nodes[edge->node] : nullptr;
}

std::size_t longest_at_start(const WordIndex& index, WordList list, std::string_view text) {
    if (text.empty()) return 0;
    CodePoint character = first_code_point(text);
    std::size_t longest = 0;
    std::size_t read = 0;
    for (const WordIndex::Node* node = &index.at(character.value); node != nullptr && node->lists.has(list);
         node = index.next(*node, character.value)) {
        read += character.length;
        if (node->complete.has(list)) longest = read;
        if (read == text.size() || node->edge_count == 0) break;
        character = first_code_point(text.substr(read));
    }
    return longest;
}

std::size_t longest_at_end(const WordIndex& index, WordList list, std::string_view text) {
    if (text.empty()) return 0;
    CodePoint character = last_code_point(text);
    std::size_t longest = 0;
    std::size_t left = text.size();
    for (const WordIndex::Node* node = &index.at(character.value); node != nullptr && node->lists.has(list);
         node = index.next(*node, character.value)) {
        left -= character.length;
        if (node->complete.has(list)) longest = text.size() - left;
        if (left == 0 || node->edge_count == 0) break;
        character = last_code_point(text.substr(0, left));
    }
    return longest;
}

bool begins_with_any(const WordIndex& index, const WordListSet& lists, std::string_view text) {
    if (text.empty()) return false;
    CodePoint character = first_code_point(text);
    std::size_t read = 0;
    for (const WordIndex::Node* node = &index.at(character.value);
         node != nullptr && node->lists.meets(lists); node = index.next(*node, character.value)) {
        if (node->complete.meets(lists)) return true;
        read += character.length;
        if (read == text.size()) break;
        character = first_code_point(text.substr(read));
    }
    return false;
}

OwnedWordIndex make_word_index(std::span<const std::string_view> words, std::span<const WordList> lists,
                               IndexedEnd end) {
    std::vector<Word> sorted;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (!words[i].empty()) sorted.push_back({characters_of(words[i], end), lists[i]});
    std::sort(sorted.begin(), sorted.end());
    return IndexBuilder(sorted).build();
}

}  // namespace zhenggai
