#include "deadline_spellings.h"

#include <functional>

namespace zhenggai {

namespace {

constexpr std::string_view ideographic_space = "\u3000";
constexpr std::string_view no_break_space = "\u00A0";
constexpr char32_t wide_offset = 0xFEE0;  // from ASCII to its full-width form

using Characters = std::u32string;

Characters decoded(std::string_view text) {
    Characters characters;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t character = length == 1 ? lead : lead & (0x7FU >> length);
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
            character = (character << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        characters += character;
        i += length;
    }
    return characters;
}

void append(std::string& text, char32_t character) {
    const auto byte = [&](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
    if (character < 0x80) return byte(character);
    if (character < 0x800) {
        byte(0xC0U | (character >> 6U));
    } else {
        byte(0xE0U | (character >> 12U));
        byte(0x80U | ((character >> 6U) & 0x3FU));
    }
    byte(0x80U | (character & 0x3FU));
}

std::string encoded(const Characters& characters) {
    std::string text;
    for (const char32_t character : characters) append(text, character);
    return text;
}

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_digit(char32_t c) { return is_ascii_digit(c) || (c >= U'０' && c <= U'９'); }
bool is_numeral(char32_t c) { return is_digit(c) || is_one_of(c, U"〇零○一二三四五六七八九十廿"); }
bool is_han(char32_t c) { return c == U'〇' || (c >= 0x4E00 && c <= 0x9FFF); }
bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_ascii_mark(char32_t c) { return c > U' ' && c < 0x7F && !is_ascii_digit(c) && !is_ascii_letter(c); }
bool is_wide(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E; }

char32_t narrow(char32_t c) { return is_wide(c) ? c - wide_offset : c; }
char32_t widen(char32_t c) { return c > U' ' && c < 0x7F ? c + wide_offset : c; }

std::string mapped(std::string_view text, const std::function<char32_t(char32_t)>& map) {
    Characters characters = decoded(text);
    for (char32_t& character : characters) character = map(character);
    return encoded(characters);
}

// With `space` between every two neighbours that `parts` says to part.
std::string spaced(std::string_view text, std::string_view space,
                   const std::function<bool(const Characters&, std::size_t)>& parts) {
    const Characters characters = decoded(text);
    std::string result;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (i > 0 && parts(characters, i)) result += space;
        append(result, characters[i]);
    }
    return result;
}

bool between_digit_and_han(const Characters& text, std::size_t i) {
    return (is_digit(text[i - 1]) && is_han(text[i])) || (is_han(text[i - 1]) && is_digit(text[i]));
}

bool beside_mark(const Characters& text, std::size_t i) {
    constexpr std::u32string_view marks = U"，,；;、（）()";
    return is_one_of(text[i - 1], marks) || is_one_of(text[i], marks);
}

// Around the - of 2022-06-30 and the 至 of 3月至6月.
bool beside_joint(const Characters& text, std::size_t i) {
    constexpr std::u32string_view joints = U"-./~—至到";
    constexpr std::u32string_view before = U"年月日度";
    const auto joint_at = [&](std::size_t at) {
        return at > 0 && is_one_of(text[at], joints) &&
               (is_digit(text[at - 1]) || is_one_of(text[at - 1], before)) && at + 1 < text.size() &&
               is_numeral(text[at + 1]);
    };
    return joint_at(i) || joint_at(i - 1);
}

// Behind the 年, 月 and 日 of a number.
bool behind_date_part(const Characters& text, std::size_t i) {
    return i > 1 && is_one_of(text[i - 1], U"年月日") && is_numeral(text[i - 2]);
}

// A number of at most two digits in Chinese: 二十四.
Characters chinese(int number) {
    constexpr std::u32string_view digits = U"零一二三四五六七八九";
    Characters text;
    const auto tens = static_cast<std::size_t>(number / 10);
    const auto ones = static_cast<std::size_t>(number % 10);
    if (tens > 1) text += digits[tens];
    if (tens > 0) text += U'十';
    if (ones > 0) text += digits[ones];
    return text;
}

// Every run of Arabic digits before one of 年月日号季 or a range mark, as `write` spells it.
std::string with_numbers(std::string_view text,
                         const std::function<Characters(const Characters&, char32_t)>& write) {
    const Characters characters = decoded(text);
    Characters result;
    for (std::size_t i = 0; i < characters.size();) {
        std::size_t end = i;
        while (end < characters.size() && is_ascii_digit(characters[end])) ++end;
        if (end == i) {
            result += characters[i++];
            continue;
        }
        const char32_t next = end < characters.size() ? characters[end] : U' ';
        result += write(characters.substr(i, end - i), next);
        i = end;
    }
    return encoded(result);
}

Characters chinese_number(const Characters& digits, char32_t next) {
    if (digits.size() == 4 && is_one_of(next, U"年—至")) {
        Characters year;
        for (const char32_t digit : digits)
            year += digit == U'0' ? U'〇' : std::u32string_view(U"一二三四五六七八九")[digit - U'1'];
        return year;
    }
    if (digits.size() > 2 || !is_one_of(next, U"月日号季—至")) return digits;
    int number = 0;
    for (const char32_t digit : digits) number = 10 * number + static_cast<int>(digit - U'0');
    return number == 0 ? digits : chinese(number);
}

Characters padded_number(const Characters& digits, char32_t next) {
    return digits.size() == 1 && is_one_of(next, U"月日") ? U'0' + digits : digits;
}

}  // namespace

std::vector<Spelling> spellings(std::string_view text) {
    const std::string same(text);
    const std::string ideographic(ideographic_space);
    const std::string no_break(no_break_space);
    const auto wide_digit = [](char32_t c) { return is_ascii_digit(c) ? widen(c) : c; };
    const auto wide_mark = [](char32_t c) { return is_ascii_mark(c) ? widen(c) : c; };
    const auto narrow_mark = [](char32_t c) { return is_ascii_mark(narrow(c)) ? narrow(c) : c; };
    const std::string wide_digits = mapped(text, wide_digit);
    std::vector<Spelling> all{
        {"a space before", " " + same},
        {"a space behind", same + " "},
        {"ideographic space before", ideographic + same},
        {"ideographic space behind", same + ideographic},
        {"no-break spaces around", no_break + same + no_break},
        {"a tab before", "\t" + same},
        {"spaces of all kinds around", " " + ideographic + same + no_break + " "},
        {"a final 。", same + "。"},
        {"a final 。 and a space", same + "。 "},
        {"a final 。 behind a space", same + " 。"},
        {"spaces between digits and Han", spaced(text, " ", between_digit_and_han)},
        {"two spaces between digits and Han", spaced(text, "  ", between_digit_and_han)},
        {"ideographic spaces between digits and Han", spaced(text, ideographic_space, between_digit_and_han)},
        {"no-break spaces between digits and Han", spaced(text, no_break_space, between_digit_and_han)},
        {"spaces behind 年, 月 and 日", spaced(text, " ", behind_date_part)},
        {"spaces beside punctuation", spaced(text, " ", beside_mark)},
        {"ideographic spaces beside punctuation", spaced(text, ideographic_space, beside_mark)},
        {"spaces beside - . / and 至", spaced(text, " ", beside_joint)},
        {"full-width digits", wide_digits},
        {"full-width digits with spaces", spaced(wide_digits, " ", between_digit_and_han)},
        {"half-width punctuation", mapped(text, narrow_mark)},
        {"full-width punctuation", mapped(text, wide_mark)},
        {"everything full-width", mapped(text, widen)},
        {"everything half-width", mapped(text, narrow)},
    };
    // 1-12月 with one Chinese number would be no spelling that anybody writes.
    if (text.find_first_of("-./~") == std::string_view::npos)
        all.push_back({"Chinese numbers", with_numbers(text, chinese_number), false});
    all.push_back({"months and days of two digits", with_numbers(text, padded_number), false});
    std::erase_if(all, [&](const Spelling& spelling) { return spelling.text == text; });
    return all;
}

std::string plain(std::string_view text) {
    Characters kept;
    for (const char32_t character : decoded(text))
        if (!is_one_of(character, U" \t\u3000\u00A0")) kept += narrow(character);
    return encoded(kept);
}

}  // namespace zhenggai
