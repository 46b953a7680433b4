// Title, document number, issuers and date of issue, whoever carries them: the text itself, or the
// notice that issues it.
//
//     FrontMatterReading reading = read_front_matter(blocks, matcher);
//     reading.front.title;            // the lines of the title
//     reading.lines[i];               // FrontLine::title where block i is a line of it
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "document/document_tree.h"
#include "match/block.h"
#include "match/matcher.h"

namespace zhenggai {

// Whether a block is body text or a line of something else.
enum class FrontLine : std::uint8_t { none, title, signature };

struct FrontMatterReading {
    FrontMatter front = {};
    std::vector<FrontLine> lines = {};  // one for each block
};

// The title is the first run of lines without stops that ends in a title word. Where it is a notice's
// that issues another text, that text's title is the next such run. Date and issuers are those of the
// first signature, else of the first line that is a date.
FrontMatterReading read_front_matter(std::span<const Block> blocks, const Matcher& matcher);

// True where the block is plain and unmarked, as lines of titles are.
inline bool is_plain_line(const Block& block) {
    return block.kind == BlockKind::prose && !block.marker && !block.continues;
}

// True where the block may be a line of a title: plain, unmarked, no stops, not too long.
bool is_title_line(const Block& block, const Matcher& matcher);

// As many lines as title_lines() gives at most.
constexpr std::size_t most_inner_title_lines = 4;

// Titles inside the document that announce a list of its own: their lines from `first` on. Empty where block
// `first` is no title line.
Pieces title_lines(std::span<const Block> blocks, std::size_t first, const Matcher& matcher);

// The lines joined without any white space, as title patterns want them: titles are letter-spaced (通 知).
std::string packed(const Pieces& lines);

}  // namespace zhenggai
