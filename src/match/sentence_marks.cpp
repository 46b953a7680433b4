#include "match/sentence_marks.h"

#include "text/character.h"

namespace zhenggai {

SentenceMarks& SentenceMarks::operator+=(const SentenceMarks& more) {
    full_stops += more.full_stops;
    commas += more.commas;
    semicolons += more.semicolons;
    colons += more.colons;
    list_commas += more.list_commas;
    exclamations += more.exclamations;
    return *this;
}

SentenceMarks sentence_marks(std::string_view text) {
    SentenceMarks marks;
    for (std::size_t i = 0; i < text.size();) {
        if (begins_usual_han(text[i])) {
            i += 3;
            continue;
        }
        switch (next_code_point(text, i)) {
            case U'。': ++marks.full_stops; break;
            case U'，':
            case U',': ++marks.commas; break;
            case U'；':
            case U';': ++marks.semicolons; break;
            case U'：':
            case U':': ++marks.colons; break;
            case U'、': ++marks.list_commas; break;
            case U'！': ++marks.exclamations; break;
            default: break;
        }
    }
    return marks;
}

}  // namespace zhenggai
