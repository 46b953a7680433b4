#include "document/run_in_title.h"

#include "segment/sentence.h"
#include "text/character.h"

namespace zhenggai {

std::optional<std::string_view> run_in_title(std::string_view text, bool more_follows, std::size_t limit) {
    const auto first = first_sentence_within(text, limit + 1);
    if (!first || !first->ends_with("。")) return std::nullopt;
    const bool more = more_follows || !trim_start(text.substr(first->size())).empty();
    return more ? first : std::nullopt;
}

}  // namespace zhenggai
