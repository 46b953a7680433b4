#include "base/text_memory.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace zhenggai {
namespace {

TEST_CASE("what is kept of a text is found by the same words in another place") {
    TextMemory<int> memory;
    CHECK(memory.find("某县水利局") == nullptr);
    {
        const std::string first = "某县水利局";
        auto& known = memory.keep(first);
        CHECK(known.text == first);
        CHECK(known.text.data() != first.data());
        CHECK(known.facts == 0);
        known.facts = 1;
    }
    const auto* known = memory.find("某县水利局");
    REQUIRE(known != nullptr);
    CHECK(known->facts == 1);
    CHECK(memory.find("某县林业局") == nullptr);
    CHECK(memory.find("") == nullptr);
    memory.keep("某县水利局");
    CHECK(memory.find("某县水利局")->facts == 0);
}

TEST_CASE("texts of every length are told apart") {
    const std::string letters(TextMemory<std::size_t>::longest + 1, 'a');
    TextMemory<std::size_t> memory;
    for (std::size_t size = 0; size < letters.size(); ++size) {
        const std::string_view text = std::string_view(letters).substr(0, size);
        memory.keep(text).facts = size;
        const auto* known = memory.find(text);
        REQUIRE(known != nullptr);
        CHECK(known->facts == size);
    }
    CHECK(memory.find(letters) == nullptr);
}

TEST_CASE("a text may be driven out, but is never taken for another") {
    TextMemory<int> memory;
    const auto text_of = [](int i) { return "第" + std::to_string(i) + "局"; };
    constexpr int texts = 10'000;
    for (int i = 0; i < texts; ++i) memory.keep(text_of(i)).facts = i;
    int found = 0;
    for (int i = 0; i < texts; ++i) {
        const auto* known = memory.find(text_of(i));
        if (known == nullptr) continue;
        CHECK(known->facts == i);
        ++found;
    }
    CHECK(found > 1000);
    CHECK(found < 5000);
}

TEST_CASE("very many texts take no more memory than many: all but the last are forgotten now and then") {
    TextMemory<int> memory;
    memory.keep("某县水利局").facts = 1;
    std::string text(TextMemory<int>::longest, 'a');
    for (int i = 0; i < 10'000; ++i) {
        text[0] = static_cast<char>('a' + i % 26);
        memory.keep(text).facts = i;
        CHECK(memory.find(text)->facts == i);
    }
    CHECK(memory.find("某县水利局") == nullptr);
}

}  // namespace
}  // namespace zhenggai
