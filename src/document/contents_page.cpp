#include "document/contents_page.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "document/chapter_marker.h"
#include "document/front_matter.h"
#include "match/columns.h"
#include "match/contents_entry.h"

namespace zhenggai {

namespace {

constexpr std::size_t longest_entry = 400;  // bytes, with its dots
constexpr std::size_t longest_word = 24;    // bytes of 目录
constexpr std::size_t most_between = 2;     // paragraphs in a run that are no entries: a title over two lines
constexpr std::array<std::string_view, 3> stops{"。", "；", "，"};

std::string_view without_digits(std::string_view text) {
    while (!text.empty() && text.back() >= '0' && text.back() <= '9') text.remove_suffix(1);
    return text;
}

// A row of a table: cells between tabs or gaps, the last of which is no page number.
bool is_row(const Block& block) {
    if (has_page_number(block.text)) return false;
    if (block.kind == BlockKind::table_row || block.kind == BlockKind::table_header) return true;
    const bool parted = std::count(block.text.begin(), block.text.end(), '\t') > 1 || has_columns(block.text);
    return parted && without_digits(block.text).size() == block.text.size();
}

}  // namespace

class ContentsFinder::State {
  public:
    explicit State(const Matcher& matcher)
        : matcher_(matcher), chapter_styles_(chapter_styles(matcher.grammar())) {}

    // Short paragraphs that follow each other are looked at together: they must have ended.
    std::size_t clear(std::span<const Block> blocks, bool complete) {
        blocks_ = blocks;
        if (complete) limit_ = blocks_.size();
        for (std::size_t i = blocks_.size(); !complete && i > looked_; --i) {
            if (is_short(i - 1)) continue;
            limit_ = i - 1;
            break;
        }
        looked_ = blocks_.size();
        while (next_ < limit_ && !begins(next_)) ++next_;
        begun_ = next_ < limit_;
        return next_;
    }

    bool begun() const { return begun_; }

    std::vector<std::size_t> find(std::span<const Block> blocks) {
        blocks_ = blocks;
        while (next_ < blocks_.size()) next_ = begins(next_) ? read_run(next_) : next_ + 1;
        return std::move(found_);
    }

    void drop(std::size_t count) {
        next_ -= count;
        limit_ -= count;
        looked_ -= count;
        short_end_ -= std::min(short_end_, count);
    }

  private:
    // A run of short paragraphs, as far as they are entries.
    struct Run {
        std::size_t first = 0;
        std::size_t end = 0;     // behind the last entry
        std::size_t behind = 0;  // where the text begins: the first entry again, or what is no entry
        std::vector<std::size_t> entries = {};  // those without dots and page number
        int numbered = 0;
        int chapters = 0;
        bool restarts = false;  // the first entry comes again right behind it
    };

    // A run may begin here: 目录, an entry with a page number, a chapter right above another short line.
    bool begins(std::size_t i) {
        if (is_word(i)) return true;
        if (has_page_number(blocks_[i].text)) return is_short(i);
        return is_chapter(i) && is_short(i) && i + 1 < blocks_.size() && is_short(i + 1) && may_hold_run(i);
    }

    // Short paragraphs that follow each other hold a run that begins with a chapter only where two of them
    // have page numbers, or one comes again. Told once for all that follow each other.
    bool may_hold_run(std::size_t first) {
        if (first < short_end_) return short_run_;
        std::set<std::string, std::less<>> keys;
        int numbered = 0;
        short_run_ = false;
        for (short_end_ = first; short_end_ < blocks_.size() && is_short(short_end_); ++short_end_) {
            if (has_page_number(blocks_[short_end_].text)) ++numbered;
            const std::string key = key_of(short_end_);
            const std::string_view words = without_digits(key);
            const bool again = keys.contains(key) || keys.contains(words);
            short_run_ = short_run_ || numbered > 1 || again;
            keys.emplace(words);
            keys.insert(key);
        }
        return short_run_;
    }

    bool is_word(std::size_t i) const {
        return blocks_[i].text.size() <= longest_word && blocks_[i].kind == BlockKind::prose &&
               matcher_.is(BlockRole::contents, blocks_[i].text);
    }

    bool is_short(std::size_t i) const {
        const Block& block = blocks_[i];
        const bool text = block.kind == BlockKind::prose || block.kind == BlockKind::box ||
                          block.kind == BlockKind::annex_mention || block.kind == BlockKind::table_row;
        return text && !block.continues && block.text.size() <= longest_entry && !is_row(block) &&
               std::none_of(stops.begin(), stops.end(), [&block](std::string_view stop) {
                   return block.text.find(stop) != std::string_view::npos;
               });
    }

    bool is_chapter(std::size_t i) const {
        return blocks_[i].marker && blocks_[i].marker->rule < chapter_styles_;
    }

    // Takes the run that begins at i, where it is one of contents. Returns where to go on.
    std::size_t read_run(std::size_t first) {
        if (places_.empty()) note_all();
        const Run run = find_run(first);
        const bool word = is_word(first);
        const std::size_t again = count_again(run);
        const bool all = again == run.entries.size() && run.restarts;
        const bool contents = run.numbered >= 2 ||
                              (word && again + static_cast<std::size_t>(run.numbered) >= 2) ||
                              (all && run.chapters >= 2 && again >= 3);
        if (!contents) return first + 1;
        for (std::size_t i = first; i < run.end; ++i) found_.push_back(i);
        return run.end;
    }

