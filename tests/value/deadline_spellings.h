// Other spellings of one text: the same words with other spaces, widths and digits.
//
//     spellings("2022年6月底前")[0];     // {"a space before", " 2022年6月底前"}
//     plain("２０２２ 年６月，");          // "2022年6月,"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhenggai {

struct Spelling {
    std::string_view name = {};
    std::string text = {};
    bool same_words = true;  // false: its digits are others, so that the words taken from it are too
};

// Every spelling that differs from the text: at least ten of any text.
std::vector<Spelling> spellings(std::string_view text);

// The text without spaces, and with the full-width forms U+FF01–FF5E as ASCII: what all spellings with the
// same words share, but for a final 。.
std::string plain(std::string_view text);

}  // namespace zhenggai
