// The first sentence of Chinese running text, at the cost of reading no further than it takes.
//
//     first_sentence("强化宣传。开展科普，增强意识。");    // "强化宣传。"
//
// Gives what the segmenter of sentences (segment/segmenter.h) with the rules of grammars/segments.yaml
// gives first, but needs no ICU and no rules: the two are held together by a test. Here it is a scan because
// every item of a plan asks for it.
//
// A sentence ends at 。！？ (full or half width ! ?) outside brackets and quotes (segment/pair_filter.h),
// together with the marks and closing brackets that follow, or at the end of its paragraph. 。 inside a
// quotation that is closed ends nothing: the sentence goes on to the 。 after it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace zhenggai {

// The text up to the end of its first sentence, without white space behind it; all of it, white space
// included, where no sentence ends. White space before the sentence belongs to it.
std::string_view first_sentence(std::string_view text);

// The same where it has at most `most` code points; none where it has more. Unless brackets, quotes or line
// ends stand in it, hardly more of the text is read.
std::optional<std::string_view> first_sentence_within(std::string_view text, std::size_t most);

}  // namespace zhenggai
