#include "source/shell_word.h"

#include <algorithm>

namespace zhenggai {
namespace {

// Bytes that no shell reads as anything but themselves; all of a Han character is among them.
bool is_plain(char c) {
    constexpr std::string_view marks = "_./-+,:@%=";
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0x80 ||
           marks.find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view file_name) {
    std::string name(file_name);
    if (name.starts_with('-')) name.insert(0, "./");
    if (!name.empty() && std::all_of(name.begin(), name.end(), is_plain)) return name;
    std::string word = "'";
    for (const char c : name) {
        if (c == '\'') {
            word += R"('\'')";
        } else {
            word += c;
        }
    }
    return word + "'";
}

}  // namespace zhenggai
