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

std::string_view ValueWords::longest_at_start(std::span<const std::uint32_t> numbers,
                                              std::string_view text) const {
    for (const std::uint32_t number : numbers) {
        const std::string_view word = tables_.words[number];
        if (text.starts_with(word)) return text.substr(0, word.size());
    }
    return {};
}

std::string_view ValueWords::longest_at_end(std::span<const std::uint32_t> numbers,
                                            std::string_view text) const {
    for (const std::uint32_t number : numbers) {
        const std::string_view word = tables_.words[number];
        if (text.ends_with(word)) return text.substr(text.size() - word.size());
    }
    return {};
}

std::optional<std::size_t> ValueWords::first_in(WordList list, std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint character = first_code_point(text.substr(at));
        const WordIndex::Entry& entry = tables_.by_first.of(character.value);
        if (entry.lists.has(list) &&
            !longest_at_start(tables_.by_first.words_of(entry, list), text.substr(at)).empty())
            return at;
        at += character.length;
    }
    return std::nullopt;
}

std::optional<std::size_t> ValueWords::first_of(const WordListSet& lists, std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint character = first_code_point(text.substr(at));
        const WordIndex::Entry& entry = tables_.by_first.of(character.value);
        if (entry.lists.meets(lists))
            for (const WordIndex::Run& run : tables_.by_first.runs_of(entry))
                if (lists.has(static_cast<WordList>(run.list)) &&
                    !longest_at_start(tables_.by_first.words_of(run), text.substr(at)).empty())
                    return at;
        at += character.length;
    }
    return std::nullopt;
}

}  // namespace zhenggai
