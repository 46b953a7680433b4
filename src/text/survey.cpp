#include "text/survey.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <bit>
#include <cstdint>

#include "base/byte_block.h"
#include "text/fold.h"
#include "text/line_ends.h"

namespace zhenggai {

namespace {

// Three blocks that begin one byte behind each other. What is asked of lead bytes is asked of the first, whether
// a character goes on is asked of the third: its bytes are told by the two before each.
struct Window {
    static constexpr std::size_t before = 2;  // bytes of the first block before the third

    explicit Window(const char* third_block)
        : first(load_block(third_block - 2)),
          second(load_block(third_block - 1)),
          third(load_block(third_block)) {}

    ByteBlock first;
    ByteBlock second;
    ByteBlock third;
};

// Bytes that continue a character stand where none is to be continued, or the other way round. Of characters
// of four bytes the last one is taken for such a byte: see is_special().
ByteMask is_misplaced(const Window& window) {
    const ByteMask begins = (excess(window.second, 0xBF) | excess(window.first, 0xDF)) == 0;
    return is_tail(window.third) == begins;
}

// All bytes that begin a character which may be foldable, that may begin a rare line end, or that is_special()
// holds for; nearly no others: most Han begin with E3 to E9, the marks of full width with EF BC and EF BD.
ByteMask is_unusual(const Window& window) {
    const ByteMask full_width = is(window.first, 0xEF) & is(window.second | 0x01, 0xBD);
    return is_within(window.first, '\v', '\r') | is_within(window.first, 0xC0, 0xE2) |
           (is_within(window.first, 0xEA, 0xFF) & ~full_width);
}

// No character begins so, or one of four bytes, or one whose second byte has limits of its own.
ByteMask is_special(ByteBlock block) {
    return is(block & 0xFE, 0xC0) | is(block, 0xE0) | is(block, 0xED) | is_within(block, 0xF0, 0xFF);
}

// What stands in 64 bytes, one bit for each. One byte behind them is read, too.
struct Stretch {
    static constexpr std::size_t bytes = 64;

    explicit Stretch(const char* text) {
        for (std::size_t at = 0; at < bytes; at += block_bytes) {
            const ByteBlock first = load_block(text + at);
            const ByteMask full_width = is(first, 0xEF) & is(load_block(text + at + 1) | 0x01, 0xBD);
            const auto beyond_ascii = reinterpret_cast<ByteMask>(first);
            leads |= std::uint64_t{bits_of(is_within(first, 0xE3, 0xE9) | full_width)} << at;
            tails |= std::uint64_t{bits_of(is_tail(first))} << at;
            all |= std::uint64_t{bits_of(is_within(first, '\v', '\r') | beyond_ascii)} << at;
        }
    }

    std::uint64_t leads = 0;  // of Han of three bytes and of marks of full width
    std::uint64_t tails = 0;  // bytes that continue a character
    std::uint64_t all = 0;    // those, all others beyond ASCII, and what may begin a rare line end
};

bool is_tail_byte(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

class Surveyor {
  public:
    explicit Surveyor(std::string_view bytes) : bytes_(bytes) { survey_.first_rare_end = bytes.size(); }

    TextSurvey survey() {
        std::size_t at = read_characters(0, block_bytes);
        while (at < bytes_.size() && !survey_.ill_formed) {
            at = skip_usual(last_begin(at - 1));  // windows may not have looked at the last two bytes
            const std::size_t behind = at + Stretch::bytes;
            while (at < std::min(behind, bytes_.size()) && !survey_.ill_formed) at = read_block(at);
        }
        return survey_;
    }

  private:
    // Where the last character begins that begins before `at`, which is not 0.
    std::size_t last_begin(std::size_t at) const {
        do --at;
        while (at > 0 && is_tail_byte(bytes_[at]));
        return at;
    }

    // From the begin of a character over all stretches of usual characters; where the next character begins.
    std::size_t skip_usual(std::size_t at) const {
        std::uint64_t cut = 0;  // what belongs to the last character of the stretch before
        while (bytes_.size() - at > Stretch::bytes) {
            const Stretch stretch(bytes_.data() + at);
            const std::uint64_t tails = stretch.leads << 1 | stretch.leads << 2 | cut;
            if (tails != stretch.tails || (stretch.leads | tails) != stretch.all) break;
            cut = stretch.leads >> (Stretch::bytes - 1) | stretch.leads >> (Stretch::bytes - 2);
            at += Stretch::bytes;
        }
        return cut == 0 ? at : last_begin(at);
    }

    // Reads one block and returns where to go on.
    std::size_t read_block(std::size_t at) {
        // Windows do not look at all of what they end with, so the last bytes are read as characters.
        if (bytes_.size() - at <= block_bytes) return read_characters(at, bytes_.size());
        const Window window(bytes_.data() + at);
        if (bits_of(is_misplaced(window) | is_special(window.first)) != 0)
            return read_characters(at, at + block_bytes);
        for (unsigned lanes = bits_of(is_unusual(window)); lanes != 0; lanes &= lanes - 1)
            look_at(at - Window::before + static_cast<std::size_t>(std::countr_zero(lanes)));
        return at + block_bytes;
    }

    // Reads character by character: from the one that holds the byte before `at`, which windows may not have
    // looked at yet, to the first one that begins at `end` or behind. Returns where that begins.
    std::size_t read_characters(std::size_t at, std::size_t end) {
        std::size_t next = at - std::min(at, Window::before);
        while (next > 0 && is_tail_byte(bytes_[next])) --next;
        for (end = std::min(end, bytes_.size()); next < end;) {
            const std::size_t size = character_size(next);
            if (size == 0) {
                survey_.ill_formed = next;
                break;
            }
            look_at(next);
            next += size;
        }
        return next;
    }

    // Bytes of the well-formed character at `at`; 0 where there is none.
    std::size_t character_size(std::size_t at) const {
        constexpr std::size_t longest = 4;
        const auto* first = reinterpret_cast<const std::uint8_t*>(bytes_.data() + at);
        const auto window = static_cast<std::int32_t>(std::min(bytes_.size() - at, longest));
        std::int32_t size = 0;
        UChar32 c = 0;
        U8_NEXT(first, size, window, c);
        return c < 0 ? 0 : static_cast<std::size_t>(size);
    }

    void look_at(std::size_t at) {
        if (is_rare_end_at(bytes_, at)) survey_.first_rare_end = std::min(survey_.first_rare_end, at);
        survey_.foldable = survey_.foldable || is_foldable_at(bytes_, at);
    }

    std::string_view bytes_;
    TextSurvey survey_;
};

}  // namespace

TextSurvey survey_text(std::string_view bytes) { return Surveyor(bytes).survey(); }

std::optional<std::size_t> first_ill_formed_byte(std::string_view bytes) {
    return survey_text(bytes).ill_formed;
}

}  // namespace zhenggai
