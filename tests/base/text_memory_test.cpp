#include "base/text_memory.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace zhenggai {
namespace {

TEST_CASE("what is kept of a text is found by the same words in another place") {
    const std::string first = "某县水利局";
    const std::string second = first;
    TextMemory<int> memory;
    CHECK(memory.find(first) == nullptr);
    memory.keep(first, 1);
    const auto* known = memory.find(second);
    REQUIRE(known != nullptr);
    CHECK(known->facts == 1);
    CHECK(known->text.data() == first.data());
    CHECK(memory.find("某县林业局") == nullptr);
    CHECK(memory.find("") == nullptr);
}

TEST_CASE("texts of every length are told apart") {
    const std::string letters(100, 'a');
    TextMemory<std::size_t> memory;
    for (std::size_t size = 0; size <= letters.size(); ++size) {
        const std::string_view text = std::string_view(letters).substr(0, size);
        memory.keep(text, size);
        const auto* known = memory.find(text);
        REQUIRE(known != nullptr);
        CHECK(known->facts == size);
    }
}

TEST_CASE("a text may be driven out, but is never taken for another") {
    std::vector<std::string> texts;
    for (int i = 0; i < 10'000; ++i) texts.push_back("第" + std::to_string(i) + "局");
    TextMemory<std::size_t> memory;
    for (std::size_t i = 0; i < texts.size(); ++i) memory.keep(texts[i], i);
    std::size_t found = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto* known = memory.find(texts[i]);
        if (known == nullptr) continue;
        CHECK(known->facts == i);
        ++found;
    }
    CHECK(found > 1000);
    CHECK(found < 5000);
}

}  // namespace
}  // namespace zhenggai
