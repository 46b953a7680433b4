// Repeated passages of generated texts, checked against a plain search that compares every place with every
// other.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "check/repeated_passages.h"
#include "text/character.h"

namespace zhenggai {
namespace {

constexpr std::size_t least_characters = 100;
constexpr std::size_t least_varied = 50;

// Paragraphs as one row of characters; each is followed by a character of its own that equals no other.
struct Document {
    std::vector<std::string> paragraphs;
    std::vector<std::u32string> decoded;
    std::u32string characters;
    std::vector<std::size_t> begins;  // of each paragraph in `characters`
};

std::string encoded(std::u32string_view text) {
    std::string bytes;
    const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
    for (const char32_t c : text) {
        if (c < 0x80) {
            bytes += byte(c);
        } else if (c < 0x800) {
            bytes += {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
        } else if (c < 0x10000) {
            bytes += {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
        } else {
            bytes += {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)),
                      byte(0x80 | (c & 0x3F))};
        }
    }
    return bytes;
}

class Generator {
  public:
    explicit Generator(std::uint32_t seed) : random_(seed) {}

    Document document() {
        static const std::u32string alphabets[] = {U"清河治理岸线湿地巡查", U"清河治理岸线", U"abcde fgh",
                                                   U"清河abé𠮷𠮸1"};
        static const std::u32string mark_sets[] = {U"", U"，。；", U",;", U"，,、"};
        letters_ = alphabets[below(4)];
        marks_ = mark_sets[below(4)];
        mark_every_ = 2 + below(40);
        Document made;
        made.decoded.resize(1 + below(5));
        for (auto& paragraph : made.decoded) paragraph = text(below(2) == 0 ? below(90) : below(500));
        for (std::size_t plants = below(5); plants > 0; --plants) plant(made.decoded);
        for (std::size_t i = 0; i < made.decoded.size(); ++i) {
            made.begins.push_back(made.characters.size());
            made.characters += made.decoded[i] + static_cast<char32_t>(0xF0000 + i);
            made.paragraphs.push_back(encoded(made.decoded[i]));
        }
        return made;
    }

  private:
    std::size_t below(std::size_t limit) { return random_() % limit; }

    std::u32string text(std::size_t size) {
        std::u32string made;
        while (made.size() < size)
            made += !marks_.empty() && below(mark_every_) == 0 ? marks_[below(marks_.size())]
                                                               : letters_[below(letters_.size())];
        return made;
    }

    // Copies a piece of a paragraph to another place, which may be beside it or in its middle.
    void plant(std::vector<std::u32string>& paragraphs) {
        const std::u32string& from = paragraphs[below(paragraphs.size())];
        if (from.size() < 40) return;
        const std::size_t size = std::min(from.size(), 40 + below(160));
        const std::u32string piece = from.substr(below(from.size() - size + 1), size);
        std::u32string& to = paragraphs[below(paragraphs.size())];
        const std::size_t at = below(to.size() + 1);
        for (std::size_t copies = below(8) == 0 ? 4 : 1; copies > 0; --copies) to.insert(at, piece);
    }

