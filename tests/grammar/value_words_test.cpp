#include "grammar/value_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "grammar/builtin.h"

namespace zhenggai {
namespace {

ValueWords words_with(WordList list, std::vector<std::string> of_list) {
    ValueWords::Lists lists;
    lists[static_cast<std::size_t>(list)] = std::move(of_list);
    lists[static_cast<std::size_t>(WordList::range)] = {"-", "–", "至"};
    return ValueWords(std::move(lists));
}

TEST_CASE("words are found at the start, at the end and inside a text, the longest first") {
    const ValueWords words = words_with(WordList::before, {"前", "以前", "之前", "前半", "q", "𠀀前"});
    struct Case {
        std::string_view text;
        std::string_view at;
        std::string_view ending;
        std::optional<std::size_t> first;
    };
    for (const Case& given : {Case{"", "", "", {}},
                              {"前", "前", "前", 0},
                              {"前半年以前", "前半", "以前", 0},
                              {"月底以前", "", "以前", 6},
                              {"以后", "", "", {}},
                              {"以", "", "", {}},
                              {"q前q", "q", "q", 0},
                              {"日𠀀前", "", "𠀀前", 3},
                              {"𠀀后", "", "", {}},
                              // Cut inside 以前: nothing of it is a word.
                              {"日\xE4\xBB", "", "", {}},
                              {"\xBB\xA5前", "", "前", 2}}) {
        CAPTURE(given.text);
        CHECK(words.longest_at(WordList::before, given.text) == given.at);
        CHECK(words.longest_ending(WordList::before, given.text) == given.ending);
        CHECK(words.first_in(WordList::before, given.text) == given.first);
        CHECK(words.longest_at(WordList::within, given.text).empty());
        CHECK_FALSE(words.first_in(WordList::within, given.text));
    }
}

TEST_CASE("the words of several lists at the end are those of each list alone") {
    ValueWords::Lists lists;
    lists[static_cast<std::size_t>(WordList::before)] = {"以前", "前"};
    lists[static_cast<std::size_t>(WordList::within)] = {"之前", "月以前"};
    const ValueWords words{std::move(lists)};
    constexpr std::array asked{WordList::before, WordList::within, WordList::bureau};
    for (const std::string_view text : {"", "6月", "6月前", "6月以前", "以前", "之前", "月", "\xBB\xA5前"}) {
        CAPTURE(text);
        const auto found = words.longest_endings(asked, text);
        for (std::size_t i = 0; i < asked.size(); ++i)
            CHECK(found[i] == words.longest_ending(asked[i], text));
    }
}

TEST_CASE("words of several lists are sought at once") {
    const ValueWords words = words_with(WordList::before, {"以前", "前"});
    const WordListSet both = word_lists({WordList::before, WordList::range});
    CHECK(words.first_of(both, "6月至8月前") == 4);
    CHECK(words.first_of(both, "6以外月前") == 10);
    CHECK(words.first_of(word_lists({WordList::before}), "6月至8月前") == 11);
    CHECK_FALSE(words.first_of(word_lists({WordList::within}), "6月至8月前"));
    CHECK(words.beginning_like("以外").has(WordList::before));
    CHECK_FALSE(words.beginning_like("以外").has(WordList::range));
    CHECK(words.beginning_like("至").meets(both));
    CHECK_FALSE(words.beginning_like("").meets(both));
}

TEST_CASE("a copy finds the same words, also behind its original; no words at all are none") {
    ValueWords copy;
    CHECK(copy.of(WordList::before).empty());
    CHECK(copy.longest_at(WordList::before, "前").empty());
    {
        const ValueWords words = words_with(WordList::before, {"前", "以前"});
        copy = words;
    }
    CHECK(copy.longest_ending(WordList::before, "月以前") == "以前");
    CHECK(copy.of(WordList::before).front() == "以前");
}

TEST_CASE("every word of the program's own lists is found at each of its ends") {
    const ValueWords& words = builtin_grammar("rectification-plan")->values;
    for (std::size_t i = 0; i < word_list_count; ++i) {
        const auto list = static_cast<WordList>(i);
        for (const std::string_view word : words.of(list)) {
            CAPTURE(word);
            CHECK(words.longest_at(list, word) == word);
            CHECK(words.longest_ending(list, word) == word);
            CHECK(words.first_in(list, word) == 0);
        }
    }
}

}  // namespace
}  // namespace zhenggai
