// A place in a text that is read from left to right, over spaces.
//
//     TextCursor cursor("2022 年6月");
//     cursor.number(1, 4);        // 2022
//     cursor.take("年");          // true
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "grammar/value_words.h"
#include "value/value_text.h"

namespace zhenggai {

// A copy is a bookmark: assign it back to return to it. Every reader skips spaces first and moves only
// where it succeeds.
class TextCursor {
  public:
    explicit TextCursor(std::string_view text) : text_(text) {}

    std::size_t offset() const { return at_; }  // bytes read so far
    std::string_view rest() const { return text_.substr(at_); }

    // True where only spaces are left.
    bool at_end() const;

    bool take(std::string_view word) {
        const std::size_t at = behind_spaces();
        if (!text_.substr(at).starts_with(word)) return false;
        at_ = at + word.size();
        return true;
    }
    bool take_any(WordList list, const ValueWords& words);
    bool take_one_of(const CharacterSet& characters) {
        const std::size_t at = behind_spaces();
        if (!characters.begins(text_.substr(at))) return false;
        at_ = at + character_length(text_.substr(at));
        return true;
    }

    // A whole number of `least` to `most` digits, Arabic or full-width, or one in Chinese numerals (which
    // counts as any number of digits); `digits` tells how many, 0 for Chinese.
    struct Number {
        std::int64_t value = 0;
        int digits = 0;
    };
    std::optional<Number> number(int least, int most);

  private:
    // Spaces of one line: a line end stops the reading.
    std::size_t behind_spaces() const {
        std::size_t at = at_;
        while (at < text_.size() && text_[at] != '\n') {
            const std::size_t space = space_at_start(text_.substr(at));
            if (space == 0) break;
            at += space;
        }
        return at;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace zhenggai
