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
          ownership_(find_label_ownership(blocks)),
          front_(read_front_matter(blocks, matcher)),
          title_(packed(front_.front.title)),
          outline_(matcher.grammar()),
          problem_(blocks_, ownership_, tree_.strays),
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
        if (front_.taken[i]) return close_items();
        if (in_table(block)) return;
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
            case BlockKind::note: return close_items();
        }
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
    }

    // A number makes a problem; without one (1.问题：, 问题描述：) the labels below it do.
    void read_problem_start(std::size_t i) {
        const Block& block = blocks_[i];
        const bool known = fills_problems_ && (ownership_.owned[i].any() || (block.number && block.colon));
        if (known && !ownership_.is_label[i]) return open_problem(i);
        if (block.marker && !ownership_.is_label[i]) return read_marked(i);
        if (problem_.is_open()) problem_.read(i);
    }

    void read_label(std::size_t i) {
        const Block& block = blocks_[i];
        if (block.marker && !ownership_.is_label[i] && (!problem_.is_open() || ends_problem(*block.marker))) {
            close_problem();
            return outline_add(i);
        }
        if (problem_.is_open()) return problem_.read(i);
        if (!tasks_.add(block)) read_plain(i);
    }

    void read_marked(std::size_t i) {
        const Block& block = blocks_[i];
        if (problem_.is_open()) {
            if (block.marker->doubtful || problem_.expects_item(i, outline_.has_open(block.marker->rule)) ||
                !ends_problem(*block.marker))
                return problem_.read(i);
            close_problem();
        }
        if (!block.marker->doubtful && fills_problems_ && ownership_.starts_problem(i))
            return open_problem(i);
        if (fills_measures_) return read_item(i);
        add_prose(block);
        if (!block.marker->doubtful) outline_add(i);
    }

    // A numbered paragraph that may be a task.
    void read_item(std::size_t i) {
        const Block& block = blocks_[i];
        if (block.marker->doubtful) return read_plain(i);
        bool more = false;
        const Block shown = tasks_.open(block, more);
        tasks_.place(outline_.add(shown, goes_on(i), more));
        if (!tasks_.any()) preamble_.push_back(block.text);
    }

    void outline_add(std::size_t i) { outline_.add(blocks_[i], goes_on(i)); }

    // True where the block's list goes on behind it.
    bool goes_on(std::size_t i) const {
        const std::size_t next = ownership_.next_of_style[i];
        return next < blocks_.size() && blocks_[next].marker->number == blocks_[i].marker->number + 1;
    }

    // Markers of the problem's own style, of outer ones and of open headings stand beside or above it.
    bool ends_problem(const Marker& marker) const {
        if (problem_.style() && marker.rule <= *problem_.style()) return true;
        return outline_.has_open(marker.rule) ||
               matcher_.grammar().markers[marker.rule].heading == HeadingKey::part;
    }

    void read_plain(std::size_t i) {
        if (problem_.is_open()) return problem_.read(i);
        if (fills_indicators_ && is_table_row(blocks_[i])) return report_table(i);
        if (tasks_.is_open() && (!is_list_title(i) || tasks_.is_assignment(blocks_[i])) &&
            tasks_.add(blocks_[i])) {
            if (!tasks_.any()) preamble_.push_back(blocks_[i].text);
            return;
        }
        if (!is_list_title(i)) return add_prose(blocks_[i]);
        tasks_.close();
        const Pieces lines = title_lines(blocks_, i, matcher_);
        next_ = i + lines.size();
        // The document's own title stands on the cover and again above the text.
        const std::string title = packed(front_.front.title);
        if (title.empty() || !packed(lines).ends_with(title)) outline_.add_title(lines, blocks_[i].line);
    }

    void add_prose(const Block& block) {
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
        if (i + 1 < blocks_.size() && front_.taken[i + 1]) return;  // the text that a notice issues
        const Pieces lines = title_lines(blocks_, i + 1, matcher_);
        if (lines.empty()) return;
        outline_.add_title(lines, blocks_[i + 1].line);
        next_ = i + 1 + lines.size();
    }

    // 附件：某清单 heads the list itself only where no line 附件 does, and problems follow it.
    void read_annex_mention(std::size_t i) {
        std::size_t next = i + 1;
        while (next < blocks_.size() && blocks_[next].kind == BlockKind::prose && !blocks_[next].marker &&
               !front_.taken[next] && !is_title_line(blocks_[next], matcher_))
            ++next;
        const bool heads = next < blocks_.size() &&
                           (blocks_[next].kind == BlockKind::problem || ownership_.starts_problem(next));
        if (heads) {
            close_items();
            outline_.add_title({blocks_[i].content}, blocks_[i].line);
            return;
        }
        close_items();
        // 附件：1.… goes on with 2.… on lines of their own.
        for (std::int64_t number = 2; blocks_[i].number && is_item(next_, number); ++number) ++next_;
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
        if (problem_.is_open()) return problem_.read(i);
        if (fills_indicators_) report_table(i);
    }

    // The first row of a table that no head makes one of indicators.
    void report_table(std::size_t i) {
        if (i > 0 && is_table_row(blocks_[i - 1]) && !in_table(blocks_[i - 1])) return;
        tree_.strays.push_back(
            {.kind = StrayKind::unknown_table, .text = blocks_[i].text, .line = blocks_[i].line});
    }

    bool in_table(const Block& block) const { return table_of(block, tables_, lines_) != nullptr; }

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
        const std::size_t end = end_of_box(blocks_, i, front_.taken, outline_, matcher_.grammar());
        const auto behind = blocks_.subspan(i, end - i);
        if (std::any_of(behind.begin(), behind.end(), [this](const Block& block) { return in_table(block); }))
            return;
        BoxReading box = read_box(behind, matcher_);
        if (box.projects.empty() && box.strays.empty())
            tree_.strays.push_back(
                {.kind = StrayKind::empty_box, .text = blocks_[i].text, .line = blocks_[i].line});
        std::move(box.projects.begin(), box.projects.end(), std::back_inserter(tree_.projects));
        std::move(box.strays.begin(), box.strays.end(), std::back_inserter(tree_.strays));
        std::move(box.prose.begin(), box.prose.end(), std::back_inserter(tree_.prose));
        next_ = i + box.taken;
    }

    std::span<const Block> blocks_;
    std::span<const Line> lines_;
    const Matcher& matcher_;
    LabelOwnership ownership_;
    FrontMatterReading front_;
    std::string title_;  // the document's, without white space
    DocumentTree tree_;
    OutlineBuilder outline_;
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
