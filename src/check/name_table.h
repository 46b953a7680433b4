// The different names of a document, numbered as they come.
//
//     NameTable table;
//     table.add("市水利局");       // 0
//     table.add("市教育局");       // 1
//     table.add("市水利局");       // 0
//     table.find("市财政局");      // none
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zhenggai {

class NameTable {
  public:
    // The number of the name, which is size() where it is new. What it views must outlive the table.
    std::size_t add(std::string_view name);

    std::optional<std::size_t> find(std::string_view name) const;

    std::size_t size() const { return names_.size(); }
    std::string_view operator[](std::size_t number) const { return names_[number]; }

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = 0;  // from 1; 0: free
    };

    // The slot of the name, or the free one that it would have.
    std::size_t slot_of(std::string_view name, std::uint32_t hash) const;
    void grow();

    std::vector<std::string_view> names_;
    std::vector<Slot> slots_;  // a power of two, at most half of them taken
};

}  // namespace zhenggai
