#include "document/run_in_title.h"

#include "segment/sentence.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::string_view stop = "。";

// True where a sentence that ends with the first 。 of the text has few enough characters before it. One that
// ends with a later 。 has more of them.
bool may_fit(std::string_view text, std::size_t limit) {
    constexpr std::size_t longest_character = 4;  // bytes
    const std::size_t end = text.substr(0, longest_character * limit + stop.size()).find(stop);
    return end != std::string_view::npos && count_code_points(text.substr(0, end)) <= limit;
}

}  // namespace

std::optional<std::string_view> run_in_title(std::string_view text, bool more_follows, std::size_t limit) {
    if (!may_fit(text, limit)) return std::nullopt;
    const std::string_view first = first_sentence(text);
    if (!first.ends_with(stop) || count_code_points(first) - 1 > limit) return std::nullopt;
    const bool more = more_follows || !trim(text.substr(first.size())).empty();
    return more ? std::optional(first) : std::nullopt;
}

}  // namespace zhenggai
