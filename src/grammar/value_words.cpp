#include "grammar/value_words.h"

#include <algorithm>
#include <utility>

namespace zhenggai {

struct ValueWords::Kept {
    Lists lists = {};
    std::vector<std::string_view> words = {};
    OwnedWordIndex by_first = {};
    OwnedWordIndex by_last = {};
};

ValueWords::ValueWords(Lists lists) {
    auto kept = std::make_shared<Kept>(Kept{.lists = std::move(lists)});
    std::vector<WordList> list_of;
    for (std::size_t i = 0; i < word_list_count; ++i) {
        std::vector<std::string>& list = kept->lists[i];
        std::stable_sort(list.begin(), list.end(),
                         [](const auto& a, const auto& b) { return a.size() > b.size(); });
        kept->words.insert(kept->words.end(), list.begin(), list.end());
        list_of.resize(kept->words.size(), static_cast<WordList>(i));
        tables_.begins[i + 1] = static_cast<std::uint32_t>(kept->words.size());
    }
    kept->by_first = make_word_index(kept->words, list_of, IndexedEnd::first);
    kept->by_last = make_word_index(kept->words, list_of, IndexedEnd::last);
    tables_.words = kept->words;
    tables_.by_first = kept->by_first.view();
    tables_.by_last = kept->by_last.view();
    kept_ = std::move(kept);
}

std::optional<std::size_t> ValueWords::first_in(WordList list, std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint character = first_code_point(text.substr(at));
        if (tables_.by_first.at(character.value).lists.has(list) &&
            longest_at_start(tables_.by_first, list, text.substr(at)) > 0)
            return at;
        at += character.length;
    }
    return std::nullopt;
}

std::optional<std::size_t> ValueWords::first_of(const WordListSet& lists, std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint character = first_code_point(text.substr(at));
        if (tables_.by_first.at(character.value).lists.meets(lists) &&
            begins_with_any(tables_.by_first, lists, text.substr(at)))
            return at;
        at += character.length;
    }
    return std::nullopt;
}

}  // namespace zhenggai
