#include "text/line_ends.h"

#include <cstring>

#include "base/byte_block.h"
#include "text/character.h"

namespace zhenggai {

namespace {

// The line end that begins at `at`, LF aside; of kind `none` where none does.
LineEnds::End rare_end_at(std::string_view text, std::size_t at) {
    switch (text[at]) {
        case '\r': return {LineEndKind::line, at, text.substr(at, 2) == "\r\n" ? 2U : 1U};
        case '\f': return {LineEndKind::page, at, 1};
        case '\v': return {LineEndKind::column, at, 1};
        case '\xC2':
            if (text.substr(at, 2) == "\u0085") return {LineEndKind::line, at, 2};
            break;
        case '\xE2':
            if (text.substr(at, 3) == "\u2028" || text.substr(at, 3) == "\u2029")
                return {LineEndKind::line, at, 3};
            break;
        default: break;
    }
    return {LineEndKind::none, at, 0};
}

}  // namespace

bool is_rare_end_at(std::string_view text, std::size_t at) {
    return rare_end_at(text, at).kind != LineEndKind::none;
}

LineEnds::End LineEnds::rare_end() const { return rare_end_at(text_, rare_); }

void LineEnds::find_rare(std::size_t from) {
    const auto may_be = [](ByteBlock first, ByteBlock, ByteBlock third) {
        return is_within(first, '\v', '\r') | is(first, 0xC2) | (is(first, 0xE2) & is(third & 0xFE, 0xA8));
    };
    const auto is = [this](std::size_t at) { return is_rare_end_at(text_, at); };
    rare_ = find_in_blocks(text_, from, may_be, is);
}

void LineEnds::find_feed(std::size_t from) {
    const void* found = std::memchr(text_.data() + from, '\n', text_.size() - from);
    feed_ = found == nullptr ? text_.size()
                             : static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
}

Place place_in(std::string_view text, std::size_t offset) {
    Place place;
    std::size_t begin = 0;
    LineEnds ends(text);
    LineEnds::End end = ends.next(0);
    for (; end.kind != LineEndKind::none; end = ends.next(end.behind())) {
        if (end.kind != LineEndKind::line) continue;
        if (end.behind() > offset) break;
        ++place.position.line;
        begin = end.behind();
    }
    place.position.column = 1 + count_code_points(text.substr(begin, offset - begin));
    place.line = text.substr(begin, end.at - begin);
    return place;
}

}  // namespace zhenggai
