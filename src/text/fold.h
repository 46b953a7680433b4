// Characters that stand for others, made plain for matching; the text itself stays as it is.
//
//     Folding folding;
//     std::string_view plain = folding.fold("整改⽬标：");    // "整改目标：", with the radical ⽬ made 目
//     folding.unfold(plain.substr(6, 6));                     // "⽬标", a view of the text that was folded
//
// PDF files and old systems leave Kangxi radicals (⽬), radicals of the supplement (⻓) and compatibility
// ideographs in place of Han, and characters without width (U+200B, bidi marks, soft hyphens), uncommon
// spaces and U+E5E5 (the private-use space of GBK) among them. Radicals and ideographs become the character
// that they stand for, which has as many bytes; spaces become as many ASCII spaces as they have bytes; what
// has no width is left out, and where is kept, so that every view can be led back.
#pragma once

#include <forward_list>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zhenggai {

// True where a character that fold() would change begins at the byte offset `at` < text.size(). Only the
// first bytes C2, D8, E2, EE and EF can begin one.
bool is_foldable_at(std::string_view text, std::size_t at);

// True where fold() would change the text. Linear.
bool is_foldable(std::string_view text);

// What is known of a whole document (Text::foldable) spares the look through each of its parts.
enum class Foldable { maybe, never };

class Folding {
  public:
    // Of texts that may hold such characters, or of those of a document that is known to hold none.
    explicit Folding(Foldable texts = Foldable::maybe) : texts_(texts) {}

    // The text with such characters replaced; the same view where there is nothing to replace. Copies
    // live as long as the Folding.
    std::string_view fold(std::string_view text);

    // The view of the original text that a view of a folded copy stands for, with the characters left out
    // between its first and last; others are given back as they are. Logarithmic in the number of copies.
    std::string_view unfold(std::string_view view) const;

    // True where nothing has been replaced so far.
    bool empty() const { return copies_.empty(); }

  private:
    // Bytes left out right before the folded offset `at`, and all before it.
    struct Gap {
        std::size_t at = 0;
        std::size_t bytes = 0;
    };
    struct Copy {
        std::string_view folded = {};
        const char* original = nullptr;
        std::vector<Gap> gaps = {};
    };
    static std::size_t left_out(const Copy& copy, std::size_t end);
    Foldable texts_;
    std::forward_list<std::string> storage_;           // takes no memory before the first copy
    std::map<const char*, Copy, std::less<>> copies_;  // by where `folded` begins
};

}  // namespace zhenggai
