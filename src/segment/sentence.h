// Sentences of Chinese running text.
//
//     first_sentence("强化宣传。开展科普，增强意识。");    // "强化宣传。"
//     count_sentences("强化宣传。开展科普，增强意识。");   // 2
//
// A sentence ends at 。！？ (full or half width ! ?) outside brackets 《》（）() and quotes “” ‘’ that are
// closed within 2048 bytes, together with the closing marks that follow. 。 inside a quotation ends
// nothing: the sentence goes on to the 。 after it.
#pragma once

#include <cstddef>
#include <string_view>

namespace zhenggai {

// The text up to the end of its first sentence; all of it where no sentence ends.
std::string_view first_sentence(std::string_view text);

// How many sentences the text has; a rest without a final mark counts as one. 0 for an empty text.
std::size_t count_sentences(std::string_view text);

}  // namespace zhenggai
