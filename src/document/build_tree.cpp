#include "document/build_tree.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "document/box_extent.h"
#include "document/box_reader.h"
#include "document/declared_totals.h"
#include "document/front_matter.h"
#include "document/heading_measures.h"
#include "document/indicator_table.h"
#include "document/label_ownership.h"
#include "document/ordinal_list.h"
#include "document/outline_builder.h"
#include "document/problem_reader.h"
#include "document/trailing_labels.h"
#include "text/character.h"

namespace zhenggai {

namespace {

constexpr std::size_t shortest_list_title = 8;  // code points: 基本情况 is no title of a list

class TreeBuilder {
  public:
    TreeBuilder(std::span<const Block> blocks, const Matcher& matcher, std::span<const Line> lines)
        : blocks_(blocks),
          lines_(lines),
          matcher_(matcher),
          labels_(find_label_ownership(blocks)),
          front_(read_front_matter(blocks, matcher)),
          title_(packed(front_.front.title)),
          outline_(matcher.grammar()),
          ordinals_(outline_),
          claims_(blocks.size(), ClaimKind::none),
          problem_(blocks_, labels_, tree_.strays),
          tasks_(matcher),
          fills_measures_(matcher.grammar().fills(RecordList::measures)),
          fills_problems_(matcher.grammar().fills(RecordList::problems)),
          fills_indicators_(matcher.grammar().fills(RecordList::indicators)),
          fills_projects_(matcher.grammar().fills(RecordList::projects)) {
        if (fills_indicators_) tables_ = find_indicator_tables(lines, matcher);
    }

    DocumentTree build() {
        for (next_ = 0; next_ < blocks_.size();) read(next_++);
        close_items();
        tasks_.finish(outline_, tree_);
        settle_trailing_labels(tree_.problems);
        take_tables();
        tree_.front = std::move(front_.front);
        tree_.outline = outline_.finish();
        tree_.ordinals = ordinals_.finish();
        write_claims();
        tree_.declared = find_declared_totals(preamble_, matcher_);
        tree_.first_unit_leads =
            std::any_of(preamble_.begin(), preamble_.end(), [this](std::string_view paragraph) {
                return matcher_.begins(BlockRole::first_unit_leads, paragraph);
            });
        return std::move(tree_);
    }

  private:
    void read(std::size_t i) {
        const Block& block = blocks_[i];
        if (is_front(i)) return read_front(i);
        if (in_table(block)) return claim(i, ClaimKind::table);
        switch (block.kind) {
            case BlockKind::annex: return read_annex(i);
            case BlockKind::problem: return read_problem_start(i);
            case BlockKind::label: return read_label(i);
            case BlockKind::prose: return block.marker ? read_marked(i) : read_plain(i);
            case BlockKind::annex_mention: return read_annex_mention(i);
            case BlockKind::table_header: return read_table_header(block);
            case BlockKind::table_row: return read_table_row(i);
            case BlockKind::box: return read_box_title(i);
            case BlockKind::date_line:
            case BlockKind::signed_date:
            case BlockKind::document_number:
            case BlockKind::note: return read_form(i);
        }
    }

    bool is_front(std::size_t i) const { return front_.lines[i] != FrontLine::none; }

    void claim(std::size_t i, ClaimKind kind) { claims_[i] = kind; }

    void claim(std::size_t begin, std::size_t end, ClaimKind kind) {
        std::fill(claims_.begin() + static_cast<std::ptrdiff_t>(begin),
                  claims_.begin() + static_cast<std::ptrdiff_t>(end), kind);
    }

    // A line of a title, below which text may stand, or of a signature, which ends it.
    void read_front(std::size_t i) {
        close_items();
        const bool signature = front_.lines[i] == FrontLine::signature;
        claim(i, signature ? ClaimKind::form : ClaimKind::heading);
        body_open_ = !signature;
        leads_.clear();
    }

    void read_form(std::size_t i) {
        close_items();
        claim(i, ClaimKind::form);
    }

    // Ends the problem and the task: what follows belongs to neither.
    void close_items() {
        close_problem();
        tasks_.close();
    }

    void close_problem() {
        if (problem_.is_open()) tree_.problems.push_back(problem_.close());
    }

