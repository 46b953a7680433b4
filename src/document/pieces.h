// The paragraphs, or parts of paragraphs, that a value consists of, in order.
//
//     Pieces pieces{"清理河道。"};
//     pieces.push_back("补种植被。");
//     arena.join(pieces, "\n");          // base/arena.h: any contiguous range of views will do
//
// Nearly every value is one piece, and a document has a value on nearly every line: one piece is kept in place,
// and only more of them take memory of their own.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <utility>

namespace zhenggai {

// The texts must outlive it. Pointers to pieces are valid until one is added, or it is moved.
class Pieces {
  public:
    using value_type = std::string_view;
    using iterator = std::string_view*;
    using const_iterator = const std::string_view*;

    Pieces() = default;
    Pieces(std::initializer_list<std::string_view> pieces) { append(pieces); }
    Pieces(const Pieces& other) { append(other); }
    Pieces(Pieces&& other) noexcept { swap(other); }
    Pieces& operator=(Pieces other) noexcept {
        swap(other);
        return *this;
    }
    ~Pieces() = default;

    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }

    iterator begin() { return many_ ? many_.get() : &one_; }
    iterator end() { return begin() + size_; }
    const_iterator begin() const { return many_ ? many_.get() : &one_; }
    const_iterator end() const { return begin() + size_; }

    std::string_view& operator[](std::size_t i) { return begin()[i]; }
    std::string_view operator[](std::size_t i) const { return begin()[i]; }
    std::string_view& front() { return *begin(); }
    std::string_view front() const { return *begin(); }
    std::string_view& back() { return begin()[size_ - 1]; }
    std::string_view back() const { return begin()[size_ - 1]; }

    void push_back(std::string_view piece) {
        if (size_ == room_) grow();
        begin()[size_++] = piece;
    }

    // All pieces of another range of views, which must not be a part of this.
    void append(const auto& pieces) {
        for (const std::string_view piece : pieces) push_back(piece);
    }

    // Keeps the first `size` pieces, of which there must be as many at least.
    void cut(std::size_t size) { size_ = static_cast<std::uint32_t>(size); }

    friend bool operator==(const Pieces& a, const Pieces& b) { return std::ranges::equal(a, b); }

  private:
    void grow();

    void swap(Pieces& other) noexcept {
        std::swap(one_, other.one_);
        std::swap(many_, other.many_);
        std::swap(size_, other.size_);
        std::swap(room_, other.room_);
    }

    std::string_view one_ = {};                           // the only piece
    std::unique_ptr<std::string_view[]> many_ = nullptr;  // instead, where there have been more
    std::uint32_t size_ = 0;
    std::uint32_t room_ = 1;
};

}  // namespace zhenggai
