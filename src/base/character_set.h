// A set of characters, asked with the first character of a text.
//
//     constexpr CharacterSet marks("，。；");
//     marks.begins("；其余");     // true
//     marks.has(U'、');           // false
//
// Eight kilobytes and one look each; no character beyond U+FFFF can be in a set.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhenggai {

// A code point and its bytes. Where the text is cut inside the character, all that is left of it, and
// cut_character and its first byte in place of the code point; so for a byte that belongs to no character.
struct CodePoint {
    std::uint32_t value = 0;
    std::size_t length = 0;
};
inline constexpr std::uint32_t cut_character = 0xD800;  // no code point of well-formed text

// The character that begins a text, which must not be empty.
constexpr CodePoint first_code_point(std::string_view text) {
    const auto byte = [text](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    const auto tail = [byte](std::size_t i) { return byte(i) & 0x3FU; };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead >= 0xE0 && lead < 0xF0 && text.size() >= 3)
        return {(lead & 0x0FU) << 12U | tail(1) << 6U | tail(2), 3};
    if (lead >= 0xF0 && text.size() >= 4)
        return {(lead & 0x07U) << 18U | tail(1) << 12U | tail(2) << 6U | tail(3), 4};
    if (lead >= 0xC0 && lead < 0xE0 && text.size() >= 2) return {(lead & 0x1FU) << 6U | tail(1), 2};
    return {cut_character + lead, lead >= 0xC0 ? text.size() : 1};
}

// Whether what is left of a character, where a text was cut inside it, may stand for one of the set: for any
// that begins with the same byte.
enum class CutCharacters { excluded, included };

class CharacterSet {
  public:
    // The characters of a well-formed text.
    constexpr explicit CharacterSet(std::string_view characters,
                                    CutCharacters cut = CutCharacters::excluded) {
        while (!characters.empty()) {
            const CodePoint character = first_code_point(characters);
            add(character.value);
            if (cut == CutCharacters::included && character.length > 1)
                add(first_code_point(characters.substr(0, 1)).value);
            characters.remove_prefix(character.length);
        }
    }

    constexpr bool has(std::uint32_t code_point) const {
        return code_point < limit && (words_[code_point / bits] >> (code_point % bits) & 1U) != 0;
    }

    // True where the text begins with one of them; false for an empty text.
    constexpr bool begins(std::string_view text) const {
        return !text.empty() && has(first_code_point(text).value);
    }

  private:
    constexpr void add(std::uint32_t code_point) {
        words_[code_point / bits] |= std::uint64_t{1} << (code_point % bits);
    }

    static constexpr std::uint32_t limit = 0x10000;
    static constexpr std::uint32_t bits = 64;
    std::array<std::uint64_t, limit / bits> words_ = {};
};

}  // namespace zhenggai