    void open_problem(std::size_t i) {
        close_problem();
        if (blocks_[i].marker) outline_.close_from(blocks_[i].marker->rule);
        problem_.open(i, outline_.context());
        ordinals_.add_problem(blocks_[i]);
        claim(i, ClaimKind::value);
        give_up_leads();
    }

    // Takes a block of the open problem.
    void read_in_problem(std::size_t i) {
        problem_.read(i);
        claim(i, ClaimKind::value);
        const Block& block = blocks_[i];
        const bool marked = block.marker && !block.marker->doubtful;
        if (problem_.opened_measure()) {
            ordinals_.add_measure(block);
        } else if (marked) {
            ordinals_.add_inner_item(block);
        } else if (block.kind == BlockKind::label) {
            ordinals_.begin_value(block);
        }
    }

    // Between a heading and a problem no text can stand, but for what the document says of itself.
    void give_up_leads() {
        for (const std::size_t i : leads_) {
            if (!find_declared_totals(std::span(&blocks_[i].text, 1), matcher_).empty()) continue;
            claim(i, ClaimKind::none);
            tree_.strays.push_back(
                {.kind = StrayKind::text, .text = blocks_[i].text, .line = blocks_[i].line});
        }
        leads_.clear();
    }

    // A number makes a problem; without one (1.问题：, 问题描述：) the labels below it do.
    void read_problem_start(std::size_t i) {
        const Block& block = blocks_[i];
        const bool known = fills_problems_ && (labels_[i].owned.any() || (block.number && block.colon));
        if (known && !labels_[i].is_label) return open_problem(i);
        if (block.marker && !labels_[i].is_label) return read_marked(i);
        if (problem_.is_open()) read_in_problem(i);
    }

    void read_label(std::size_t i) {
        const Block& block = blocks_[i];
        if (block.marker && !labels_[i].is_label && (!problem_.is_open() || ends_problem(*block.marker))) {
            close_problem();
            return outline_add(i);
        }
        if (problem_.is_open()) return read_in_problem(i);
        if (!tasks_.add(block)) return read_plain(i);
        claim(i, ClaimKind::prose);
    }

    void read_marked(std::size_t i) {
        const Block& block = blocks_[i];
        if (problem_.is_open()) {
            if (block.marker->doubtful || problem_.expects_item(i, outline_.has_open(block.marker->rule)) ||
                !ends_problem(*block.marker))
                return read_in_problem(i);
            close_problem();
        }
        if (!block.marker->doubtful && fills_problems_ && labels_[i].starts_problem()) return open_problem(i);
        if (fills_measures_) return read_item(i);
        if (block.marker->doubtful) return add_prose(i);
        open_body();
        add_prose(i);
        leads_.clear();
        outline_add(i);
    }

    void open_body() {
        body_open_ = true;
        leads_.clear();
    }

    // A numbered paragraph that may be a task.
    void read_item(std::size_t i) {
        const Block& block = blocks_[i];
        if (block.marker->doubtful) return read_plain(i);
        bool more = false;
        const Block shown = tasks_.open(block, more);
        const std::size_t item = outline_.add(shown, goes_on(i), more);
        tasks_.place(item);
        ordinals_.add_outline_item(block, item);
        open_body();
        claim(i, ClaimKind::prose);
        if (!tasks_.any()) preamble_.push_back(block.text);
    }

    void outline_add(std::size_t i) {
        open_body();
        if (claims_[i] == ClaimKind::none) claim(i, ClaimKind::heading);
        ordinals_.add_outline_item(blocks_[i], outline_.add(blocks_[i], goes_on(i)));
    }

    void add_title(std::size_t i, Pieces lines) {
        open_body();
        claim(i, i + lines.size(), ClaimKind::heading);
        ordinals_.add_outline_item(blocks_[i], outline_.add_title(std::move(lines), blocks_[i].line));
    }

    // True where the block's list goes on behind it.
    bool goes_on(std::size_t i) const {
        const std::size_t next = labels_[i].next_of_style;
        return next < blocks_.size() && blocks_[next].marker->number == blocks_[i].marker->number + 1;
    }

    // Markers of the problem's own style, of outer ones and of open headings stand beside or above it.
    bool ends_problem(const Marker& marker) const {
        if (problem_.style() && marker.rule <= *problem_.style()) return true;
        return outline_.has_open(marker.rule) ||
               matcher_.grammar().markers[marker.rule].heading == HeadingKey::part;
    }

