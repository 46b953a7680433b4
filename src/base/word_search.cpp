#include "base/word_search.h"

namespace zhenggai {

WordSearch::WordSearch(std::span<const std::string_view> words) {
    words_.reserve(words.size());
    for (const std::string_view word : words) {
        has_empty_ = has_empty_ || word.empty();
        if (word.empty()) continue;
        std::uint32_t& first = first_[character_slot(word)];
        words_.push_back({word, first});
        first = static_cast<std::uint32_t>(words_.size());
    }
}

bool WordSearch::stands_at(std::string_view text, std::size_t slot) const {
    for (std::size_t i = first_[slot]; i != 0; i = words_[i - 1].next)
        if (text.starts_with(words_[i - 1].word)) return true;
    return false;
}

std::size_t WordSearch::find(std::string_view text) const {
    if (has_empty_) return 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest(text.data() + at, text.size() - at);
        const std::size_t slot = character_slot(rest);
        if (first_[slot] != 0 && stands_at(rest, slot)) return at;
        const auto lead = static_cast<unsigned char>(rest.front());
        at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }
    return std::string_view::npos;
}

}  // namespace zhenggai
