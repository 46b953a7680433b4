// How often the marks of sentences stand in a text, of either width.
//
//     SentenceMarks marks = sentence_marks("一是清理河道，二是补种植被。");
//     marks.commas;          // 1
//     marks.end_clauses();   // true, by the 。
#pragma once

#include <cstddef>
#include <string_view>

namespace zhenggai {

struct SentenceMarks {
    std::size_t full_stops = 0;  // 。 alone: a point stands in numbers too
    std::size_t commas = 0;
    std::size_t semicolons = 0;
    std::size_t colons = 0;
    std::size_t list_commas = 0;   // 、
    std::size_t exclamations = 0;  // ！ alone

    bool end_clauses() const { return full_stops + semicolons + exclamations > 0; }

    // A sentence has one of them sooner or later, a name has none.
    bool of_sentence() const { return full_stops + commas + semicolons + colons > 0; }

    SentenceMarks& operator+=(const SentenceMarks& more);
};

// One reading of the text.
SentenceMarks sentence_marks(std::string_view text);

}  // namespace zhenggai
