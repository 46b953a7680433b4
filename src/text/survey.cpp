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

bool is_tail_byte(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

class Surveyor {
  public:
    explicit Surveyor(std::string_view bytes) : bytes_(bytes) { survey_.first_rare_end = bytes.size(); }

    TextSurvey survey() {
        std::size_t at = read_characters(0, block_bytes);
        while (at < bytes_.size() && !survey_.ill_formed) {
            at = read_block(skip_usual(at));
        }
        return survey_;
    }

  private:
    // So many whole blocks stand at `at`, and more behind them: the last bytes are read as characters, as windows
    // do not look at all of what they end with.
    bool is_whole(std::size_t at, std::size_t blocks) const {
        return bytes_.size() - at > blocks * block_bytes;
    }

    // The first block from `at` on that has something to look at, or is not whole.
    std::size_t skip_usual(std::size_t at) const {
        const auto stands_out = [this](std::size_t block) {
            const Window window(bytes_.data() + block);
            return is_misplaced(window) | is_unusual(window);
        };
        while (is_whole(at, 2) && bits_of(stands_out(at) | stands_out(at + block_bytes)) == 0)
            at += 2 * block_bytes;
        if (is_whole(at, 1) && bits_of(stands_out(at)) == 0) at += block_bytes;
        return at;
    }

    // Reads one block and returns where to go on.
    std::size_t read_block(std::size_t at) {
        if (!is_whole(at, 1)) return read_characters(at, bytes_.size());
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
