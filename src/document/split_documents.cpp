#include "document/split_documents.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "document/front_matter.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t shortest_title = 8;  // code points
constexpr std::size_t shortest_body = 3;   // blocks
constexpr std::size_t near_title = 6;      // blocks below a title that are its front matter
constexpr std::size_t near_end = 3;        // blocks above it that may end the document above

// True for what tells how a document goes on: a number, an annex or a label.
bool is_telling(const Block& block) {
    return block.marker || block.kind == BlockKind::annex || block.kind == BlockKind::problem ||
           block.kind == BlockKind::label;
}

}  // namespace

class DocumentSplitter::State {
  public:
    explicit State(const Matcher& matcher) : matcher_(matcher), styles_(matcher.grammar().markers.size()) {}

    std::optional<std::size_t> next_start(std::span<const Block> blocks, bool complete) {
        blocks_ = blocks;
        while (next_ < blocks_.size()) {
            if (!is_plain_line(blocks_[next_])) {
                note_body(blocks_[next_++]);
                continue;
            }
            if (!complete && !sees_enough()) return std::nullopt;
            if (const auto start = read_next()) {
                next_ -= *start;
                telling_ -= std::min(telling_, *start);
                seen_ -= std::min(seen_, *start);
                return start;
            }
        }
        return complete ? std::optional(blocks_.size()) : std::nullopt;
    }

  private:
    // Nothing is asked about what stands behind the lines and the front matter of a title and the next block
    // that tells how its document goes on.
    bool sees_enough() {
        seen_ = next_telling(std::max(seen_, next_ + most_inner_title_lines + near_title));
        return seen_ < blocks_.size();
    }

    // Reads the next block, a plain line, or the lines of a title; the start of a document that begins with it.
    std::optional<std::size_t> read_next() {
        const Pieces lines = title_lines(blocks_, next_, matcher_);
        if (lines.empty()) {
            note_body(blocks_[next_++]);
            return std::nullopt;
        }
        const std::string title = packed(lines);
        place_asked_ = false;
        const std::size_t behind = next_ + lines.size();
        std::optional<std::size_t> start;
        if (begins_document(next_, behind, title)) {
            begin_document();
            start = first_line_of(next_);
        }
        // Titles before the body tell of which kinds the document is: the notice's, and the issued text's.
        if (body_ == 0 || !numbered_ || issues_text_) note_title(title);
        next_ = behind;
        return start;
    }

    void begin_document() {
        kinds_.clear();
        places_.clear();
        unplaced_.clear();
        titles_.clear();
        issued_.clear();
        outermost_.reset();
        styles_.assign(styles_.size(), false);
        announced_.clear();
        annex_number_.reset();
        body_ = 0;
        sentence_seen_ = numbered_ = issues_text_ = false;
    }

    void note_title(const std::string& title) {
        const auto kind = matcher_.capture(BlockRole::title_end, "kind", title);
        // The unit that signs a notice is no title, and the text that it issues is still to come.
        if (!kind && title != issued_) return;
        issues_text_ = matcher_.is(BlockRole::notice_title, title);
        issued_ = matcher_.capture(BlockRole::notice_title, "issued", title).value_or("");
        titles_.insert(title);
        if (kind) kinds_.emplace(*kind);
        if (!place_asked_) {
            unplaced_.push_back(title);
        } else if (place_) {
            places_.insert(*place_);
        }
    }

    void note_body(const Block& block) {
        ++body_;
        sentence_seen_ = sentence_seen_ || block.text.find("。") != std::string_view::npos;
        if (block.marker) {
            styles_[block.marker->rule] = true;
            if (!outermost_) outermost_ = block.marker->rule;
        }
        if (block.marker || block.kind == BlockKind::problem) numbered_ = true;
        // 附件：1.甲 goes on with 2.乙 on lines of their own.
        const bool next_annex = annex_number_ && block.marker && block.marker->number == *annex_number_ + 1;
        if (block.kind == BlockKind::annex_mention || next_annex) announced_.insert(packed({block.content}));
        if (block.kind == BlockKind::annex_mention) {
            annex_number_ = block.number;
        } else {
            annex_number_ = next_annex ? std::optional(block.marker->number) : std::nullopt;
        }
    }

    bool begins_document(std::size_t begin, std::size_t behind, const std::string& title) {
        if (!sentence_seen_ || body_ < shortest_body || count_code_points(title) < shortest_title)
            return false;
        if (blocks_[begin - 1].kind == BlockKind::annex || announced_.contains(title)) return false;
        if (behind < blocks_.size() && matcher_.begins(BlockRole::dispatch, blocks_[behind].text))
            return true;
        // The next title below a notice is that of the text that it issues.
        if (issues_text_ && !matcher_.is(BlockRole::notice_title, title)) return false;
        if (begins_anew(behind, true)) {  // as it must, wherever its place
            const auto found = matcher_.captures(BlockRole::document_start, {"kind", "place"}, title);
            const auto& kind = found[0];
            place_ = found[1];
            place_asked_ = true;
            const bool same_kind = kind && kinds_.contains(std::string(*kind));
            const bool other_place = place_ && is_other_place(*place_);
            if ((same_kind || other_place) && begins_anew(behind, other_place)) return true;
        }
        return !titles_.contains(title) && begins_other_kind(begin, behind, title);
    }

