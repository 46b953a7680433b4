// What one reading of a text tells of all of it, so that later readings need not look for it.
//
//     TextSurvey survey = survey_text("一、总体要求\r\n");
//     survey.ill_formed;         // none: it is UTF-8
//     survey.foldable;           // false: Folding (text/fold.h) would leave it as it is
//     survey.first_rare_end;     // 18: there a line ends by something else than LF
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace zhenggai {

// All offsets are in bytes.
struct TextSurvey {
    // Of the first byte that is not well-formed UTF-8. The rest is then told for the text before it at most.
    std::optional<std::size_t> ill_formed = {};
    std::size_t first_rare_end = 0;  // of the first line end that is no LF (text/line_ends.h), or the size
    bool foldable = false;           // a character that fold() would change is in it
};

// Linear; text of Han and ASCII is read sixteen bytes at a time.
TextSurvey survey_text(std::string_view bytes);

// The first member alone.
std::optional<std::size_t> first_ill_formed_byte(std::string_view bytes);

}  // namespace zhenggai
