#include "document/contents_page.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>

#include "document/chapter_marker.h"
#include "document/front_matter.h"
#include "match/contents_entry.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest_entry = 400;  // bytes, with its dots
constexpr std::size_t longest_word = 24;    // bytes of 目录
constexpr std::size_t most_between = 2;     // paragraphs in a run that are no entries: a title over two lines
constexpr std::array<std::string_view, 3> stops{"。", "；", "，"};

class ContentsFinder {
  public:
    ContentsFinder(std::span<const Block> blocks, const Matcher& matcher)
        : blocks_(blocks), matcher_(matcher) {}

    std::vector<std::size_t> find() {
        for (std::size_t i = 0; i < blocks_.size();) i = begins(i) ? read_run(i) : i + 1;
        return std::move(found_);
    }

  private:
    // A run may begin here: 目录, an entry with a page number, a chapter right above another short line.
    bool begins(std::size_t i) const {
        return is_word(i) || (is_short(i) && (has_page_number(blocks_[i].text) ||
                                              (is_chapter(i) && i + 1 < blocks_.size() && is_short(i + 1))));
    }

    bool is_word(std::size_t i) const {
        return blocks_[i].text.size() <= longest_word && blocks_[i].kind == BlockKind::prose &&
               matcher_.is(BlockRole::contents, blocks_[i].text);
    }

    bool is_short(std::size_t i) const {
        const Block& block = blocks_[i];
        const bool text = block.kind == BlockKind::prose || block.kind == BlockKind::box ||
                          block.kind == BlockKind::annex_mention || block.kind == BlockKind::table_row;
        return text && !block.continues && block.text.size() <= longest_entry &&
               std::none_of(stops.begin(), stops.end(), [&block](std::string_view stop) {
                   return block.text.find(stop) != std::string_view::npos;
               });
    }

    bool is_chapter(std::size_t i) const {
        return blocks_[i].marker && is_chapter_marker(*blocks_[i].marker, matcher_.grammar());
    }

    // Takes the run that begins at i, where it is one of contents. Returns where to go on.
    std::size_t read_run(std::size_t first) {
        const bool word = is_word(first);
        std::size_t end = word ? first + 1 : first;  // behind the last entry
        int numbered = 0;
        int again = 0;
        int chapters = 0;
        for (std::size_t i = end; i < blocks_.size() && is_short(i) && i - end <= most_between; ++i) {
            const bool has_page = has_page_number(blocks_[i].text);
            if (!has_page && !comes_again(i)) continue;
            numbered += has_page ? 1 : 0;
            again += has_page ? 0 : 1;
            chapters += is_chapter(i) ? 1 : 0;
            end = i + 1;
        }
        const bool contents =
            numbered >= 2 || (word && numbered + again >= 2) || (chapters >= 2 && numbered + again >= 3);
        if (!contents) return first + 1;
        for (std::size_t i = first; i < end; ++i) found_.push_back(i);
        return end;
    }

    // The same words stand alone further down; a page number may follow them here.
    bool comes_again(std::size_t i) {
        if (last_.empty()) note_all();
        std::string key = packed({blocks_[i].text});
        if (key.empty()) return false;
        if (last_[key] > i) return true;
        while (!key.empty() && key.back() >= '0' && key.back() <= '9') key.pop_back();
        const auto found = last_.find(key);
        return found != last_.end() && found->second > i;
    }

    void note_all() {
        for (std::size_t i = 0; i < blocks_.size(); ++i)
            if (is_short(i)) last_[packed({blocks_[i].text})] = i;
    }

    std::span<const Block> blocks_;
    const Matcher& matcher_;
    std::map<std::string, std::size_t, std::less<>> last_;  // short paragraphs: where they stand last
    std::vector<std::size_t> found_;
};

}  // namespace

std::vector<std::size_t> contents_blocks(std::span<const Block> blocks, const Matcher& matcher) {
    return ContentsFinder(blocks, matcher).find();
}

}  // namespace zhenggai
