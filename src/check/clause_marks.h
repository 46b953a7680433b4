// The marks that end a clause, found fast.
//
//     ClauseMarks marks(text.data(), text.data() + text.size() - ClauseMarks::margin);
//     while (const char* mark = marks.next()) ...
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhenggai {

// The places of ，；。 , ; one after the other. Takes for a mark as well the rare characters that share the
// first and the third byte with one (ｌ and あ): meant for who needs places that depend on the text near them
// alone, not for who reads the text.
class ClauseMarks {
  public:
    // So many bytes behind `limit` must be readable; what they hold does not matter.
    static constexpr std::ptrdiff_t margin = 18;

    // The marks that begin at or behind `begin`, a character boundary, and before `limit`.
    ClauseMarks(const char* begin, const char* limit) : begin_(begin), size_(limit - begin) {}

    // The next one; nullptr behind the last.
    const char* next();

  private:
    static constexpr std::ptrdiff_t block_size = 64;

    const char* begin_;
    std::ptrdiff_t size_;
    std::ptrdiff_t block_ = -block_size;  // what is being read begins here, from begin_
    std::uint64_t marks_ = 0;  // one bit for each byte of the block, lowest first: marks not yet given out
};

// How many characters the text has; 16 to 4,000 bytes.
std::size_t few_characters(std::string_view text);

// True where the text has `count` characters or more; 16 <= count <= 1000.
inline bool has_characters(std::string_view text, std::size_t count) {
    constexpr std::size_t longest_character = 4;
    if (text.size() < count) return false;
    return text.size() / longest_character >= count || few_characters(text) >= count;
}

}  // namespace zhenggai