    void read_plain(std::size_t i) {
        if (problem_.is_open()) return read_in_problem(i);
        if (fills_indicators_ && is_table_row(blocks_[i])) return report_table(i);
        if (tasks_.is_open() && (!is_list_title(i) || tasks_.is_assignment(blocks_[i])) &&
            tasks_.add(blocks_[i])) {
            if (!tasks_.any()) preamble_.push_back(blocks_[i].text);
            claim(i, ClaimKind::prose);
            return;
        }
        if (!is_list_title(i)) return add_prose(i);
        tasks_.close();
        Pieces lines = title_lines(blocks_, i, matcher_);
        next_ = i + lines.size();
        claim(i, next_, ClaimKind::heading);
        open_body();
        // The document's own title stands on the cover and again above the text.
        if (title_.empty() || !packed(lines).ends_with(title_)) add_title(i, std::move(lines));
    }

    // A paragraph outside every record: the body of what stands over it, if anything does.
    void add_prose(std::size_t i) {
        const Block& block = blocks_[i];
        if (body_open_) {
            claim(i, ClaimKind::prose);
            if (fills_problems_ && !block.marker && outline_.has_numbered_heading()) leads_.push_back(i);
        } else {
            tree_.strays.push_back({.kind = StrayKind::text, .text = block.text, .line = block.line});
        }
        if (tree_.problems.empty() && !tasks_.any() && block.kind == BlockKind::prose)
            preamble_.push_back(block.text);
        const std::string_view text = block.marker ? block.content : block.text;
        if (!text.empty()) tree_.prose.push_back({text, block.line});
    }

    // A title that stands between the text and its list, without the word 附件 above it. The document's own
    // title again is a page's head.
    bool is_list_title(std::size_t i) const {
        if (!is_title_line(blocks_[i], matcher_)) return false;
        const std::string joined = packed(title_lines(blocks_, i, matcher_));
        return joined != title_ && count_code_points(joined) >= shortest_list_title &&
               matcher_.is(BlockRole::title_end, joined);
    }

    void read_annex(std::size_t i) {
        close_items();
        claim(i, ClaimKind::heading);
        open_body();
        if (i + 1 < blocks_.size() && is_front(i + 1)) return;  // the text that a notice issues
        Pieces lines = title_lines(blocks_, i + 1, matcher_);
        if (lines.empty()) return;
        next_ = i + 1 + lines.size();
        add_title(i + 1, std::move(lines));
    }

    // 附件：某清单 heads the list itself only where no line 附件 does, and problems follow it.
    void read_annex_mention(std::size_t i) {
        std::size_t next = i + 1;
        while (next < blocks_.size() && blocks_[next].kind == BlockKind::prose && !blocks_[next].marker &&
               !is_front(next) && !is_title_line(blocks_[next], matcher_))
            ++next;
        const bool heads = next < blocks_.size() &&
                           (blocks_[next].kind == BlockKind::problem || labels_[next].starts_problem());
        if (heads) {
            close_items();
            return add_title(i, {blocks_[i].content});
        }
        read_form(i);
        // 附件：1.… goes on with 2.… on lines of their own.
        for (std::int64_t number = 2; blocks_[i].number && is_item(next_, number); ++number)
            claim(next_++, ClaimKind::form);
    }

    bool is_item(std::size_t i, std::int64_t number) const {
        return i < blocks_.size() && blocks_[i].kind == BlockKind::prose && blocks_[i].marker &&
               blocks_[i].marker->number == number;
    }

    void read_table_header(const Block& block) {
        close_items();
        tree_.strays.push_back({.kind = StrayKind::table, .text = block.text, .line = block.line});
    }

    void read_table_row(std::size_t i) {
        if (problem_.is_open()) return read_in_problem(i);
        if (fills_indicators_) return report_table(i);
        add_to_table(i);
    }

    // A further row of the table that was reported last.
    void add_to_table(std::size_t i) {
        const bool below =
            i > 0 && (is_table_row(blocks_[i - 1]) || blocks_[i - 1].kind == BlockKind::table_header);
        if (!below || tree_.strays.empty()) return;
        Stray& table = tree_.strays.back();
        if (table.kind == StrayKind::table || table.kind == StrayKind::unknown_table)
            table.rest.push_back(blocks_[i].text);
    }

