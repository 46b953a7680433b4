// Storage for text that is not a plain view of a source: joined paragraphs, joined titles. And for the lists of a
// record, which live as long as its texts.
//
//     Arena arena;
//     std::string_view title = arena.join({"某市", "整改方案"});   // "某市整改方案"
//     arena.parts_of(title.substr(3, 6));                          // "市", "整": of the two parts
//     Arena upon(&arena);
//     upon.parts_of(title);                                        // the same
//
// Every joined text remembers what it was made of, so that each byte of a value can be led back to where
// it came from. An arena is freed with the document that it belongs to; it may lie upon that of the source's
// paragraphs. Not thread-safe.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace zhenggai {

class Arena {
  public:
    Arena() = default;
    // An arena upon another, which must outlive it: texts that were joined below are led back there.
    explicit Arena(const Arena* below) : below_(below) {}
    Arena(Arena&&) = default;
    Arena& operator=(Arena&&) = default;

    // A copy of the bytes, valid until the arena is destroyed (also after it was moved).
    std::string_view keep(std::string_view text);

    // The same for a list of plain values.
    template <class Value>
    std::span<Value> keep_all(std::span<const Value> values);

    // The parts put together with `joint` between them. One part alone is given back as it is, uncopied;
    // empty parts count as parts. The parts must outlive the arena or be texts of its own.
    std::string_view join(std::span<const std::string_view> parts, std::string_view joint = {}) {
        return parts.size() == 1 ? parts.front() : join_many(parts, joint);
    }
    std::string_view join(std::initializer_list<std::string_view> parts, std::string_view joint = {});

    // What a text consists of, in order: views of the parts given to join(), looked through where those
    // were joined themselves; joints and empty parts are left out. A text that was not joined here is its own
    // only part; so is a copy made by keep(). Costs two binary searches for each part found.
    std::vector<std::string_view> parts_of(std::string_view text) const;

  private:
    struct Part {
        std::string_view text = {};
        std::size_t begin = 0;  // in the joined text
    };
    struct Join {
        std::string_view text = {};
        std::size_t first_part = 0;  // in parts_
        std::size_t part_count = 0;
    };
    // Where texts are copied to. What is joined in it stands in the order of its addresses.
    struct Chunk {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
        std::vector<Join> joins = {};
    };
    std::string_view join_many(std::span<const std::string_view> parts, std::string_view joint);
    char* room(std::size_t size, std::size_t alignment = 1);
    const Join* join_around(const char* place) const;
    void collect(std::string_view text, std::vector<std::string_view>& found) const;

    const Arena* below_ = nullptr;
    std::vector<Chunk> chunks_;  // each at least twice as large as the one before, so that they are few
    std::size_t used_ = 0;       // bytes of the last one
    std::vector<Part> parts_;
};

template <class Value>
std::span<Value> Arena::keep_all(std::span<const Value> values) {
    static_assert(std::is_trivially_copyable_v<Value> && std::is_trivially_destructible_v<Value>);
    static_assert(alignof(Value) <= alignof(std::max_align_t));
    if (values.empty()) return {};
    auto* const kept = reinterpret_cast<Value*>(room(values.size_bytes(), alignof(Value)));
    std::uninitialized_copy(values.begin(), values.end(), kept);
    return {kept, values.size()};
}

}  // namespace zhenggai
