#include "output/quoted_text.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/byte_block.h"

namespace zhenggai {
namespace {

enum class ByteClass : std::uint8_t { plain, special, lead };  // lead: the next bytes decide

constexpr std::array<ByteClass, 256> byte_classes = [] {
    std::array<ByteClass, 256> classes = {};
    for (std::size_t byte = 0; byte < 0x20; ++byte) classes[byte] = ByteClass::special;
    classes['"'] = classes['\\'] = classes[0x7F] = ByteClass::special;
    classes[0xC2] = classes[0xE2] = classes[0xEF] = ByteClass::lead;
    return classes;
}();

unsigned byte_at(const char* at) { return static_cast<unsigned char>(*at); }

ByteClass class_at(const char* at) { return byte_classes[byte_at(at)]; }

// A character that must be escaped; `size` bytes of UTF-8, 0 where the character at hand need not be.
struct Escapee {
    unsigned code_point = 0;
    std::ptrdiff_t size = 0;
};

Escapee escapee_at(const char* at, const char* end) {
    const unsigned lead = byte_at(at);
    if (class_at(at) == ByteClass::special) return {lead, 1};
    if (lead == 0xC2 && end - at >= 2) {
        const unsigned code_point = byte_at(at + 1);  // C2 80..C2 BF are U+0080..U+00BF
        if (code_point >= 0x80 && code_point < 0xA0) return {code_point, 2};
    }
    if ((lead == 0xE2 || lead == 0xEF) && end - at >= 3) {
        const unsigned code_point =
            (lead & 0x0F) << 12 | (byte_at(at + 1) & 0x3F) << 6 | (byte_at(at + 2) & 0x3F);
        if (code_point == 0x2028 || code_point == 0x2029 || code_point == 0xFEFF || code_point >= 0xFFFE) {
            return {code_point, 3};
        }
    }
    return {};
}

void append_escape(unsigned code_point, Appender& out) {
    switch (code_point) {
        case '"': return out.append("\\\"");
        case '\\': return out.append("\\\\");
        case '\n': return out.append("\\n");
        case '\r': return out.append("\\r");
        case '\t': return out.append("\\t");
        default: break;
    }
    constexpr std::string_view digits = "0123456789ABCDEF";
    out.append("\\u");
    for (const unsigned shift : {12U, 8U, 4U, 0U}) out.append(digits[code_point >> shift & 0xFU]);
}

// True for bytes of the block at `at` that may belong to a character to escape; the byte behind them is read too.
// Two bytes decide, because “ ” ， （ ） 绿 have one in common with such characters and stand in every line of a
// Chinese text.
ByteMask suspects(const char* at) {
    const ByteBlock first = load_block(at);
    const ByteBlock second = load_block(at + 1);
    const ByteMask control_or_quote = is_within(first ^ 0x02, 0x00, 0x20);  // 0x22 ^ 0x02, and 0x00 to 0x1F
    const ByteMask backslash_or_delete = is(first | 0x23, 0x7F);            // ] ^ _ | } ~ too, which are rare
    // of E2 80 A8 and E2 80 A9 the last two
    const ByteMask separator = is(first, 0x80) & is(second & 0xFE, 0xA8);
    // of EF BB BF, EF BF BE and EF BF BF the first two
    const ByteMask mark = is(first, 0xEF) & is(second | 0x04, 0xBF);
    return control_or_quote | backslash_or_delete | is(first, 0xC2) | separator | mark;
}

// Where the character begins that holds the byte at `at`; not before `begin`.
const char* character_start(const char* begin, const char* at) {
    for (int more = 3; more > 0 && at != begin && (byte_at(at) & 0xC0U) == 0x80U; --more) --at;
    return at;
}

// The first byte at or after `at` that may begin a character to escape, or `end`.
const char* skip_plain(const char* at, const char* end) {
    const char* const begin = at;
    constexpr auto block = static_cast<std::ptrdiff_t>(block_bytes);
    for (; end - at > block; at += block) {
        const unsigned bits = bits_of(suspects(at));
        if (bits != 0) return character_start(begin, at + std::countr_zero(bits));
    }
    if (at != end) at = character_start(begin, at);
    while (at != end && class_at(at) == ByteClass::plain) ++at;
    return at;
}

void append_escaped(std::string_view text, Appender& out) {
    const char* run = text.data();  // what is not yet appended begins here
    const char* const end = run + text.size();
    const auto append_run = [&](const char* to) { out.append({run, static_cast<std::size_t>(to - run)}); };
    for (const char* at = skip_plain(run, end); at != end; at = skip_plain(at, end)) {
        const Escapee escapee = escapee_at(at, end);
        if (escapee.size == 0) {
            ++at;
            continue;
        }
        append_run(at);
        append_escape(escapee.code_point, out);
        run = at += escapee.size;
    }
    append_run(end);
}

// For the texts that are most, short ones where nothing is to be escaped: writes the text with its quotes to `to`,
// where its size and quoting_room bytes more can be written, and returns the end of it; null where a character
// may have to be escaped. The text is looked at where it has been copied to: behind that there is room for whole
// blocks.
[[gnu::always_inline]] inline char* write_quoted(std::string_view text, char* to) {
    *to++ = '"';
    std::memcpy(to, text.data(), text.size());
    std::memset(to + text.size(), ' ', block_bytes + 1);
    unsigned found = 0;
    for (std::size_t at = 0; at < text.size(); at += block_bytes) found |= bits_of(suspects(to + at));
    if (found != 0) return nullptr;
    to += text.size();
    *to++ = '"';
    return to;
}

constexpr std::size_t quoting_room = 2 + block_bytes + 1;
constexpr std::size_t longest_written = Appender::most_room - quoting_room - 2;  // a space, a line end

// For all other texts; apart, so that the short ones do not pay for it.
[[gnu::noinline]] void append_unusual(std::string_view text, Appender& out) {
    out.append('"');
    append_escaped(text, out);
    out.append('"');
}

[[gnu::noinline]] void append_unusual_line(std::string_view text, std::size_t spaces, Appender& out) {
    out.append_spaces(spaces);
    append_unusual(text, out);
    out.append('\n');
}

// Not empty, nor long.
bool is_usual(std::string_view text) { return text.size() - 1 < longest_written; }

}  // namespace

void append_quoted(std::string_view text, Appender& out) {
    if (is_usual(text)) {
        char* const begin = out.room(text.size() + quoting_room);
        if (const char* const end = write_quoted(text, begin))
            return out.take(static_cast<std::size_t>(end - begin));
    }
    append_unusual(text, out);
}

void append_quoted_line(std::string_view text, std::size_t spaces, Appender& out) {
    if (is_usual(text)) {
        char* const begin = out.room(text.size() + quoting_room + 2);
        *begin = ' ';
        if (char* const end = write_quoted(text, begin + spaces)) {
            *end = '\n';
            return out.take(static_cast<std::size_t>(end - begin) + 1);
        }
    }
    append_unusual_line(text, spaces, out);
}

}  // namespace zhenggai