    std::mt19937 random_;
    std::u32string letters_;
    std::u32string marks_;
    std::size_t mark_every_ = 2;
};

// A repeat by its places in Document::characters.
struct Found {
    std::size_t first = 0;
    std::size_t again = 0;
    std::size_t size = 0;
    std::size_t paragraph_of_first = 0;
    std::size_t paragraph = 0;
};

std::size_t place_of(const Document& document, std::string_view view, std::size_t& paragraph) {
    for (paragraph = 0; paragraph < document.paragraphs.size(); ++paragraph) {
        const std::string& bytes = document.paragraphs[paragraph];
        if (view.data() < bytes.data() || view.data() >= bytes.data() + bytes.size()) continue;
        REQUIRE(view.data() + view.size() <= bytes.data() + bytes.size());
        const auto offset = static_cast<std::size_t>(view.data() - bytes.data());
        REQUIRE((static_cast<unsigned char>(*view.data()) & 0xC0U) != 0x80U);
        return document.begins[paragraph] + count_code_points(std::string_view(bytes).substr(0, offset));
    }
    FAIL("a passage outside all paragraphs");
    return 0;
}

std::vector<Found> read(const Document& document) {
    const std::vector<std::string_view> views(document.paragraphs.begin(), document.paragraphs.end());
    std::vector<Found> all;
    for (const RepeatedPassage& passage : find_repeated_passages(views)) {
        REQUIRE(passage.first == passage.again);
        Found found;
        found.first = place_of(document, passage.first, found.paragraph_of_first);
        found.again = place_of(document, passage.again, found.paragraph);
        found.size = count_code_points(passage.again);
        const std::u32string_view text =
            std::u32string_view(document.characters).substr(found.again, found.size);
        REQUIRE(encoded(text) == passage.again);
        all.push_back(found);
    }
    return all;
}

// True where `first` to the end of `again` is one piece over and over, several times in `first`.
bool is_row(const Document& document, const Found& found) {
    const std::u32string_view row =
        std::u32string_view(document.characters).substr(found.first, found.again + found.size - found.first);
    const std::size_t distance = found.again - found.first;
    for (std::size_t copies = 2; copies <= distance; ++copies) {
        const std::size_t step = distance / copies;
        if (distance % copies == 0 && row.substr(step) == row.substr(0, row.size() - step)) return true;
    }
    return false;
}

bool is_varied(std::u32string_view text) {
    std::size_t varied = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        varied += (i < 1 || text[i] != text[i - 1]) && (i < 2 || text[i] != text[i - 2]);
    return varied >= least_varied;
}

// Each repeat is a passage, behind the one before it and as long as it can be.
void check_repeats(const Document& document, const std::vector<Found>& all) {
    const std::u32string& text = document.characters;
    std::size_t covered = 0;
    for (const Found& found : all) {
        CHECK(found.size >= least_characters);
        CHECK(is_varied(std::u32string_view(text).substr(found.again, found.size)));
        CHECK(found.again >= covered);
        CHECK(found.first + found.size <= found.again);
        // Of a row of copies it is the second one that the repeat before may have cut.
        const bool may_grow = found.first != document.begins[found.paragraph_of_first] &&
                              found.again != document.begins[found.paragraph] && found.again != covered &&
                              !is_row(document, found);
        if (may_grow) CHECK(text[found.first - 1] != text[found.again - 1]);
        covered = found.again + found.size;
        if (found.first + found.size != found.again && !is_row(document, found))
            CHECK(text[found.first + found.size] != text[covered]);
    }
}

// Marks what belongs to a reported repeat: `again`, and of a row of copies all that stands before it.
std::vector<bool> reported(const Document& document, const std::vector<Found>& all) {
    std::vector<bool> marks(document.characters.size());
    for (const Found& found : all) {
        const std::size_t begin = is_row(document, found) ? found.first : found.again;
        for (std::size_t i = begin; i < found.again + found.size; ++i) marks[i] = true;
    }
    return marks;
}

// No passage that is not reported stands a second time.
void check_rest(const Document& document, const std::vector<Found>& all) {
    const std::u32string& text = document.characters;
    const std::vector<bool> marks = reported(document, all);
    std::vector<std::size_t> room(text.size() + 1);  // unreported characters from here on
    for (std::size_t i = text.size(); i-- > 0;) room[i] = marks[i] ? 0 : room[i + 1] + 1;
    std::vector<std::size_t> below(text.size() +
                                   1);  // common[i + 1][...]: equal characters from two places on
    std::vector<std::size_t> common(text.size() + 1);
    for (std::size_t i = text.size(); i-- > 0;) {
        for (std::size_t k = i + 1; k < text.size(); ++k) {
            common[k] = text[i] == text[k] ? below[k + 1] + 1 : 0;
            const std::size_t size = std::min({common[k], room[k], k - i});
            if (size < least_characters) continue;
            CAPTURE(i);
            CAPTURE(k);
            CHECK(!is_varied(std::u32string_view(text).substr(k, size)));
        }
        std::swap(common, below);
    }
}

TEST_CASE("generated texts: what is reported is a repeat, and what is not stands once") {
    std::size_t total = 0;
    for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
        const Document document = Generator(seed).document();
        CAPTURE(seed);
        const std::vector<Found> all = read(document);
        check_repeats(document, all);
        check_rest(document, all);
        total += all.size();
    }
    CHECK(total > 1000);  // the texts do hold repeats
}

}  // namespace
}  // namespace zhenggai