    // A text of another kind of the same place, or of none that the title names: its title must be one that
    // no annex has, and either say so by its form (…关于…的报告), or stand between two whole documents.
    bool begins_other_kind(std::size_t begin, std::size_t behind, const std::string& title) {
        if (!begins_with_first(behind)) return false;
        const bool official = matcher_.capture(BlockRole::document_start, "about", title).has_value();
        if (!official && !matcher_.capture(BlockRole::document_start, "whole", title)) return false;
        const bool framed = ends_above(begin) || has_front_matter(behind);
        bool sentence = false;
        for (std::size_t i = behind; i < blocks_.size(); ++i) {
            const Block& block = blocks_[i];
            if (block.kind == BlockKind::annex || block.kind == BlockKind::label) return false;
            if (block.kind == BlockKind::problem) return block.number == 1 && framed;
            if (block.marker)
                return block.marker->number == 1 &&
                       (framed || block.marker->rule == outermost_ ||
                        (official && matcher_.grammar().markers[block.marker->rule].heading));
            if (block.text.find("。") != std::string_view::npos) sentence = true;
        }
        return sentence && (framed || !numbered_);
    }

    // The first number below is 1, or there is none.
    bool begins_with_first(std::size_t from) {
        const std::size_t i = telling_ = next_telling(std::max(telling_, from));
        if (i == blocks_.size()) return true;
        const Block& block = blocks_[i];
        if (block.kind == BlockKind::problem) return block.number == 1;
        return block.kind != BlockKind::annex && block.kind != BlockKind::label && block.marker->number == 1;
    }

    // The first block from `from` on that tells how a document goes on; the count of blocks without one. Those
    // who ask go on where they were the last time, so that all answers cost one look at every block.
    std::size_t next_telling(std::size_t from) const {
        while (from < blocks_.size() && !is_telling(blocks_[from])) ++from;
        return from;
    }

    // A date, a signature or （此件公开发布） ends the document above.
    bool ends_above(std::size_t title) const {
        for (std::size_t i = title; i > 0 && title - i < near_end; --i) {
            const BlockKind kind = blocks_[i - 1].kind;
            if (kind == BlockKind::date_line || kind == BlockKind::signed_date || kind == BlockKind::note)
                return true;
        }
        return false;
    }

    // Its own number, addressees or session: an annex has none.
    bool has_front_matter(std::size_t below) const {
        for (std::size_t i = below; i < std::min(below + near_title, blocks_.size()); ++i) {
            const Block& block = blocks_[i];
            if (block.marker) return false;
            if (block.kind == BlockKind::document_number || matcher_.is(BlockRole::subtitle, block.text) ||
                matcher_.is(BlockRole::addressees, block.text))
                return true;
        }
        return false;
    }

    // 中共青石县 and 青石县 are one place.
    bool is_other_place(std::string_view place) {
        for (const std::string& title : unplaced_)
            if (const auto known = matcher_.capture(BlockRole::document_start, "place", title))
                places_.emplace(*known);
        unplaced_.clear();
        return !places_.empty() &&
               std::none_of(places_.begin(), places_.end(), [place](const std::string& known) {
                   return known.find(place) != std::string::npos ||
                          place.find(known) != std::string_view::npos;
               });
    }

    // The first number below is 1, and the document above has its style too, or is of another place; or
    // neither has any numbers.
    bool begins_anew(std::size_t from, bool other_place) {
        const std::size_t i = telling_ = next_telling(std::max(telling_, from));
        if (i == blocks_.size()) return !numbered_;
        const Block& block = blocks_[i];
        if (block.kind == BlockKind::annex) return false;
        if (block.marker) return block.marker->number == 1 && (other_place || styles_[block.marker->rule]);
        return block.kind == BlockKind::problem && block.number == 1;
    }

    // Letterhead and document number above a title are its document's.
    std::size_t first_line_of(std::size_t title) const {
        while (blocks_[title - 1].kind == BlockKind::document_number ||
               matcher_.is(BlockRole::letterhead, blocks_[title - 1].text))
            --title;
        return title;
    }

    const Matcher& matcher_;
    std::span<const Block> blocks_;  // from the begin of the document that is being read
    std::size_t next_ = 0;           // the block to read next
    std::size_t seen_ = 0;           // what sees_enough() saw last
    std::size_t telling_ = 0;        // where begins_anew() and its like were the last time
    // Of the title that is being read:
    bool place_asked_ = false;
    std::optional<std::string> place_;  // where it was asked for and the title has one
    // Of the document that is being read:
    std::set<std::string> kinds_;               // of its titles: 方案
    std::set<std::string> places_;              // that its titles begin with: 青石县
    std::vector<std::string> unplaced_;         // titles whose places nobody has asked for yet
    std::set<std::string> titles_;              // that it has
    std::vector<bool> styles_;                  // by marker rule: whether it has such markers
    std::optional<std::size_t> outermost_;      // of these: its first
    std::optional<std::int64_t> annex_number_;  // of the item of 附件： right above
    std::set<std::string> announced_;           // titles of its annexes
    std::size_t body_ = 0;                      // blocks that are no title
    bool sentence_seen_ = false;
    bool numbered_ = false;
    std::string issued_;        // the title that a notice's own title names
    bool issues_text_ = false;  // its last title is a notice's, and no other has come since
};

DocumentSplitter::DocumentSplitter(const Matcher& matcher) : state_(std::make_unique<State>(matcher)) {}
DocumentSplitter::~DocumentSplitter() = default;
DocumentSplitter::DocumentSplitter(DocumentSplitter&&) noexcept = default;
DocumentSplitter& DocumentSplitter::operator=(DocumentSplitter&&) noexcept = default;

std::optional<std::size_t> DocumentSplitter::next_start(std::span<const Block> blocks, bool complete) {
    return state_->next_start(blocks, complete);
}

}  // namespace zhenggai