    // The first row of a table that no head makes one of indicators.
    void report_table(std::size_t i) {
        if (i > 0 && is_table_row(blocks_[i - 1]) && !in_table(blocks_[i - 1])) return add_to_table(i);
        tree_.strays.push_back(
            {.kind = StrayKind::unknown_table, .text = blocks_[i].text, .line = blocks_[i].line});
    }

    bool in_table(const Block& block) const {
        return !tables_.empty() && table_of(block, tables_, lines_) != nullptr;
    }

    void take_tables() {
        for (IndicatorTable& table : tables_) {
            std::move(table.indicators.begin(), table.indicators.end(), std::back_inserter(tree_.indicators));
            std::move(table.strays.begin(), table.strays.end(), std::back_inserter(tree_.strays));
        }
        if (tables_.empty()) return;
        std::stable_sort(tree_.strays.begin(), tree_.strays.end(),
                         [](const Stray& a, const Stray& b) { return a.line < b.line; });
    }

    // A box with an indicator table in it has no projects: it is over with the table.
    void read_box_title(std::size_t i) {
        if (!fills_projects_) return read_plain(i);
        open_body();
        claim(i, ClaimKind::heading);
        const std::size_t end = end_of_box(blocks_, i, front_.lines, outline_, matcher_.grammar());
        const auto behind = blocks_.subspan(i, end - i);
        if (std::any_of(behind.begin(), behind.end(), [this](const Block& block) { return in_table(block); }))
            return;
        BoxReading box = read_box(behind, matcher_);
        if (box.projects.empty() && box.strays.empty())
            tree_.strays.push_back(
                {.kind = StrayKind::empty_box, .text = blocks_[i].text, .line = blocks_[i].line});
        next_ = i + box.taken;
        claim_box(i, next_, box.strays);
        std::move(box.projects.begin(), box.projects.end(), std::back_inserter(tree_.projects));
        std::move(box.strays.begin(), box.strays.end(), std::back_inserter(tree_.strays));
        std::move(box.prose.begin(), box.prose.end(), std::back_inserter(tree_.prose));
    }

    // The list below the title of a group is another one than that of the group before it.
    void claim_box(std::size_t title, std::size_t end, std::span<const Stray> strays) {
        ordinals_.add_box(blocks_[title]);
        std::vector<std::uint32_t> groups;  // their lines
        for (const Stray& stray : strays)
            if (stray.kind == StrayKind::box_group) groups.push_back(stray.line);
        for (std::size_t i = title + 1; i < end; ++i) {
            const Block& block = blocks_[i];
            if (is_table_row(block)) continue;
            claim(i, ClaimKind::prose);
            if (block.marker && !block.marker->doubtful) {
                ordinals_.add_inner_item(block);
            } else if (std::binary_search(groups.begin(), groups.end(), block.line)) {
                ordinals_.begin_value(block);
            }
        }
    }

    void write_claims() {
        tree_.claims.reserve(blocks_.size());
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const Block& block = blocks_[i];
            Claim claim{.kind = claims_[i], .text = block.text, .content = block.content};
            if (block.marker) claim.marker = block.marker->text;
            tree_.claims.push_back(claim);
        }
    }

    std::span<const Block> blocks_;
    std::span<const Line> lines_;
    const Matcher& matcher_;
    std::vector<BlockLabels> labels_;
    FrontMatterReading front_;
    std::string title_;  // the document's, without white space
    DocumentTree tree_;
    OutlineBuilder outline_;
    OrdinalList ordinals_;
    std::vector<ClaimKind> claims_;   // of each block
    bool body_open_ = true;           // what stands over the text here takes paragraphs
    std::vector<std::size_t> leads_;  // paragraphs below the last heading
    ProblemReader problem_;
    HeadingMeasures tasks_;
    bool fills_measures_;
    bool fills_problems_;
    bool fills_indicators_;
    bool fills_projects_;
    std::vector<IndicatorTable> tables_;
    std::vector<std::string_view> preamble_;  // plain paragraphs before the first problem
    std::size_t next_ = 0;
};

}  // namespace

DocumentTree build_tree(std::span<const Block> blocks, const Matcher& matcher, std::span<const Line> lines) {
    return TreeBuilder(blocks, matcher, lines).build();
}

}  // namespace zhenggai
