// Text put at the end of a string in many small pieces.
//
//     {
//         Appender out(buffer);
//         out.append("number");
//         out.append(':');
//     }                         // now the string has them
//
// The pieces are gathered in a block of its own and reach the string when that is full, with flush() and at the
// end of its life: until then the string must be left alone.
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace zhenggai {

class Appender {
  public:
    static constexpr std::size_t most_room = 1024;  // bytes

    // The string must outlive it.
    explicit Appender(std::string& whole) : whole_(whole) {}
    ~Appender() { flush(); }
    Appender(const Appender&) = delete;
    Appender& operator=(const Appender&) = delete;

    void append(char byte) {
        *room(1) = byte;
        take(1);
    }
    void append(std::string_view piece) {
        if (piece.empty()) return;
        if (piece.size() > most_room) return append_whole(piece);
        std::memcpy(room(piece.size()), piece.data(), piece.size());
        take(piece.size());
    }
    // A piece of less than most_room bytes, and one byte behind it.
    void append(std::string_view piece, char behind) {
        char* const to = room(piece.size() + 1);
        std::memcpy(to, piece.data(), piece.size());
        to[piece.size()] = behind;
        take(piece.size() + 1);
    }
    void append_spaces(std::size_t count) {
        constexpr std::size_t usual = 16;  // a fixed number of bytes is written at once
        for (; count > usual; count -= usual) append_spaces(usual);
        std::memset(room(usual), ' ', usual);
        take(count);
    }

    void append_number(std::integral auto number) {
        constexpr std::size_t longest = 20;  // -9223372036854775808
        char* const to = room(longest);
        take(static_cast<std::size_t>(std::to_chars(to, to + longest, number).ptr - to));
    }

    // Room for `size` bytes, at most most_room, behind what was appended. What is written there is no part of
    // the text before take() is called; the next call of anything else gives the room away.
    char* room(std::size_t size) {
        if (block_.size() - used_ < size) flush();
        return block_.data() + used_;
    }
    // Appends the first bytes of the room.
    void take(std::size_t size) { used_ += size; }

    void flush();

  private:
    void append_whole(std::string_view piece);

    std::string& whole_;
    std::size_t used_ = 0;                   // of block_
    std::array<char, 2 * most_room> block_;  // what lies behind `used_` has no value
};

}  // namespace zhenggai
