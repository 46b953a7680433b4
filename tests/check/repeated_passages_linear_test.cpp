// Texts made to be slow are read in a time that grows with their length alone, and give few repeats.
#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "check/repeated_passages.h"
#include "sanitized.h"

namespace zhenggai {
namespace {

// Every text is read in growing sizes, so that what is not linear shows before it takes for ever.
constexpr std::array<std::size_t, 3> text_sizes =
    is_sanitized ? std::array<std::size_t, 3>{10'000, 100'000, 1'000'000}
                 : std::array<std::size_t, 3>{100'000, 1'000'000, 10'000'000};

// Several times what the slowest of them takes.
constexpr double allowed_seconds(std::size_t size) {
    return is_sanitized ? 2.0 + 10e-6 * static_cast<double>(size) : 1.0 + 0.4e-6 * static_cast<double>(size);
}

const std::string sentence =
    "清河沿岸的排污口要逐一登记，限期封堵；拆除违建后恢复湿地植被，由河长定期巡查并公开结果。";
const std::string long_sentence = sentence +
                                  "举一反三抓好其余支流，建立台账，逐月通报进度；年底前由专班逐项验收销号，"
                                  "对反弹的依规问责，并把结果向社会公布，接受群众监督。";

// The numbers of a fixed sequence.
class Numbers {
  public:
    std::uint32_t next() { return (state_ = state_ * 1664525 + 1013904223) >> 8; }

  private:
    std::uint32_t state_ = 1;
};

std::string repeated(std::string_view piece, std::size_t size) {
    std::string text;
    text.reserve(size + piece.size());
    while (text.size() < size) text += piece;
    return text;
}

// Pieces in no order, which all begin and end alike.
std::string shuffled(const std::vector<std::string>& pieces, std::size_t size) {
    Numbers numbers;
    std::string text;
    while (text.size() < size) text += pieces[numbers.next() % pieces.size()];
    return text;
}

// `run` over and over, with a number behind each: almost a row, but no two are followed by the same.
std::string numbered(std::string_view run, std::size_t size) {
    Numbers numbers;
    std::string text;
    while (text.size() < size) {
        text += run;
        text += std::to_string(numbers.next());
    }
    return text;
}

std::string random_of(std::string_view letters, std::size_t width, std::size_t size) {
    Numbers numbers;
    std::string text;
    while (text.size() < size)
        text += letters.substr(numbers.next() % (letters.size() / width) * width, width);
    return text;
}

struct Trial {
    std::string_view name;
    std::function<std::string(std::size_t)> text;
};

const Trial trials[] = {
    {"a sentence over and over", [](std::size_t size) { return repeated(sentence, size); }},
    {"a long sentence over and over", [](std::size_t size) { return repeated(long_sentence, size); }},
    {"one character", [](std::size_t size) { return repeated("一", size); }},
    {"two characters", [](std::size_t size) { return repeated("一二", size); }},
    {"three characters", [](std::size_t size) { return repeated("abc", size); }},
    {"commas", [](std::size_t size) { return repeated("，", size); }},
    {"half-width commas", [](std::size_t size) { return repeated(",", size); }},
    {"cells", [](std::size_t size) { return repeated("a,", size); }},
    {"numbered sentences", [](std::size_t size) { return numbered(sentence, size); }},
    {"numbered long sentences", [](std::size_t size) { return numbered(long_sentence, size); }},
    {"numbered rows of three", [](std::size_t size) { return numbered(repeated("清河治", 280), size); }},
    {"numbered rows of three, one byte each",
     [](std::size_t size) { return numbered(repeated("abc", 95), size); }},
    {"two sentences in no order",
     [](std::size_t size) {
         return shuffled({sentence, sentence + "定期复核，" + sentence}, size);
     }},
    {"clauses in no order",
     [](std::size_t size) {
         return shuffled({"清河沿岸逐一登记，", "清河沿岸限期封堵，", "清河沿岸定期巡查，"}, size);
     }},
    {"two letters in no order", [](std::size_t size) { return random_of("ab", 1, size); }},
    {"letters and commas in no order", [](std::size_t size) { return random_of("a,", 1, size); }},
    {"digits without end", [](std::size_t size) { return random_of("0123456789", 1, size); }},
    {"characters without marks", [](std::size_t size) { return random_of("清河治理岸线湿地巡查", 3, size); }},
    {"characters with marks", [](std::size_t size) { return random_of("清河，治理。岸线；湿地", 3, size); }},
};

void check_time(const std::vector<std::string_view>& paragraphs, std::size_t size) {
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<RepeatedPassage> found = find_repeated_passages(paragraphs);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    CAPTURE(size);
    CAPTURE(seconds);
    CHECK(seconds < allowed_seconds(size));
    CHECK(found.size() <= size / 100 + 1);
}

TEST_CASE("one paragraph of any kind is read in linear time") {
    for (const Trial& trial : trials) {
        CAPTURE(trial.name);
        for (const std::size_t size : text_sizes) {
            const std::string text = trial.text(size);
            check_time({text}, text.size());
        }
    }
}

TEST_CASE("many paragraphs of any kind are read in linear time") {
    for (const Trial& trial : trials) {
        CAPTURE(trial.name);
        for (const std::size_t size : text_sizes) {
            // Cut at multiples of every width used.
            const std::string text = trial.text(size);
            constexpr std::size_t cut = 1200;
            std::vector<std::string_view> paragraphs;
            for (std::size_t begin = 0; begin < text.size();) {
                std::size_t end = std::min(begin + cut, text.size());
                while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
                paragraphs.push_back(std::string_view(text).substr(begin, end - begin));
                begin = end;
            }
            check_time(paragraphs, text.size());
        }
    }
}

TEST_CASE("equal paragraphs: each points to the first") {
    const std::vector<std::string_view> paragraphs(text_sizes.back() / long_sentence.size(), long_sentence);
    const std::vector<RepeatedPassage> found = find_repeated_passages(paragraphs);
    CHECK(found.size() == paragraphs.size() - 1);
    check_time(paragraphs, text_sizes.back());
}

TEST_CASE("a row of copies of any length gives one repeat") {
    const std::string row = repeated(sentence, text_sizes.back() / sentence.size() / 2 * 2 * sentence.size());
    const std::string_view paragraphs[] = {row};
    const std::vector<RepeatedPassage> found = find_repeated_passages(paragraphs);
    REQUIRE(found.size() == 1);
    CHECK(found[0].first.data() == row.data());
    CHECK(found[0].first.size() == row.size() / 2);
    CHECK(found[0].again.data() == row.data() + row.size() / 2);
}

}  // namespace
}  // namespace zhenggai