    Run find_run(std::size_t first) {
        Run run{.first = first, .end = is_word(first) ? first + 1 : first};
        std::set<std::string, std::less<>> openings;  // of its first entry and its outermost chapters
        std::optional<std::size_t> outermost;
        std::size_t i = run.end;
        for (; i < blocks_.size() && is_short(i) && i - run.end <= most_between; ++i) {
            const bool has_page = has_page_number(blocks_[i].text);
            const std::string key = key_of(i);
            if (!has_page && openings.contains(key)) {
                run.restarts = true;
                break;
            }
            if (!has_page && !place_behind(i, i)) continue;
            run.numbered += has_page ? 1 : 0;
            if (!has_page) run.entries.push_back(i);
            run.chapters += is_chapter(i) ? 1 : 0;
            if (is_chapter(i) && !outermost) outermost = blocks_[i].marker->rule;
            if (openings.empty() || (is_chapter(i) && blocks_[i].marker->rule == *outermost))
                openings.insert({key, std::string(without_digits(key))});
            run.end = i + 1;
        }
        run.behind = i;
        return run;
    }

    // How many of the entries come again in their order behind the run, before the next document's title.
    std::size_t count_again(const Run& run) const {
        std::vector<std::size_t> again;
        std::size_t before = run.end - 1;
        for (const std::size_t entry : run.entries)
            if (const auto place = place_behind(entry, before)) again.push_back(before = *place);
        if (again.empty()) return 0;
        const auto limit = std::lower_bound(again.begin(), again.end(), next_document(run, again.back()));
        return static_cast<std::size_t>(limit - again.begin());
    }

    // The next title up to `end` that is not that of the run's own document, which may come again between
    // contents and text; behind `end` without one.
    std::size_t next_document(const Run& run, std::size_t end) const {
        for (std::size_t i = run.behind; i < end; ++i) {
            const Pieces lines = title_lines(blocks_, i, matcher_);
            if (lines.empty()) continue;
            const std::string title = packed(lines);
            const bool starts =
                matcher_.is(BlockRole::document_start, title) || matcher_.is(BlockRole::notice_title, title);
            if (starts && !is_above(title, run.first)) return i;
            i += lines.size() - 1;
        }
        return end + 1;
    }

    bool is_above(std::string_view title, std::size_t end) const {
        std::string above;
        for (std::size_t i = end; i > 0 && end - i < most_above; --i) {
            above.insert(0, packed({blocks_[i - 1].text}));
            if (above.find(title) != std::string::npos) return true;
        }
        return false;
    }

    // The paragraph without its page number and white space.
    std::string key_of(std::size_t i) const { return packed({without_page_number(blocks_[i].text)}); }

    // The next short paragraph behind `from` with the words of i; a page number may follow them at i.
    std::optional<std::size_t> place_behind(std::size_t i, std::size_t from) const {
        const std::string key = key_of(i);
        for (const std::string_view words : {std::string_view(key), without_digits(key)}) {
            const auto found = places_.find(words);
            if (words.empty() || found == places_.end()) continue;
            const auto place = std::upper_bound(found->second.begin(), found->second.end(), from);
            if (place != found->second.end()) return *place;
        }
        return std::nullopt;
    }

    void note_all() {
        for (std::size_t i = 0; i < blocks_.size(); ++i)
            if (is_short(i)) places_[key_of(i)].push_back(i);
    }

    const Matcher& matcher_;
    std::size_t chapter_styles_;
    std::span<const Block> blocks_;
    std::size_t next_ = 0;  // the first block that has not been told
    std::size_t limit_ =
        0;  // the blocks before it can be told: behind the short paragraphs among them is another one
    std::size_t looked_ = 0;                                               // where `limit_` has been sought
    bool begun_ = false;                                                   // contents may begin at `next_`
    std::map<std::string, std::vector<std::size_t>, std::less<>> places_;  // of short paragraphs
    std::vector<std::size_t> found_;
    std::size_t short_end_ = 0;  // behind the short paragraphs that may_hold_run() looked at last
    bool short_run_ = false;     // what it found
};

ContentsFinder::ContentsFinder(const Matcher& matcher) : state_(std::make_unique<State>(matcher)) {}
ContentsFinder::~ContentsFinder() = default;
ContentsFinder::ContentsFinder(ContentsFinder&&) noexcept = default;
ContentsFinder& ContentsFinder::operator=(ContentsFinder&&) noexcept = default;

std::size_t ContentsFinder::clear(std::span<const Block> blocks, bool complete) {
    return state_->clear(blocks, complete);
}

bool ContentsFinder::begun() const { return state_->begun(); }

std::vector<std::size_t> ContentsFinder::find(std::span<const Block> blocks) { return state_->find(blocks); }

void ContentsFinder::drop(std::size_t count) { state_->drop(count); }

}  // namespace zhenggai
