// Takes a pattern's program (grammar/pattern_program.h) over a text.
//
//     std::array<const char*, 4> borders;                  // two for the match and two for each capture
//     walk(program, "第三章 水环境", WalkEnd::anywhere, borders);     // yes; borders[2] and [3] are around 三
//
// The match that it finds is that of RE2. It goes back as often at most as a text's size allows and gives up
// then, so that no text costs more than its size: RE2 has to decide. So it does where one character decides that
// only RE2 knows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "grammar/pattern_program.h"

namespace zhenggai {

enum class Walked : std::uint8_t { no, yes, gave_up };

// Where a match may end.
enum class WalkEnd : std::uint8_t { anywhere, text_end };

// A text's first characters, read once for all programs that are tried on it.
struct TextStart {
    explicit TextStart(std::string_view text);

    std::array<char32_t, 3> at = {};
    std::size_t count = 0;  // as many as there are; a text that was cut inside one ends before it
};

// False where no match of the program begins so. The first character is the gate's to judge.
bool may_start(const PatternProgram& program, const TextStart& start);

// The third characters of its matches; all where that is not known.
CharacterRanges third_characters(const PatternProgram& program);

// The match from the start of the well-formed text. `borders` is empty, or has room for all that the program
// notes; those that it does not come to are null.
Walked walk(const PatternProgram& program, std::string_view text, WalkEnd end,
            std::span<const char*> borders);

}  // namespace zhenggai
