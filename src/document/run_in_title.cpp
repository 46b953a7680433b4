#include "document/run_in_title.h"

#include "segment/sentence.h"
#include "text/character.h"

namespace zhenggai {

std::optional<std::string_view> run_in_title(std::string_view text, bool more_follows, std::size_t limit) {
    const std::string_view first = first_sentence(text);
    if (!first.ends_with("。") || count_code_points(first) - 1 > limit) return std::nullopt;
    const bool more = more_follows || !trim(text.substr(first.size())).empty();
    return more ? std::optional(first) : std::nullopt;
}

}  // namespace zhenggai
