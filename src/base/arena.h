// Storage for text that is not a plain view of a source: joined paragraphs, joined titles.
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

#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

namespace zhenggai {

class Arena {
  public:
    Arena() = default;
    // An arena upon another, which must outlive it: texts that were joined below are led back there.
    explicit Arena(const Arena* below) : below_(below) {}

    // A copy of the bytes, valid until the arena is destroyed (also after it was moved).
    std::string_view keep(std::string_view text);

    // The parts put together with `joint` between them. One part alone is given back as it is, uncopied;
    // empty parts count as parts. The parts must outlive the arena or be texts of its own.
    std::string_view join(std::span<const std::string_view> parts, std::string_view joint = {});
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
    const Join* join_around(const char* place) const;
    void collect(std::string_view text, std::vector<std::string_view>& found) const;

    // Behind a pointer, so that moving the arena leaves every view valid.
    std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_ =
        std::make_unique<std::pmr::monotonic_buffer_resource>();
    const Arena* below_ = nullptr;
    std::vector<Part> parts_;
    std::map<const char*, Join, std::less<>> joins_;  // by where the text begins
};

}  // namespace zhenggai
